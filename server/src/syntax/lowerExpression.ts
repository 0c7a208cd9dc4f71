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

type Parts = Pick<Expr, "start" | "end" | "core" | "negated" | "filters">;

/** The typed tree of an expression node. What is not one (an error, nothing at all) is `missing`. */
export function lowerExpression(cst: Cst, node: number | undefined, at: number, depth = 0): Expr {
  if (node === undefined || depth > MAX_EXPRESSION_DEPTH) return missing(at);
  const parts = plain(cst, node);
  const inner = (field: string) => {
    const child = cst.child(node, field);
    return lowerExpression(cst, child, cst.stops[node]!, depth + 1);
  };
  switch (cst.types[node]) {
    case "string":
    case "unclosed_string":
      return string(cst, node);
    case "number":
      return number(cst, node);
    case "boolean":
      return { ...parts, kind: "bool", value: /^t/i.test(cst.textOf(node)) };
    case "variable":
      return variable(cst, node, depth);
    case "or_expression":
    case "and_expression":
      return { ...parts, kind: "logic", ...operands(cst.types[node] === "or_expression" ? "or" : "and") };
    case "comparison":
      return { ...parts, kind: "compare", ...operands(operatorText() as CompareExpr["operator"]) };
    case "math":
    case "outer_math":
      return { ...parts, kind: "math", ...operands(operatorText() as MathExpr["operator"]) };
    case "in_expression":
      return {
        ...parts,
        kind: "in",
        notIn: cst.child(node, "not") !== undefined,
        left: inner("left"),
        right: inner("right"),
      };
    case "not_expression": {
      const operand = inner("operand");
      const operator = rangeOf(cst, cst.child(node, "operator")!);
      return { ...operand, start: parts.start, negated: true, not: operator };
    }
    case "parenthesized": {
      const content = inner("content");
      return content.parens === undefined || content.filters.length === 0
        ? { ...content, start: parts.start, end: parts.end, core: parts.core, parens: parts.core }
        : content;
    }
    case "filtered": {
      const value = inner("value");
      const filters = cst.children(node).filter((child) => cst.types[child] === "filter");
      return {
        ...value,
        end: parts.end,
        filters: [...value.filters, ...filters.map((child) => filter(cst, child, depth))],
      };
    }
    case "concatenation":
      return { ...parts, kind: "concat", parts: concatParts(cst, node, depth) };
    case "array":
      return { ...parts, kind: "array", items: values(cst, node, depth) };
    case "test":
      return {
        ...parts,
        kind: "test",
        subject: inner("subject") as VariableExpr,
        isNot: cst.child(node, "not") !== undefined,
        name: name(cst, cst.child(node, "name"), parts.end),
        args: argumentValues(cst, cst.child(node, "arguments"), depth),
      };
    case "function_call":
    case "method_call":
      return { ...parts, kind: "function", call: call(cst, node, depth) };
    case "macro_call":
      return {
        ...parts,
        kind: "macroCall",
        namespace: name(cst, cst.child(node, "namespace"), parts.start),
        call: call(cst, node, depth),
      };
    default:
      return missing(at);
  }

  function operatorText(): string {
    return cst.textOf(cst.child(node!, "operator")!);
  }
  function operands<Operator>(operator: Operator) {
    const operatorRange = rangeOf(cst, cst.child(node!, "operator")!);
    return { operator, operatorRange, left: inner("left"), right: inner("right") };
  }
}

/** A name, or an empty one at `at` where nothing was written. */
export function name(cst: Cst, node: number | undefined, at: number): Name {
  return node === undefined ? { start: at, end: at, text: "" } : { ...rangeOf(cst, node), text: cst.textOf(node) };
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
  const range = { start: at, end: at };
  return { ...range, core: range, kind: "missing", negated: false, filters: [] };
}

function plain(cst: Cst, node: number): Parts {
  const core = rangeOf(cst, node);
  return { ...core, core, negated: false, filters: [] };
}

function string(cst: Cst, node: number): StringExpr {
  const text = cst.textOf(node);
  const closed = cst.types[node] === "string";
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
  const accessors = cst
    .children(node)
    .filter((child) => cst.types[child] === "dot_access" || cst.types[child] === "bracket_access")
    .map((child) => accessor(cst, child, depth));
  return {
    ...plain(cst, node),
    kind: "variable",
    name: name(cst, cst.child(node, "name"), cst.starts[node]!),
    accessors,
  };
}

function accessor(cst: Cst, node: number, depth: number): Accessor {
  const range = rangeOf(cst, node);
  if (cst.types[node] === "dot_access")
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
    if (cst.types[child] === "~") continue;
    if (cst.types[child] === "concatenation" && depth < MAX_EXPRESSION_DEPTH)
      parts.push(...concatParts(cst, child, depth + 1));
    else parts.push(lowerExpression(cst, child, cst.starts[child]!, depth + 1));
  }
  return parts;
}

const PUNCTUATION = new Set(["(", ")", "[", "]", ",", "unexpected"]);

/** The elements between brackets; a comma at the end leaves no element. */
function elements(cst: Cst, node: number): number[] {
  const found = cst.children(node).filter((child) => !PUNCTUATION.has(cst.types[child]!));
  const last = found.at(-1);
  if (last !== undefined && cst.types[last] === "missing") found.pop();
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
    if (cst.types[child] !== "argument") {
      const value = lowerExpression(cst, child, range.start, depth + 1);
      return { ...range, name: { start: range.start, end: range.start, text: "" }, value };
    }
    const value = lowerExpression(cst, cst.child(child, "value"), range.end, depth + 1);
    return { ...range, name: name(cst, cst.child(child, "name"), range.start), value };
  });
}
