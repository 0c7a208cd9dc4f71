import type { Range } from "../base/range.ts";
import {
  type Accessor,
  ArrayExpr,
  BoolExpr,
  Call,
  CompareExpr,
  ConcatExpr,
  DotAccessor,
  type Expr,
  FunctionExpr,
  IndexAccessor,
  InExpr,
  LogicExpr,
  MacroCallExpr,
  MathExpr,
  MissingAccessor,
  MissingExpr,
  Name,
  NamedArg,
  NumberExpr,
  StringAccessor,
  StringExpr,
  TestExpr,
  VariableAccessor,
  VariableExpr,
} from "./ast.ts";
import type { Cst } from "./cst.ts";
import { type Place, Span } from "./span.ts";

/** Deeper expressions are cut off: nothing that recurses over the tree may run out of stack. */
export const MAX_EXPRESSION_DEPTH = 400;

/** What is shared by everything in the tags of one node: the tree that is read, and the place from which is counted. */
export interface Source {
  readonly cst: Cst;
  readonly place: Place;
}

/** An expression that was just made, and may still be changed by what surrounds it. */
type Unfinished<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** The typed tree of an expression node. What is not one (nothing was written) is `missing`. */
export function lowerExpression(source: Source, node: number | undefined, at: number, depth = 0): Expr {
  const { cst, place } = source;
  if (node === undefined || depth > MAX_EXPRESSION_DEPTH) return missing(source, at);
  const start = cst.starts[node]!;
  const end = cst.stops[node]!;
  switch (cst.type(node)) {
    case "variable":
      return variable(source, node, depth);
    case "string":
    case "unclosed_string":
      return string(source, node);
    case "filtered":
      return filtered(source, node, depth);
    case "function_call":
    case "method_call":
      return new FunctionExpr(place, start, end, call(source, node, depth));
    case "number": {
      const text = cst.textOf(node);
      return new NumberExpr(place, start, end, text, text.includes("."));
    }
    case "boolean":
      return new BoolExpr(place, start, end, /^t/i.test(cst.textOf(node)));
    case "or_expression":
    case "and_expression": {
      const { operatorRange, left, right } = operands(source, node, depth);
      const operator = cst.type(node) === "or_expression" ? "or" : "and";
      return new LogicExpr(place, start, end, operator, operatorRange, left, right);
    }
    case "comparison": {
      const { operatorRange, left, right } = operands(source, node, depth);
      const operator = operatorText(cst, node) as CompareExpr["operator"];
      return new CompareExpr(place, start, end, operator, operatorRange, left, right);
    }
    case "math":
    case "outer_math": {
      const { operatorRange, left, right } = operands(source, node, depth);
      const operator = operatorText(cst, node) as MathExpr["operator"];
      return new MathExpr(place, start, end, operator, operatorRange, left, right);
    }
    case "in_expression": {
      const { left, right } = operands(source, node, depth);
      return new InExpr(place, start, end, cst.child(node, "not") !== undefined, left, right);
    }
    case "not_expression":
      return negated(source, node, depth);
    case "parenthesized":
      return parenthesized(source, node, depth);
    case "concatenation":
      return new ConcatExpr(place, start, end, concatParts(source, node, depth));
    case "array":
      return new ArrayExpr(place, start, end, values(source, node, depth));
    case "test":
      return test(source, node, depth);
    case "macro_call": {
      const namespace = name(source, cst.child(node, "namespace"), start);
      return new MacroCallExpr(place, start, end, namespace, call(source, node, depth));
    }
    default:
      return missing(source, at);
  }
}

function inner(source: Source, node: number, field: string, depth: number): Unfinished<Expr> {
  const { cst } = source;
  return lowerExpression(source, cst.child(node, field), cst.stops[node]!, depth + 1);
}

function negated(source: Source, node: number, depth: number): Expr {
  const { cst } = source;
  const operand = inner(source, node, "operand", depth);
  keepCore(source, operand);
  reach(operand, cst.starts[node]!, operand.end);
  operand.negated = true;
  operand.not = spanOf(source, cst.child(node, "operator")!);
  return operand;
}

function parenthesized(source: Source, node: number, depth: number): Expr {
  const content = inner(source, node, "content", depth);
  if (content.parens !== undefined && content.filters.length > 0) {
    content.negated = false;
    return content;
  }
  const range = spanOf(source, node);
  const math = content.not === undefined ? undefined : negativeBehindNot(source, content, content.not);
  const whole: Unfinished<Expr> = math ?? content;
  reach(whole, range.start, range.end);
  whole.ownCore = range;
  whole.parens = range;
  // Tera forgets a `not` at the beginning of parentheses: `(not a)` is `a`.
  whole.negated = false;
  return whole;
}

/** The range of an expression becomes another; its core does not follow. */
function reach(expr: Unfinished<Expr>, start: number, end: number): void {
  expr.from = start - expr.place.at;
  expr.to = end - expr.place.at;
}

/** Notes the range that an expression has before what surrounds it widens it. */
function keepCore(source: Source, expr: Unfinished<Expr>): void {
  expr.ownCore ??= new Span(source.place, expr.start, expr.end);
}

/**
 * `(not -4)` is arithmetic for Tera, which tries that first in parentheses: a variable `not`, minus 4.
 *
 * Empty: `undefined` for anything but arithmetic that begins with a negative number.
 */
function negativeBehindNot(source: Source, content: Unfinished<Expr>, not: Range): MathExpr | undefined {
  if (content.filters.length > 0) return undefined;
  const { place } = source;
  if (content.kind === "number") {
    if (!content.text.startsWith("-")) return undefined;
    const variableName = new Name(place, not.start, not.end, "not");
    const left = new VariableExpr(place, not.start, not.end, variableName, NO_ACCESSORS);
    const { start, end } = content.core;
    const minus = new Span(place, start, start + 1);
    const right: Unfinished<NumberExpr> = new NumberExpr(place, start + 1, end, content.text.slice(1), content.float);
    right.parens = content.parens;
    return new MathExpr(place, not.start, content.end, "-", minus, left, right);
  }
  if (content.kind !== "math" || content.left.parens !== undefined) return undefined;
  const left = negativeBehindNot(source, content.left, not);
  if (left === undefined) return undefined;
  keepCore(source, content);
  reach(content, not.start, content.end);
  content.negated = false;
  content.not = undefined;
  content.left = left;
  return content;
}

function operatorText(cst: Cst, node: number): string {
  return cst.textOf(cst.child(node, "operator")!);
}

function operands(source: Source, node: number, depth: number) {
  const operatorRange = spanOf(source, source.cst.child(node, "operator")!);
  return { operatorRange, left: inner(source, node, "left", depth), right: inner(source, node, "right", depth) };
}

function filtered(source: Source, node: number, depth: number): Expr {
  const { cst } = source;
  const value = inner(source, node, "value", depth);
  const filters = value.filters.slice();
  for (let child = node + 1; child < cst.ends[node]!; child = cst.ends[child]!)
    if (cst.type(child) === "filter") filters.push(filter(source, child, depth));
  keepCore(source, value);
  reach(value, value.start, cst.stops[node]!);
  value.filters = filters;
  return value;
}

function test(source: Source, node: number, depth: number): Expr {
  const { cst, place } = source;
  const end = cst.stops[node]!;
  return new TestExpr(
    place,
    cst.starts[node]!,
    end,
    inner(source, node, "subject", depth) as VariableExpr,
    cst.child(node, "not") !== undefined,
    name(source, cst.child(node, "name"), end),
    argumentValues(source, cst.child(node, "arguments"), depth),
  );
}

/** A name, or an empty one at `at` where nothing was written. */
export function name({ cst, place }: Source, node: number | undefined, at: number): Name {
  return node === undefined
    ? new Name(place, at, at, "")
    : new Name(place, cst.starts[node]!, cst.stops[node]!, cst.textOf(node));
}

/** The name and arguments of a filter, function, macro or filter section. */
export function call(source: Source, node: number, depth: number, at?: number): Call {
  const { cst, place } = source;
  const list = cst.child(node, "arguments");
  const named = cst.child(node, "name") ?? cst.child(node, "object");
  const end = cst.stops[node]!;
  const called = name(source, named, end);
  const start = called.text === "" && at !== undefined ? at : cst.starts[named ?? node]!;
  const args = list === undefined ? NO_ARGUMENTS : namedArgs(source, list, depth);
  return new Call(place, start, end, called, args, list === undefined ? undefined : spanOf(source, list));
}

const NO_ARGUMENTS: readonly NamedArg[] = [];

export function spanOf({ cst, place }: Source, node: number): Span {
  return new Span(place, cst.starts[node]!, cst.stops[node]!);
}

export function missing({ place }: Source, at: number): MissingExpr {
  return new MissingExpr(place, at, at);
}

function string({ cst, place }: Source, node: number): StringExpr {
  const text = cst.textOf(node);
  const value = text.slice(1, cst.type(node) === "string" ? -1 : undefined);
  return new StringExpr(place, cst.starts[node]!, cst.stops[node]!, text[0] as StringExpr["quote"], value);
}

function variable(source: Source, node: number, depth: number): VariableExpr {
  const { cst, place } = source;
  const start = cst.starts[node]!;
  const first = node + 1;
  let accessors: Accessor[] | undefined;
  for (let child = cst.ends[first]!; child < cst.ends[node]!; child = cst.ends[child]!) {
    accessors ??= [];
    accessors.push(accessor(source, child, depth));
  }
  return new VariableExpr(place, start, cst.stops[node]!, name(source, first, start), accessors ?? NO_ACCESSORS);
}

const NO_ACCESSORS: readonly Accessor[] = [];

function accessor(source: Source, node: number, depth: number): Accessor {
  const { cst, place } = source;
  const start = cst.starts[node]!;
  const end = cst.stops[node]!;
  if (cst.type(node) === "dot_access")
    return new DotAccessor(place, start, end, name(source, cst.child(node, "name"), end));
  const key = lowerExpression(source, cst.child(node, "key"), end, depth + 1);
  switch (key.kind) {
    case "string":
      return new StringAccessor(place, start, end, key);
    case "number":
      return new IndexAccessor(place, start, end, key);
    case "variable":
      return new VariableAccessor(place, start, end, key);
    default:
      return new MissingAccessor(place, start, end);
  }
}

/** The range of a filter begins at its name, or behind the bar where there is none yet. */
function filter(source: Source, node: number, depth: number): Call {
  return call(source, node, depth, source.cst.stops[node]!);
}

/** `a ~ b ~ c` is one expression of three parts. */
function concatParts(source: Source, node: number, depth: number): Expr[] {
  const { cst } = source;
  const parts: Expr[] = [];
  for (const child of cst.children(node)) {
    if (cst.type(child) === "~") continue;
    if (cst.type(child) === "concatenation" && depth < MAX_EXPRESSION_DEPTH)
      parts.push(...concatParts(source, child, depth + 1));
    else parts.push(lowerExpression(source, child, cst.starts[child]!, depth + 1));
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

function values(source: Source, node: number, depth: number): Expr[] {
  const { cst } = source;
  return elements(cst, node).map((child) => lowerExpression(source, child, cst.starts[child]!, depth + 1));
}

function argumentValues(source: Source, node: number | undefined, depth: number): Expr[] {
  return node === undefined ? [] : namedArgs(source, node, depth).map((arg) => arg.value);
}

function namedArgs(source: Source, node: number, depth: number): NamedArg[] {
  const { cst, place } = source;
  return elements(cst, node).map((child) => {
    const start = cst.starts[child]!;
    const end = cst.stops[child]!;
    if (cst.type(child) !== "argument") {
      const value = lowerExpression(source, child, start, depth + 1);
      return new NamedArg(place, start, end, new Name(place, start, start, ""), value);
    }
    const value = lowerExpression(source, cst.child(child, "value"), end, depth + 1);
    return new NamedArg(place, start, end, name(source, cst.child(child, "name"), start), value);
  });
}
