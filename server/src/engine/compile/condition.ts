import type { CompareExpr, Expr, LogicExpr, VariableExpr } from "../../syntax/index.ts";
import { isTruthy, looselyEqual } from "../library/compare.ts";
import { isNumber, toDouble } from "../library/numbers.ts";
import type { Condition } from "../loaded.ts";
import { type Place, spotOf } from "../place.ts";
import { isMissing, RenderFailure, TeraCrash } from "../problem.ts";
import { compileFunction, compileMacroCall, compileTest } from "./calls.ts";
import { describe } from "./describe.ts";
import { compileExpression } from "./expression.ts";
import { findOrNothing } from "./find.ts";
import { compileIn, compileNumber, compileOperand, constantText } from "./operators.ts";
import { CONTEXT, compilePath } from "./path.ts";
import { isWatched, watched } from "./probe.ts";

/** Source: Tera 1.20, `Processor::eval_as_bool`. */
export function compileCondition(expr: Expr, place: Place): Condition {
  if (isWatched(expr, place)) {
    const value = watched(expr, place);
    return (run) => isTruthy(value(run));
  }
  const { negated } = expr;
  if (expr.kind === "compare" && (expr.operator === "==" || expr.operator === "!="))
    return compileEquality(expr, negated, place);
  const holds = compileTruth(expr, place);
  return negated ? (run) => !holds(run) : holds;
}

function compileTruth(expr: Expr, place: Place): Condition {
  const spot = spotOf(place, expr.core);
  switch (expr.kind) {
    case "logic":
      return compileLogic(expr, place);
    case "compare":
      return compileOrder(expr, place);
    case "variable":
      return compileVariableCondition(expr, place);
    case "math":
    case "number": {
      const number = compileNumber(expr, place);
      return (run) => {
        const value = number(run);
        return value !== undefined && toDouble(value) !== 0;
      };
    }
    case "in":
      return compileIn(expr, place);
    case "test":
      return compileTest(expr, place);
    case "bool": {
      const { value } = expr;
      return () => value;
    }
    case "string": {
      const holds = expr.value !== "";
      return () => holds;
    }
    case "function": {
      const value = compileFunction(expr.call, place, expr.core);
      return (run) => {
        const found = value(run);
        if (typeof found === "boolean") return found;
        throw new RenderFailure(
          `Function \`${expr.call.name.text}\` was used in a logic operation but is not returning a bool`,
          spot,
          `\`${expr.call.name.text}\` gives ${describe(found)}, and a condition needs a truth value: compare it`,
        );
      };
    }
    case "concat": {
      const text = constantText(expr);
      if (text !== undefined) return () => text !== "";
      // Tera takes whatever the filters give for a text, and crashes where it is none; so it does for `not`.
      const value = compileExpression(expr, place);
      return (run) => {
        const found = value(run);
        if (typeof found === "string") return found !== "";
        throw new TeraCrash(
          "called `Option::unwrap()` on a `None` value",
          spot,
          `Tera crashes here: this is ${describe(found)}, and only a text is taken`,
        );
      };
    }
    case "macroCall": {
      const call = compileMacroCall(expr, place);
      return (run) => run.capture(() => call(run)) !== "";
    }
    default:
      return () => {
        throw new TeraCrash(
          "internal error: entered unreachable code",
          spot,
          "Tera crashes here: this is no condition",
        );
      };
  }
}

/** Whatever fails in a variable with its filters counts as false. */
function compileVariableCondition(expr: VariableExpr, place: Place): Condition {
  if (expr.filters.length === 0 && !expr.negated) {
    const path = compilePath(expr, place);
    const isContext = path.root === CONTEXT && expr.accessors.length === 0;
    return (run) => {
      if (isContext) return true;
      const found = findOrNothing(path, run);
      return found !== undefined && isTruthy(found);
    };
  }
  const value = compileExpression(expr, place);
  const { negated } = expr;
  return (run) => {
    let holds = false;
    try {
      holds = isTruthy(value(run));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    // `not` was applied with the filters; it is taken back here, and applied for good by the caller.
    return negated ? !holds : holds;
  };
}

function compileLogic({ operator, left, right }: LogicExpr, place: Place): Condition {
  const a = compileCondition(left, place);
  const b = compileCondition(right, place);
  return operator === "or" ? (run) => a(run) || b(run) : (run) => a(run) && b(run);
}

/** A number and something else are neither equal nor unequal, and a `not` in front is forgotten. */
function compileEquality({ operator, left, right, core }: CompareExpr, negated: boolean, place: Place): Condition {
  const a = compileExpression(left, place);
  const b = compileExpression(right, place);
  const wanted = (operator === "==") !== negated;
  const spot = spotOf(place, core);
  return (run) => {
    const x = run.made(a(run), spot);
    const y = b(run);
    return isNumber(x) === isNumber(y) && looselyEqual(x, y) === wanted;
  };
}

function compileOrder({ operator, left, right, core }: CompareExpr, place: Place): Condition {
  const a = compileOperand(left, place);
  const b = compileOperand(right, place);
  const spot = spotOf(place, core);
  return (run) => {
    const x = a(run);
    const y = b(run);
    if (x === undefined || y === undefined)
      throw new RenderFailure("Comparison to NaN", spot, "one side is the result of a division by zero");
    const l = toDouble(x);
    const r = toDouble(y);
    return operator === "<" ? l < r : operator === "<=" ? l <= r : operator === ">" ? l > r : l >= r;
  };
}
