import type { Range } from "../base/range.ts";
import type {
  Accessor,
  Call,
  CompareExpr,
  ConcatExpr,
  Expr,
  InExpr,
  LogicExpr,
  MacroCallExpr,
  MathExpr,
  TestExpr,
  VariableExpr,
} from "../syntax/index.ts";
import type { Place } from "./compile.ts";
import { equalValues, isTruthy, looselyEqual } from "./library/compare.ts";
import { sortedMap } from "./library/json.ts";
import {
  arithmetic,
  displayDouble,
  integer,
  isNumber,
  jsonNumber,
  type TeraNumber,
  toDouble,
} from "./library/numbers.ts";
import { isList, isMap, jsonText } from "./library/print.ts";
import { TeraError } from "./library/types.ts";
import { RenderFailure } from "./problem.ts";
import type { Run } from "./run.ts";
import { TeraFloat, type Value } from "./value.ts";

/** An expression that can be evaluated. */
export type Eval = (run: Run) => Value;
type Condition = (run: Run) => boolean;
/** `undefined` is what Tera prints as `NaN`. */
type NumberEval = (run: Run) => TeraNumber | undefined;

/** Source: Tera 1.20, `Processor::eval_expression`: the value, then the filters, then `not`. */
export function compileExpression(expr: Expr, place: Place): Eval {
  const { negated } = expr;
  const filters = expr.filters
    .filter(({ name }) => name.text !== "safe" && name.text !== "default")
    .map((call) => evaluateFilter(call, place));
  const value = compileValue(expr, place);
  if (filters.length === 0 && !negated) return value;
  const mayBeMissing = expr.kind === "variable" && negated && !hasDefault(expr);
  const exists = expr.kind === "variable" ? compilePath(expr, place) : undefined;
  return (run) => {
    // A variable that is not there is false for `not`, whatever filters follow.
    if (mayBeMissing && !isThere(exists!, run)) return true;
    let result = value(run);
    for (const filter of filters) result = filter(run, result);
    return negated ? !isTruthy(result) : result;
  };
}

function compileValue(expr: Expr, place: Place): Eval {
  const range: Range = { start: expr.core.start, end: expr.core.end };
  switch (expr.kind) {
    case "string": {
      const text = expr.value;
      return () => text;
    }
    case "number": {
      const literal = numberLiteral(expr.text, expr.float);
      return () => literal;
    }
    case "bool": {
      const { value } = expr;
      return () => value;
    }
    case "variable":
      return compileVariable(expr, place);
    case "array": {
      const items = expr.items.map((item) => compileExpression(item, place));
      return (run) => items.map((item) => item(run));
    }
    case "in": {
      const holds = compileIn(expr, place);
      return holds;
    }
    case "concat":
      return compileConcat(expr, place);
    case "function":
      return compileFunction(expr.call, place, range);
    case "macroCall": {
      const call = macroCall(expr, place);
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
      return (run) => number(run) ?? "NaN";
    }
    case "missing":
      return () => {
        throw fail("a value is missing here", range);
      };
  }
}

function numberLiteral(text: string, float: boolean): Value {
  return float ? new TeraFloat(Number(text)) : integer(BigInt(text));
}

// Variables

type Path = {
  readonly root: string;
  readonly keys: (run: Run) => readonly string[];
  readonly spelling: string;
  readonly bracketed: boolean;
  readonly range: Range;
};

function compilePath(expr: VariableExpr, place: Place): Path {
  const spelling = place.source.slice(expr.core.start, expr.core.end);
  const parts = expr.accessors.map((accessor) => compileAccessor(accessor, spelling, place));
  const range: Range = { start: expr.core.start, end: expr.core.end };
  const bracketed = expr.accessors.some((accessor) => accessor.kind !== "dot");
  const isFixed = parts.every((part) => typeof part !== "function");
  const fixed = parts as string[];
  const keys = isFixed
    ? () => fixed
    : (run: Run) => parts.flatMap((part) => (typeof part === "function" ? part(run) : part));
  return { root: expr.name.text, keys, spelling, bracketed, range };
}

/** A key, or how to find it. A number with a fraction becomes two keys, as in Tera's path texts. */
function compileAccessor(accessor: Accessor, spelling: string, place: Place): string | ((run: Run) => string[]) {
  switch (accessor.kind) {
    case "dot":
      return accessor.name.text;
    case "string":
      return pointerKey(accessor.value.value);
    case "index": {
      const { text } = accessor.value;
      if (!text.startsWith("-")) return text;
      // Tera takes what is no index for the name of a variable.
      const { start, end } = accessor;
      return (run) => {
        const missing = notFound(text, run.active.name, { start, end });
        throw fail(
          `Variable ${spelling} can not be evaluated because: ${missing.message}`,
          { start, end },
          "an index cannot be negative",
        );
      };
    }
    case "variable": {
      const inner = accessor.value;
      const value = compileVariable(inner, place);
      const name = place.source.slice(inner.core.start, inner.core.end);
      const range: Range = { start: inner.start, end: inner.end };
      return (run) => {
        let key: Value;
        try {
          key = value(run);
        } catch (error) {
          if (!(error instanceof RenderFailure)) throw error;
          throw fail(`Variable ${spelling} can not be evaluated because: ${error.message}`, range, error.explain);
        }
        if (typeof key === "string") return [pointerKey(key)];
        if (isNumber(key)) return jsonNumber(key).split(".");
        throw fail(
          `Only variables evaluating to String or Number can be used as index (\`${name}\` of \`${spelling}\`)`,
          range,
          `\`${name}\` is neither a text nor a number, so it cannot be a key`,
        );
      };
    }
    case "missing":
      return "";
  }
}

/** Keys travel as JSON pointers in Tera, whose escapes are understood on the way. */
function pointerKey(key: string): string {
  return key.includes("~") ? key.replaceAll("/", "~1").replaceAll("~1", "/").replaceAll("~0", "~") : key;
}

function isThere(path: Path, run: Run): boolean {
  try {
    return path.root === CONTEXT || run.lookup(path.root, path.keys(run)) !== undefined;
  } catch (error) {
    if (error instanceof RenderFailure) return false;
    throw error;
  }
}

const CONTEXT = "__tera_context";

function compileVariable(expr: VariableExpr, place: Place): Eval {
  const path = compilePath(expr, place);
  const { root, keys, range } = path;
  const find =
    root === CONTEXT && expr.accessors.length === 0
      ? (run: Run) => jsonText(sortedMap(run.visible()), true)
      : (run: Run) => run.lookup(root, keys(run));
  if (!hasDefault(expr))
    return (run) => {
      const found = find(run);
      if (found === undefined) throw missingVariable(path, run);
      return found;
    };
  const fallback = expr.filters[0]!.args.find((arg) => arg.name.text === "value");
  const value = fallback === undefined ? undefined : compileExpression(fallback.value, place);
  return (run) => {
    let found: Value | undefined;
    try {
      found = find(run);
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
    }
    if (found !== undefined && found !== null) return found;
    if (value === undefined) throw fail("The `default` filter requires a `value` argument.", range);
    return value(run);
  };
}

function hasDefault(expr: Expr): boolean {
  return expr.filters[0]?.name.text === "default";
}

function missingVariable({ spelling, bracketed, root, keys, range }: Path, run: Run): RenderFailure {
  const missing = notFound(spelling, run.active.name, range);
  if (!bracketed) return missing;
  const evaluated = [root, ...keys(run)].join(".");
  return fail(
    `${missing.message}: the evaluated version was \`${evaluated}\`. Maybe the index is out of bounds?`,
    range,
    `\`${spelling}\` has no value here; it was looked up as \`${evaluated}\``,
  );
}

function notFound(spelling: string, template: string, range: Range): RenderFailure {
  return fail(
    `Variable \`${spelling}\` not found in context while rendering '${template}'`,
    range,
    `\`${spelling}\` has no value here`,
  );
}

// Operators

function compileIn(expr: InExpr, place: Place): Condition {
  const left = compileExpression(expr.left, place);
  const right = compileExpression(expr.right, place);
  const range: Range = { start: expr.core.start, end: expr.core.end };
  const { notIn } = expr;
  return (run) => {
    const item = left(run);
    const container = right(run);
    let found: boolean;
    if (isList(container)) found = container.some((each) => equalValues(each, item));
    else if (typeof container === "string" || isMap(container)) {
      if (typeof item !== "string") {
        const what = isMap(container) ? "a object" : "a string";
        throw fail(
          `Tried to check if ${jsonText(item)} is in ${what}, but it isn't a string`,
          range,
          `only a text can be looked for in ${isMap(container) ? "a map" : "a text"}`,
        );
      }
      found = isMap(container) ? container.has(item) : container.includes(item);
    } else
      throw fail(
        "The `in` operator only supports strings, arrays and objects.",
        range,
        "behind `in` stands neither a text nor a list nor a map",
      );
    return found !== notIn;
  };
}

function compileConcat(expr: ConcatExpr, place: Place): Eval {
  const parts = expr.parts.map((part) => compileConcatPart(part, place));
  const range: Range = { start: expr.core.start, end: expr.core.end };
  return (run) => {
    let text = "";
    for (const part of parts) text += part(run);
    return run.checkLength(text, range);
  };
}

function compileConcatPart(part: Expr, place: Place): (run: Run) => string {
  if (part.kind === "string") return () => part.value;
  if (part.kind === "number") {
    const literal = part.float ? displayDouble(Number(part.text)) : String(BigInt(part.text));
    return () => literal;
  }
  const value = compileValue({ ...part, filters: [] }, place);
  const range: Range = { start: part.start, end: part.end };
  const what =
    part.kind === "function"
      ? `function call ${part.call.name.text}`
      : `ident ${place.source.slice(part.core.start, part.core.end)}`;
  return (run) => {
    const found = value(run);
    if (typeof found === "string") return found;
    if (isNumber(found)) return jsonNumber(found);
    throw fail(
      `Tried to concat a value that is not a string or a number from ${what}`,
      range,
      "`~` joins texts and numbers only",
    );
  };
}

/** Source: `Processor::eval_as_number`, which looks at neither filters nor `not` of the expression itself. */
function compileNumber(expr: Expr, place: Place): NumberEval {
  const range: Range = { start: expr.core.start, end: expr.core.end };
  const refuse =
    (message: string, explain: string): NumberEval =>
    () => {
      throw fail(message, range, explain);
    };
  switch (expr.kind) {
    case "number": {
      const literal = numberLiteral(expr.text, expr.float) as TeraNumber;
      return () => literal;
    }
    case "variable": {
      const value = compileVariable({ ...expr, filters: [] }, place);
      const name = place.source.slice(expr.core.start, expr.core.end);
      return (run) => {
        const found = value(run);
        if (isNumber(found)) return found;
        throw fail(
          `Variable \`${name}\` was used in a math operation but is not a number`,
          range,
          `\`${name}\` is ${describe(found)}, and arithmetic needs a number`,
        );
      };
    }
    case "math":
      return compileMath(expr, place);
    case "function": {
      const value = compileFunction(expr.call, place, range);
      return (run) => {
        const found = value(run);
        if (isNumber(found)) return found;
        throw fail(
          `Function \`${expr.call.name.text}\` was used in a math operation but is not returning a number`,
          range,
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
    case "concat":
      return refuse("Tried to do math with a string concatenation", "arithmetic needs a number, and this is a text");
    case "test":
      return refuse(
        `Tried to do math with a test: ${expr.name.text}`,
        "arithmetic needs a number, and this is a truth value",
      );
    default:
      return refuse("internal error: entered unreachable code", "Tera crashes here: arithmetic needs a number");
  }
}

/** An operand: with filters its value must be a number, else it is read as one. */
function compileOperand(expr: Expr, place: Place): NumberEval {
  if (expr.filters.length === 0) return compileNumber(expr, place);
  const value = compileExpression(expr, place);
  const range: Range = { start: expr.start, end: expr.end };
  return (run) => {
    const found = value(run);
    if (isNumber(found)) return found;
    throw fail(
      "Tried to do math with an expression not resulting in a number",
      range,
      `this is ${describe(found)}, and arithmetic needs a number`,
    );
  };
}

function compileMath(expr: MathExpr, place: Place): NumberEval {
  const left = compileOperand(expr.left, place);
  const right = compileOperand(expr.right, place);
  const { operator } = expr;
  const range: Range = { start: expr.core.start, end: expr.core.end };
  return (run) => {
    const a = left(run);
    const b = right(run);
    if (a === undefined || b === undefined) return undefined;
    try {
      return arithmetic(operator, a, b);
    } catch (error) {
      if (error instanceof TeraError) throw fail(error.message, range, error.explain);
      throw error;
    }
  };
}

// Conditions

/** Source: `Processor::eval_as_bool`. */
export function compileCondition(expr: Expr, place: Place): Condition {
  const holds = compileTruth(expr, place);
  return expr.negated ? (run) => !holds(run) : holds;
}

function compileTruth(expr: Expr, place: Place): Condition {
  const range: Range = { start: expr.core.start, end: expr.core.end };
  switch (expr.kind) {
    case "logic":
      return compileLogic(expr, place);
    case "compare":
      return compileComparison(expr, place);
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
      const value = compileFunction(expr.call, place, range);
      return (run) => {
        const found = value(run);
        if (typeof found === "boolean") return found;
        throw fail(
          `Function \`${expr.call.name.text}\` was used in a logic operation but is not returning a bool`,
          range,
          `\`${expr.call.name.text}\` gives ${describe(found)}, and a condition needs a truth value: compare it`,
        );
      };
    }
    case "concat": {
      // With filters Tera takes whatever they give for a text, and crashes where it is none.
      const value = compileExpression({ ...expr, negated: false }, place);
      const { negated } = expr;
      return (run) => {
        const found = value(run);
        if (typeof found !== "string" || negated)
          throw fail("called `Option::unwrap()` on a `None` value", range, "Tera crashes here: this is no text");
        return found !== "";
      };
    }
    case "macroCall": {
      const call = macroCall(expr, place);
      return (run) => run.capture(() => call(run)) !== "";
    }
    default:
      return () => {
        throw fail("internal error: entered unreachable code", range, "Tera crashes here: this is no condition");
      };
  }
}

/** Whatever fails in a variable with its filters counts as false. */
function compileVariableCondition(expr: VariableExpr, place: Place): Condition {
  if (expr.filters.length === 0 && !expr.negated) {
    const path = compilePath(expr, place);
    return (run) => {
      if (path.root === CONTEXT) return true;
      try {
        const found = run.lookup(path.root, path.keys(run));
        return found !== undefined && isTruthy(found);
      } catch (error) {
        if (error instanceof RenderFailure) return false;
        throw error;
      }
    };
  }
  const value = compileExpression(expr, place);
  const { negated } = expr;
  return (run) => {
    let holds = false;
    try {
      holds = isTruthy(value(run));
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
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

function compileComparison(expr: CompareExpr, place: Place): Condition {
  const { operator, left, right } = expr;
  if (operator === "==" || operator === "!=") {
    const a = compileExpression(left, place);
    const b = compileExpression(right, place);
    return (run) => {
      const x = a(run);
      const y = b(run);
      // A number and something else are neither equal nor unequal.
      if (isNumber(x) !== isNumber(y)) return false;
      return looselyEqual(x, y) === (operator === "==");
    };
  }
  const a = compileOperand(left, place);
  const b = compileOperand(right, place);
  const range: Range = { start: expr.core.start, end: expr.core.end };
  return (run) => {
    const x = a(run);
    const y = b(run);
    if (x === undefined || y === undefined) throw fail("Comparison to NaN", range, "one side is no number");
    const l = toDouble(x);
    const r = toDouble(y);
    return operator === "<" ? l < r : operator === "<=" ? l <= r : operator === ">" ? l > r : l >= r;
  };
}

// Calls

type NamedEval = readonly [name: string, value: Eval];

function compileArgs({ args }: Call, place: Place): NamedEval[] {
  return args.map((arg) => [arg.name.text, compileExpression(arg.value, place)]);
}

function evaluateArgs(run: Run, args: readonly NamedEval[]): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const [name, value] of args) values.set(name, value(run));
  return values;
}

/** A filter, applied to a value. */
export function evaluateFilter(call: Call, place: Place): (run: Run, value: Value) => Value {
  const name = call.name.text;
  const args = compileArgs(call, place);
  const range: Range = { start: call.start, end: call.end };
  return (run, value) => {
    const filter = run.library.filters.get(name);
    if (filter === undefined) throw fail(`Filter '${name}' not found`, range, `there is no filter \`${name}\``);
    return run.guarded("Filter", name, range, () => filter(value, evaluateArgs(run, args), run.env));
  };
}

function compileFunction(call: Call, place: Place, range: Range): Eval {
  const name = call.name.text;
  const args = compileArgs(call, place);
  return (run) => {
    const func = run.library.functions.get(name);
    if (func === undefined) throw fail(`Function '${name}' not found`, range, `there is no function \`${name}\``);
    return run.guarded("Function", name, range, () => func(evaluateArgs(run, args), run.env));
  };
}

function compileTest(expr: TestExpr, place: Place): Condition {
  const name = expr.name.text;
  const args = expr.args.map((arg) => compileExpression(arg, place));
  const path = compilePath(expr.subject, place);
  const isContext = path.root === CONTEXT;
  const range: Range = { start: expr.core.start, end: expr.core.end };
  return (run) => {
    const test = run.library.tests.get(name);
    if (test === undefined) throw fail(`Test '${name}' not found`, range, `there is no test \`${name}\``);
    const holds = run.guarded("Test", name, range, () => {
      const values = args.map((arg) => arg(run));
      return test(isContext ? "" : subjectOf(path, run), values);
    });
    return holds !== expr.isNot;
  };
}

function subjectOf(path: Path, run: Run): Value | undefined {
  try {
    return run.lookup(path.root, path.keys(run));
  } catch (error) {
    if (error instanceof RenderFailure) return undefined;
    throw error;
  }
}

/** Prints a macro. Source: `Processor::eval_macro_call`. */
export function macroCall(expr: MacroCallExpr, place: Place): (run: Run) => void {
  const namespace = expr.namespace.text;
  const name = expr.call.name.text;
  const given = compileArgs(expr.call, place);
  const range: Range = { start: expr.core.start, end: expr.core.end };
  return (run) => {
    const { template, macro } = findMacro(run, namespace, name, range);
    const args = new Map(given);
    const vars = new Map<string, Value>();
    for (const param of macro.node.params) {
      const paramName = param.name.text;
      const value = args.get(paramName);
      if (value !== undefined) vars.set(paramName, value(run));
      else if (param.default !== undefined)
        vars.set(paramName, compileExpression(param.default, { name: template.name, source: template.source })(run));
      else
        throw fail(
          `Macro \`${name}\` is missing the argument \`${paramName}\``,
          range,
          `the macro \`${name}\` needs the argument \`${paramName}\``,
        );
    }
    run.call("macro", `macro ${namespace}::${name}`, template, vars, range, macro.body);
  };
}

/** Which template's namespaces hold for a call depends on the block being printed, if any. */
function findMacro(run: Run, namespace: string, name: string, range: Range) {
  const parents = run.templates.parents(run.template);
  const root = parents.at(-1) ?? run.template;
  const block = run.blocks.at(-1);
  const from =
    block !== undefined ? run.templates.get(block.template)! : run.template.name !== root.name ? root : run.active;
  const template = run.templates.namespaces(from).get(namespace);
  if (template === undefined)
    throw fail(
      `Macro namespace \`${namespace}\` was not found in template \`${from.name}\`. Have you maybe forgotten to import it, or misspelled it?`,
      range,
      `no import gives macros the name \`${namespace}\``,
    );
  const macro = template.macros.get(name);
  if (macro === undefined)
    throw fail(
      `Macro \`${namespace}::${name}\` not found in template \`${from.name}\``,
      range,
      `\`${template.name}\` has no macro \`${name}\``,
    );
  return { template, macro };
}

function describe(value: Value): string {
  if (value === null) return "null";
  if (typeof value === "string") return "a text";
  if (typeof value === "boolean") return "a truth value";
  return isList(value) ? "a list" : isMap(value) ? "a map" : "a number";
}

function fail(message: string, range: Range, explain?: string): RenderFailure {
  return new RenderFailure(message, explain, range);
}
