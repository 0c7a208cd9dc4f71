import type { Range } from "../base/range.ts";
import type { Body, Call, Expr, Name, Node, Tag } from "./ast.ts";

/** A range whose owner gives it away. */
type Movable = { -readonly [Key in keyof Range]: Range[Key] };

/** Moves a node and everything in it by `delta`, in place: its tree was used up by an edit in front of it. */
export function moveNode(node: Node, delta: number): void {
  const own = node as Movable;
  own.start += delta;
  own.end += delta;
  switch (node.kind) {
    case "text":
      return;
    case "output":
      moveTag(node.tag, delta);
      moveExpr(node.value, delta);
      return;
    case "comment":
      moveTag(node.tag, delta);
      moveRange(node.text, delta);
      return;
    case "raw":
      moveTag(node.open, delta);
      moveRange(node.text, delta);
      moveTag(node.close, delta);
      return;
    case "if":
      for (const { tag, condition, body } of node.branches) {
        moveTag(tag, delta);
        moveExpr(condition, delta);
        moveBody(body, delta);
      }
      moveTag(node.otherwise?.tag, delta);
      moveBody(node.otherwise?.body, delta);
      moveTag(node.close, delta);
      return;
    case "for":
      moveTag(node.tag, delta);
      moveName(node.key, delta);
      moveName(node.value, delta);
      moveExpr(node.container, delta);
      moveBody(node.body, delta);
      for (const { tag, body } of node.otherwise) {
        moveTag(tag, delta);
        moveBody(body, delta);
      }
      moveTag(node.close, delta);
      return;
    case "set":
      moveTag(node.tag, delta);
      moveName(node.name, delta);
      moveExpr(node.value, delta);
      return;
    case "block":
    case "macro":
      moveTag(node.tag, delta);
      moveName(node.name, delta);
      if (node.kind === "macro")
        for (const param of node.params) {
          moveRange(param, delta);
          moveName(param.name, delta);
          if (param.default !== undefined) moveExpr(param.default, delta);
        }
      moveBody(node.body, delta);
      moveTag(node.close, delta);
      moveName(node.closeName, delta);
      return;
    case "filterSection":
      moveTag(node.tag, delta);
      moveCall(node.filter, delta);
      moveBody(node.body, delta);
      moveTag(node.close, delta);
      return;
    case "include":
      moveTag(node.tag, delta);
      for (const path of node.paths) moveExpr(path, delta);
      return;
    case "import":
      moveTag(node.tag, delta);
      moveExpr(node.path, delta);
      moveName(node.namespace, delta);
      return;
    case "extends":
      moveTag(node.tag, delta);
      moveExpr(node.path, delta);
      return;
    case "loopControl":
    case "super":
      moveTag(node.tag, delta);
      return;
    case "broken":
      moveTag(node.tag, delta);
      for (const part of node.parts) moveExpr(part, delta);
  }
}

// What follows is written out for each shape of object: one function for all of them is several times slower, since the engine
// then has to look up where each keeps its fields.

function moveRange(range: Range | undefined, delta: number): void {
  if (range === undefined) return;
  const own = range as Movable;
  own.start += delta;
  own.end += delta;
}

function moveName(name: Name | undefined, delta: number): void {
  if (name === undefined) return;
  const own = name as Movable;
  own.start += delta;
  own.end += delta;
}

function moveTag(tag: Tag | undefined, delta: number): void {
  if (tag === undefined) return;
  const own = tag as Movable;
  own.start += delta;
  own.end += delta;
  moveName(tag.keyword, delta);
}

function moveBody(body: Body | undefined, delta: number): void {
  if (body === undefined) return;
  const own = body as Movable;
  own.start += delta;
  own.end += delta;
  for (const node of body.nodes) moveNode(node, delta);
}

function moveCall(call: Call, delta: number): void {
  const own = call as Movable;
  own.start += delta;
  own.end += delta;
  moveName(call.name, delta);
  moveRange(call.argList, delta);
  for (const argument of call.args) {
    const its = argument as Movable;
    its.start += delta;
    its.end += delta;
    moveName(argument.name, delta);
    moveExpr(argument.value, delta);
  }
}

function moveExpr(expr: Expr, delta: number): void {
  const own = expr as Movable;
  own.start += delta;
  own.end += delta;
  moveRange(expr.core, delta);
  moveRange(expr.not, delta);
  moveRange(expr.parens, delta);
  for (const filter of expr.filters) moveCall(filter, delta);
  switch (expr.kind) {
    case "string":
    case "number":
    case "bool":
    case "missing":
      return;
    case "variable":
      moveName(expr.name, delta);
      for (const accessor of expr.accessors) {
        const own = accessor as Movable;
        own.start += delta;
        own.end += delta;
        if (accessor.kind === "dot") moveName(accessor.name, delta);
        else if (accessor.kind !== "missing") moveExpr(accessor.value, delta);
      }
      return;
    case "array":
      for (const item of expr.items) moveExpr(item, delta);
      return;
    case "math":
    case "compare":
    case "logic":
      moveRange(expr.operatorRange, delta);
      moveExpr(expr.left, delta);
      moveExpr(expr.right, delta);
      return;
    case "in":
      // The lowering leaves the operator's range on it too.
      moveRange((expr as { operatorRange?: Range }).operatorRange, delta);
      moveExpr(expr.left, delta);
      moveExpr(expr.right, delta);
      return;
    case "test":
      moveExpr(expr.subject, delta);
      moveName(expr.name, delta);
      for (const argument of expr.args) moveExpr(argument, delta);
      return;
    case "concat":
      for (const part of expr.parts) moveExpr(part, delta);
      return;
    case "function":
      moveCall(expr.call, delta);
      return;
    case "macroCall":
      moveName(expr.namespace, delta);
      moveCall(expr.call, delta);
  }
}
