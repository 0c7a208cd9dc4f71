import type { BlockNode, Body, ExtendsNode, ImportNode, IncludeNode, MacroNode, Node, SetNode } from "./ast.ts";

/** A node that declares something or refers to another file. */
export type MarkNode = SetNode | MacroNode | BlockNode | IncludeNode | ImportNode | ExtendsNode;

/** Marks outlive edits elsewhere in the file, as nodes do: they are not gathered again with each keystroke. */
const known = new WeakMap<Body, readonly MarkNode[]>();

/** The nodes that declare something or refer to another file, in `body` and below it, in document order. */
export function marksOf(body: Body): readonly MarkNode[] {
  let marks = known.get(body);
  if (marks === undefined) {
    marks = gather(body.nodes);
    known.set(body, marks);
  }
  return marks;
}

/** The marks of a body in front of the offset `front`, and from the offset `behind` on; nothing where none were gathered. */
export function splitMarks(body: Body, front: number, behind: number) {
  const marks = known.get(body);
  if (marks === undefined) return undefined;
  return {
    front: marks.filter((mark) => mark.start < front),
    behind: marks.filter((mark) => mark.start >= behind),
  };
}

/** Notes the marks of a body whose nodes `edited` are new between those of another one. */
export function joinMarks(
  body: Body,
  { front, behind }: { readonly front: readonly MarkNode[]; readonly behind: readonly MarkNode[] },
  edited: readonly Node[],
): void {
  known.set(body, [...front, ...gather(edited), ...behind]);
}

function gather(nodes: readonly Node[]): MarkNode[] {
  return nodes.flatMap((node): readonly MarkNode[] => {
    switch (node.kind) {
      case "set":
      case "include":
      case "import":
      case "extends":
        return [node];
      case "macro":
      case "block":
        return [node, ...marksOf(node.body)];
      case "filterSection":
        return marksOf(node.body);
      case "if": {
        const found = node.branches.flatMap(({ body }) => marksOf(body));
        return node.otherwise === undefined ? found : [...found, ...marksOf(node.otherwise.body)].sort(byStart);
      }
      case "for":
        return [node.body, ...node.otherwise.map(({ body }) => body)].flatMap(marksOf);
      default:
        return NONE;
    }
  });
}

const NONE: readonly MarkNode[] = [];

function byStart(a: Node, b: Node): number {
  return a.start - b.start;
}
