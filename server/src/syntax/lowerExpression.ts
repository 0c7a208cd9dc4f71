import type { Range } from "../base/range.ts";
import type {
  Accessor,
  Call,
  CompareExpr,
  Expr,
  MathExpr,
  MissingExpr,
  Name,
  NamedArg,
  NumberExpr,
  StringExpr,
  VariableExpr,
} from "./ast.ts";
import type { Cst } from "./cst.ts";

/** Deeper expressions are cut off: nothing that recurses over the tree may run out of stack. */
export const MAX_EXPRESSION_DEPTH = 400;

/** What most expressions have none of; shared, so that a large file is light. */
const NO_FILTERS: readonly Call[] = [];

/** The typed tree of an expression node. What is not one (nothing was written) is `missing`. */
export function lowerExpression(cst: Cst, node: number | undefined, at: number, depth = 0): Expr {
  if (node === undefined || depth > MAX_EXPRESSION_DEPTH) return missing(at);
  switch (cst.type(node)) {
    case "variable":
      return variable(cst, node, depth);
    case "string":
    case "unclosed_string":
      return string(cst, node);
    case "filtered":
      return filtered(cst, node, depth);
    case "function_call":
    case "method_call":
      return { kind: "function", ...plain(cst, node), call: call(cst, node, depth) };
    case "number":
      return number(cst, node);
    case "boolean":
      return { kind: "bool", ...plain(cst, node), value: /^t/i.test(cst.textOf(node)) };
    case "or_expression":
      return { kind: "logic", ...plain(cst, node), operator: "or", ...operands(cst, node, depth) };
    case "and_expression":
      return { kind: "logic", ...plain(cst, node), operator: "and", ...operands(cst, node, depth) };
    case "comparison": {
      const operator = operatorText(cst, node) as CompareExpr["operator"];
      return { kind: "compare", ...plain(cst, node), operator, ...operands(cst, node, depth) };
    }
    case "math":
    case "outer_math": {
      const operator = operatorText(cst, node) as MathExpr["operator"];
      return { kind: "math", ...plain(cst, node), operator, ...operands(cst, node, depth) };
    }
    case "in_expression": {
      const { left, right } = operands(cst, node, depth);
      return { kind: "in", ...plain(cst, node), notIn: cst.child(node, "not") !== undefined, left, right };
    }
    case "not_expression": {
      const operand = inner(cst, node, "operand", depth);
      const operator = rangeOf(cst, cst.child(node, "operator")!);
      return { ...operand, start: cst.starts[node]!, negated: true, not: operator };
    }
    case "parenthesized": {
      const content = inner(cst, node, "content", depth);
      if (content.parens !== undefined && content.filters.length > 0) return { ...content, negated: false };
      const { start, end } = rangeOf(cst, node);
      if (content.not !== undefined) {
        const math = negativeBehindNot(content, content.not);
        if (math !== undefined) return { ...math, start, end, core: { start, end }, parens: { start, end } };
      }
      // Tera forgets a `not` at the beginning of parentheses: `(not a)` is `a`.
      return { ...content, start, end, core: { start, end }, negated: false, parens: { start, end } };
    }
    case "concatenation":
      return { kind: "concat", ...plain(cst, node), parts: concatParts(cst, node, depth) };
    case "array":
      return { kind: "array", ...plain(cst, node), items: values(cst, node, depth) };
    case "test":
      return test(cst, node, depth);
    case "macro_call":
      return {
        kind: "macroCall",
        ...plain(cst, node),
        namespace: name(cst, cst.child(node, "namespace"), cst.starts[node]!),
        call: call(cst, node, depth),
      };
    default:
      return missing(at);
  }
}

function inner(cst: Cst, node: number, field: string, depth: number): Expr {
  return lowerExpression(cst, cst.child(node, field), cst.stops[node]!, depth + 1);
}

/**
 * `(not -4)` is arithmetic for Tera, which tries that first in parentheses: a variable `not`, minus 4.
 *
 * Empty: `undefined` for anything but arithmetic that begins with a negative number.
 */
function negativeBehindNot(content: Expr, not: Range): MathExpr | undefined {
  if (content.filters.length > 0) return undefined;
  if (content.kind === "number") {
    if (!content.text.startsWith("-")) return undefined;
    const text = "not";
    const left: VariableExpr = {
      kind: "variable",
      ...not,
      core: not,
      negated: false,
      filters: NO_FILTERS,
      name: { ...not, text },
      accessors: NO_ACCESSORS,
    };
    const minus = { start: content.core.start, end: content.core.start + 1 };
    const core = { start: minus.end, end: content.core.end };
    const right: NumberExpr = {
      ...content,
      ...core,
      core,
      text: content.text.slice(1),
      negated: false,
      not: undefined,
    };
    const range = { start: not.start, end: content.end };
    return {
      kind: "math",
      ...range,
      core: range,
      negated: false,
      filters: NO_FILTERS,
      operator: "-",
      operatorRange: minus,
      left,
      right,
    };
  }
  if (content.kind !== "math" || content.left.parens !== undefined) return undefined;
  const left = negativeBehindNot(content.left, not);
  return left === undefined ? undefined : { ...content, start: not.start, negated: false, not: undefined, left };
}

function operatorText(cst: Cst, node: number): string {
  return cst.textOf(cst.child(node, "operator")!);
}

function operands(cst: Cst, node: number, depth: number) {
  const operatorRange = rangeOf(cst, cst.child(node, "operator")!);
  return { operatorRange, left: inner(cst, node, "left", depth), right: inner(cst, node, "right", depth) };
}

function filtered(cst: Cst, node: number, depth: number): Expr {
  const value = inner(cst, node, "value", depth);
  const filters = value.filters.slice();
  for (let child = node + 1; child < cst.ends[node]!; child = cst.ends[child]!)
    if (cst.type(child) === "filter") filters.push(filter(cst, child, depth));
  return { ...value, end: cst.stops[node]!, filters };
}

function test(cst: Cst, node: number, depth: number): Expr {
  return {
    kind: "test",
    ...plain(cst, node),
    subject: inner(cst, node, "subject", depth) as VariableExpr,
    isNot: cst.child(node, "not") !== undefined,
    name: name(cst, cst.child(node, "name"), cst.stops[node]!),
    args: argumentValues(cst, cst.child(node, "arguments"), depth),
  };
}

/** A name, or an empty one at `at` where nothing was written. */
export function name(cst: Cst, node: number | undefined, at: number): Name {
  return node === undefined
    ? { start: at, end: at, text: "" }
    : { start: cst.starts[node]!, end: cst.stops[node]!, text: cst.textOf(node) };
}

/** The name and arguments of a filter, function, macro or filter section. */
export function call(cst: Cst, node: number, depth: number): Call {
  const args = cst.child(node, "arguments");
  const named = cst.child(node, "name") ?? cst.child(node, "object");
  const end = cst.stops[node]!;
  return {
    start: cst.starts[named ?? node]!,
    end,
    name: name(cst, named, end),
    args: args === undefined ? [] : namedArgs(cst, args, depth),
    argList: args === undefined ? undefined : rangeOf(cst, args),
  };
}

export function rangeOf(cst: Cst, node: number): Range {
  return { start: cst.starts[node]!, end: cst.stops[node]! };
}

export function missing(at: number): MissingExpr {
  const core = { start: at, end: at };
  return { kind: "missing", start: at, end: at, core, negated: false, filters: NO_FILTERS };
}

function plain(cst: Cst, node: number) {
  const core = rangeOf(cst, node);
  return { start: core.start, end: core.end, core, negated: false, filters: NO_FILTERS };
}

function string(cst: Cst, node: number): StringExpr {
  const text = cst.textOf(node);
  const closed = cst.type(node) === "string";
  return {
    ...plain(cst, node),
    kind: "string",
    quote: text[0] as StringExpr["quote"],
    value: text.slice(1, closed ? -1 : undefined),
  };
}

function number(cst: Cst, node: number): NumberExpr {
  const text = cst.textOf(node);
  return { ...plain(cst, node), kind: "number", text, float: text.includes(".") };
}

function variable(cst: Cst, node: number, depth: number): VariableExpr {
  const core = rangeOf(cst, node);
  const { start, end } = core;
  const first = node + 1;
  let accessors: Accessor[] | undefined;
  for (let child = cst.ends[first]!; child < cst.ends[node]!; child = cst.ends[child]!) {
    accessors ??= [];
    accessors.push(accessor(cst, child, depth));
  }
  const written = name(cst, first, start);
  return {
    kind: "variable",
    start,
    end,
    core,
    negated: false,
    filters: NO_FILTERS,
    name: written,
    accessors: accessors ?? NO_ACCESSORS,
  };
}

const NO_ACCESSORS: readonly Accessor[] = [];

function accessor(cst: Cst, node: number, depth: number): Accessor {
  const range = rangeOf(cst, node);
  if (cst.type(node) === "dot_access")
    return { ...range, kind: "dot", name: name(cst, cst.child(node, "name"), range.end) };
  const key = lowerExpression(cst, cst.child(node, "key"), range.end, depth + 1);
  switch (key.kind) {
    case "string":
      return { ...range, kind: "string", value: key };
    case "number":
      return { ...range, kind: "index", value: key };
    case "variable":
      return { ...range, kind: "variable", value: key };
    default:
      return { ...range, kind: "missing" };
  }
}

function filter(cst: Cst, node: number, depth: number): Call {
  const made = call(cst, node, depth);
  // The range of a filter begins at its name, or behind the bar where there is none yet.
  return made.name.text === "" ? { ...made, start: cst.stops[node]!, end: cst.stops[node]! } : made;
}

/** `a ~ b ~ c` is one expression of three parts. */
function concatParts(cst: Cst, node: number, depth: number): Expr[] {
  const parts: Expr[] = [];
  for (const child of cst.children(node)) {
    if (cst.type(child) === "~") continue;
    if (cst.type(child) === "concatenation" && depth < MAX_EXPRESSION_DEPTH)
      parts.push(...concatParts(cst, child, depth + 1));
    else parts.push(lowerExpression(cst, child, cst.starts[child]!, depth + 1));
  }
  return parts;
}

const PUNCTUATION = new Set(["(", ")", "[", "]", ",", "unexpected"]);

/** The elements between brackets; a comma at the end leaves no element. */
function elements(cst: Cst, node: number): number[] {
  const found = cst.children(node).filter((child) => !PUNCTUATION.has(cst.type(child)));
  const last = found.at(-1);
  if (last !== undefined && cst.type(last) === "missing") found.pop();
  return found;
}

function values(cst: Cst, node: number, depth: number): Expr[] {
  return elements(cst, node).map((child) => lowerExpression(cst, child, cst.starts[child]!, depth + 1));
}

function argumentValues(cst: Cst, node: number | undefined, depth: number): Expr[] {
  return node === undefined ? [] : namedArgs(cst, node, depth).map((arg) => arg.value);
}

function namedArgs(cst: Cst, node: number, depth: number): NamedArg[] {
  return elements(cst, node).map((child) => {
    const range = rangeOf(cst, child);
    if (cst.type(child) !== "argument") {
      const value = lowerExpression(cst, child, range.start, depth + 1);
      return { ...range, name: { start: range.start, end: range.start, text: "" }, value };
    }
    const value = lowerExpression(cst, cst.child(child, "value"), range.end, depth + 1);
    return { ...range, name: name(cst, cst.child(child, "name"), range.start), value };
  });
}
