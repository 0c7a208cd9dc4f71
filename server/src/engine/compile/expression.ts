import type { Expr, VariableExpr } from "../../syntax/index.ts";
import { isTruthy } from "../library/compare.ts";
import { integer } from "../library/numbers.ts";
import type { Eval } from "../loaded.ts";
import { type Place, spotOf } from "../place.ts";
import { RenderFailure, withoutCauses } from "../problem.ts";
import type { Run } from "../run.ts";
import { TeraFloat } from "../value.ts";
import { callSpot, compileFilter, compileFunction, compileMacroCall, compileTest } from "./calls.ts";
import { compileCondition } from "./condition.ts";
import { find, findOrNothing } from "./find.ts";
import { missingVariable } from "./missing.ts";
import { compileConcat, compileIn, compileMath } from "./operators.ts";
import { CONTEXT, compilePath, contextText } from "./path.ts";
import { isWatched, watched } from "./probe.ts";

/** Source: Tera 1.20, `Processor::eval_expression`: the value, then the filters, then `not`. */
export function compileExpression(expr: Expr, place: Place): Eval {
  if (isWatched(expr, place)) return watched(expr, place);
  const { negated } = expr;
  const filters = realFilters(expr).map((call) => compileFilter(call, place));
  const value = compileValue(expr, place);
  if (filters.length === 0 && !negated) return value;
  const path = expr.kind === "variable" && negated && !hasDefault(expr) ? compilePath(expr, place) : undefined;
  const isContext = expr.kind === "variable" && expr.name.text === CONTEXT && expr.accessors.length === 0;
  return (run) => {
    // A variable that is not there is false for `not`, whatever filters follow.
    if (path !== undefined && !isContext && findOrNothing(path, run) === undefined) return true;
    let result = value(run);
    for (const filter of filters) result = filter(run, result);
    return negated ? !isTruthy(result) : result;
  };
}

/** The filters that are called: `safe` changes nothing without escaping, `default` belongs to the variable. */
export function realFilters(expr: Expr) {
  return expr.filters.filter(({ name }) => name.text !== "safe" && name.text !== "default");
}

/** The value of an expression before its filters. */
export function compileValue(expr: Expr, place: Place): Eval {
  switch (expr.kind) {
    case "string":
    case "bool": {
      const { value } = expr;
      return () => value;
    }
    case "number": {
      const literal = numberLiteral(expr.text, expr.float);
      return () => literal;
    }
    case "variable":
      return compileVariable(expr, place);
    case "array": {
      const items = expr.items.map((item) => compileExpression(item, place));
      return (run) => items.map((item) => item(run));
    }
    case "in":
      return compileIn(expr, place);
    case "concat":
      return compileConcat(expr, place);
    case "function":
      return compileFunction(expr.call, place, expr.core);
    case "macroCall": {
      const call = compileMacroCall(expr, place);
      return (run) => run.capture(() => call(run));
    }
    case "test":
      return compileTest(expr, place);
    case "logic":
    case "compare":
      // Tera applies `not` here and once more behind the filters.
      return compileCondition(expr, place);
    case "math": {
      const number = compileMath(expr, place);
      return (run) => {
        try {
          return number(run) ?? "NaN";
        } catch (error) {
          throw withoutCauses(error);
        }
      };
    }
    case "missing": {
      const spot = spotOf(place, expr.core);
      return () => {
        throw new RenderFailure("a value is missing here", spot);
      };
    }
  }
}

/** The value of a number as it is written. */
export function numberLiteral(text: string, float: boolean): number | bigint | TeraFloat {
  return float ? new TeraFloat(Number(text)) : integer(BigInt(text));
}

/** The value of a variable, its default counted. */
export function compileVariable(expr: VariableExpr, place: Place): Eval {
  const path = compilePath(expr, place);
  const isContext = path.root === CONTEXT && expr.accessors.length === 0;
  const value = isContext
    ? contextText
    : (run: Run) => {
        const found = find(path, run);
        if (found === undefined) throw missingVariable(path, run);
        return found;
      };
  if (!hasDefault(expr) || isContext) return value;
  const written = expr.filters[0]!.args.findLast((arg) => arg.name.text === "value");
  const fallback = written === undefined ? undefined : compileExpression(written.value, place);
  return (run) => {
    const found = findOrNothing(path, run);
    if (found !== undefined && found !== null) return found;
    if (fallback === undefined)
      throw new RenderFailure(
        "The `default` filter requires a `value` argument.",
        callSpot(expr.filters[0]!, place),
        "`default` needs the argument `value`",
      );
    return fallback(run);
  };
}

/** Whether a value that is missing is replaced: Tera looks for `default` in the first place only. */
export function hasDefault(expr: Expr): boolean {
  return expr.filters[0]?.name.text === "default";
}
