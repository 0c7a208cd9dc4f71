/** What the checks ask of the shape of an expression. */
import { never } from "../../base/never.ts";
import type { Cst } from "../cst.ts";

/** Whether parentheses (or what stands in them) hold plain arithmetic: Tera's `basic_expr`. */
export function isBasic(cst: Cst, node: number): boolean {
  switch (cst.type(node)) {
    case "parenthesized":
      return isBasic(cst, fieldOf(cst, node, "content"));
    case "math":
      return isBasic(cst, fieldOf(cst, node, "left")) && isBasic(cst, fieldOf(cst, node, "right"));
    case "boolean":
    case "number":
    case "variable":
    case "test":
    case "function_call":
    case "macro_call":
    case "missing":
      return true;
    case "not_expression":
      return isBasic(cst, fieldOf(cst, node, "operand")) && beginsNegative(cst, fieldOf(cst, node, "operand"));
    default:
      return false;
  }
}

/** Whether arithmetic begins with a negative number: a `not` before it in parentheses is the name of a variable for Tera. */
export function beginsNegative(cst: Cst, node: number): boolean {
  if (is(cst, node, "math")) return beginsNegative(cst, fieldOf(cst, node, "left"));
  return is(cst, node, "number") && cst.textOf(node).startsWith("-");
}

export function isText(cst: Cst, node: number): boolean {
  const value = is(cst, node, "filtered") ? fieldOf(cst, node, "value") : node;
  return is(cst, value, "string") || is(cst, value, "concatenation");
}

export function isArray(cst: Cst, node: number): boolean {
  return is(cst, is(cst, node, "filtered") ? fieldOf(cst, node, "value") : node, "array");
}

export function is(cst: Cst, node: number, type: string): boolean {
  return cst.type(node) === type;
}

/** A child that the grammar always gives. */
export function fieldOf(cst: Cst, node: number, field: string): number {
  return cst.child(node, field) ?? never(`a ${cst.type(node)} without ${field}`, node);
}
