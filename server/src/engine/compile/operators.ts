import type { ConcatExpr, Expr, InExpr, MathExpr } from "../../syntax/index.ts";
import { equalValues } from "../library/compare.ts";
import { arithmetic, displayDouble, isNumber, jsonNumber, type TeraNumber } from "../library/numbers.ts";
import { debugText, isList, isMap } from "../library/print.ts";
import { TeraError } from "../library/types.ts";
import type { Condition, Eval } from "../loaded.ts";
import { type Place, spotOf } from "../place.ts";
import { RenderFailure, TeraCrash } from "../problem.ts";
import type { Run } from "../run.ts";
import type { Value } from "../value.ts";
import { compileFunction, fromLibrary } from "./calls.ts";
import { describe } from "./describe.ts";
import { compileExpression, compileValue, compileVariable, numberLiteral } from "./expression.ts";
import { writtenPath } from "./path.ts";
import { isWatched, watched } from "./probe.ts";

/** A number that can be computed; `undefined` is what Tera prints as `NaN`. */
export type NumberEval = (run: Run) => TeraNumber | undefined;

/** Source: `Processor::eval_in_condition`. */
export function compileIn(expr: InExpr, place: Place): Condition {
  const left = compileExpression(expr.left, place);
  const right = compileExpression(expr.right, place);
  const spot = spotOf(place, expr.core);
  const { notIn } = expr;
  return (run) => contains(left(run), run.made(right(run), spot)) !== notIn;

  function contains(item: Value, container: Value): boolean {
    if (isList(container)) return container.some((each) => equalValues(each, item));
    const what = isMap(container) ? "a object" : typeof container === "string" ? "a string" : undefined;
    if (what === undefined)
      throw new RenderFailure(
        "The `in` operator only supports strings, arrays and objects.",
        spot,
        `behind \`in\` stands ${describe(container)}, and only a text, a list or a map can be searched`,
      );
    if (typeof item !== "string")
      throw new RenderFailure(
        `Tried to check if ${debugText(item)} is in ${what}, but it isn't a string`,
        spot,
        `${describe(item)} cannot be in ${describe(container)}: only a text can be looked for there`,
      );
    return isMap(container) ? container.has(item) : (container as string).includes(item);
  }
}

/** The text of a `~` that joins nothing but texts; Tera has no other expression than a text then. */
export function constantText(expr: ConcatExpr): string | undefined {
  return expr.parts.every((part) => part.kind === "string") ? expr.parts.map((part) => part.value).join("") : undefined;
}

/** A join as Tera's message spells it: texts that stand together are one, and it does not know numbers and calls. */
function joinedText(expr: ConcatExpr, place: Place): string {
  const parts: string[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") parts.push(`'${text}'`);
    text = "";
  };
  for (const part of expr.parts) {
    if (part.kind === "string") text += part.value;
    else {
      flush();
      parts.push(part.kind === "variable" ? writtenPath(part, place) : "unknown");
    }
  }
  flush();
  return parts.join(" ~ ");
}

/** `a ~ b`: texts and numbers joined. */
export function compileConcat(expr: ConcatExpr, place: Place): Eval {
  const parts = expr.parts.map((part) => compileConcatPart(part, place));
  const spot = spotOf(place, expr.core);
  return (run) => {
    let text = "";
    for (const part of parts) text += part(run);
    return run.made(text, spot);
  };
}

function compileConcatPart(part: Expr, place: Place): (run: Run) => string {
  if (part.kind === "string") return () => part.value;
  if (part.kind === "number") {
    const literal = part.float ? displayDouble(Number(part.text)) : String(BigInt(part.text));
    return () => literal;
  }
  const value = isWatched(part, place) ? watched(part, place) : compileValue(part.withoutFilters(), place);
  const spot = spotOf(place, part);
  const written =
    part.kind === "variable" ? writtenPath(part, place) : place.source.slice(part.core.start, part.core.end);
  const what = part.kind === "function" ? `function call ${part.call.name.text}` : `ident ${written}`;
  return (run) => {
    const found = value(run);
    if (typeof found === "string") return found;
    if (isNumber(found)) return jsonNumber(found);
    throw new RenderFailure(
      `Tried to concat a value that is not a string or a number from ${what}`,
      spot,
      `\`${written}\` is ${describe(found)}, and \`~\` joins texts and numbers only`,
    );
  };
}

/** Source: `Processor::eval_as_number`. */
export function compileMath(expr: MathExpr, place: Place): NumberEval {
  const left = compileOperand(expr.left, place);
  const right = compileOperand(expr.right, place);
  const { operator } = expr;
  const spot = spotOf(place, expr.core);
  return (run) => {
    const a = left(run);
    const b = right(run);
    if (a === undefined || b === undefined) return undefined;
    try {
      return arithmetic(operator, a, b);
    } catch (error) {
      if (error instanceof TeraError) throw fromLibrary(error, spot);
      throw error;
    }
  };
}

/** An operand: with filters its value must be a number, else it is read as one. Source: `eval_expr_as_number`. */
export function compileOperand(expr: Expr, place: Place): NumberEval {
  if (expr.filters.length === 0 && !isWatched(expr, place)) return compileNumber(expr, place);
  const value = compileExpression(expr, place);
  const spot = spotOf(place, expr);
  return (run) => {
    const found = value(run);
    if (isNumber(found)) return found;
    throw new RenderFailure(
      "Tried to do math with an expression not resulting in a number",
      spot,
      `this is ${describe(found)}, and arithmetic needs a number`,
    );
  };
}

/** Source: `Processor::eval_as_number`, which looks at neither filters nor `not` of the expression itself. */
export function compileNumber(expr: Expr, place: Place): NumberEval {
  const spot = spotOf(place, expr.core);
  const refuse =
    (message: string, explain: string): NumberEval =>
    () => {
      throw new RenderFailure(message, spot, explain);
    };
  const crash =
    (message: string, explain: string): NumberEval =>
    () => {
      throw new TeraCrash(message, spot, explain);
    };
  switch (expr.kind) {
    case "number": {
      const literal = numberLiteral(expr.text, expr.float);
      return () => literal;
    }
    case "variable": {
      const value = compileVariable(expr.withoutFilters(), place);
      const name = writtenPath(expr, place);
      return (run) => {
        const found = value(run);
        if (isNumber(found)) return found;
        throw new RenderFailure(
          `Variable \`${name}\` was used in a math operation but is not a number`,
          spot,
          `\`${name}\` is ${describe(found)}, and arithmetic needs a number`,
        );
      };
    }
    case "math":
      return compileMath(expr, place);
    case "function": {
      const value = compileFunction(expr.call, place, expr.core);
      return (run) => {
        const found = value(run);
        if (isNumber(found)) return found;
        throw new RenderFailure(
          `Function \`${expr.call.name.text}\` was used in a math operation but is not returning a number`,
          spot,
          `\`${expr.call.name.text}\` gives ${describe(found)}, and arithmetic needs a number`,
        );
      };
    }
    case "string":
      return refuse(
        `Tried to do math with a string: \`${expr.value}\``,
        "arithmetic needs a number, and this is a text",
      );
    case "bool":
      return refuse(
        `Tried to do math with a boolean: \`${expr.value}\``,
        "arithmetic needs a number, and this is a truth value",
      );
    case "concat": {
      const text = constantText(expr);
      if (text !== undefined)
        return refuse(`Tried to do math with a string: \`${text}\``, "arithmetic needs a number, and this is a text");
      return refuse(
        `Tried to do math with a string concatenation: ${joinedText(expr, place)}`,
        "arithmetic needs a number, and this is a text",
      );
    }
    case "test":
      return refuse(
        `Tried to do math with a test: ${expr.name.text}`,
        "arithmetic needs a number, and this is a truth value",
      );
    default:
      return crash("internal error: entered unreachable code", "Tera crashes here: arithmetic needs a number");
  }
}
