import type { Body, Node } from "./ast.ts";

/** Moves a node and all below it by `delta`, in place: its tree was used up by an edit in front of it. */
export function moveNode(node: Node, delta: number): void {
  node.place.at += delta;
  switch (node.kind) {
    case "if":
      for (const { body } of node.branches) moveBody(body, delta);
      if (node.otherwise !== undefined) moveBody(node.otherwise.body, delta);
      return;
    case "for":
      moveBody(node.body, delta);
      for (const { body } of node.otherwise) moveBody(body, delta);
      return;
    case "block":
    case "macro":
    case "filterSection":
      moveBody(node.body, delta);
  }
}

/** A body is counted from its owner; its nodes have places of their own. */
function moveBody(body: Body, delta: number): void {
  for (const node of body.nodes) moveNode(node, delta);
}
