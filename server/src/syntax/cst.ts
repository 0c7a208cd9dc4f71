import type { Tree } from "web-tree-sitter";
import { grammarNames } from "./parser.ts";

/**
 * The tree-sitter tree as flat arrays in document order.
 *
 * One walk with a cursor fills them; whoever reads afterwards makes no call into WebAssembly. A node is an index; its children
 * begin at `index + 1`, and `ends[child]` is the index behind a child's last descendant, which is its next sibling.
 */
export class Cst {
  readonly types: string[] = [];
  readonly fields: (string | null)[] = [];
  readonly starts: number[] = [];
  readonly stops: number[] = [];
  /** Index behind the last descendant. */
  readonly ends: number[] = [];
  readonly text: string;
  /** Whether the parser had to skip something or to make something up. */
  readonly hasErrors: boolean;

  constructor(tree: Tree, text: string) {
    this.text = text;
    this.hasErrors = tree.rootNode.hasError;
    const names = grammarNames();
    const cursor = tree.walk();
    const open: number[] = [];
    for (;;) {
      const index = this.types.length;
      this.types.push(names.types[cursor.nodeTypeId] ?? "ERROR");
      this.fields.push(names.fields[cursor.currentFieldId] ?? null);
      this.starts.push(cursor.startIndex);
      this.stops.push(cursor.endIndex);
      this.ends.push(index + 1);
      if (cursor.gotoFirstChild()) {
        open.push(index);
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        const parent = open.pop();
        if (parent === undefined) {
          cursor.delete();
          return;
        }
        cursor.gotoParent();
        this.ends[parent] = this.types.length;
      }
    }
  }

  /** The children of a node, in order. */
  children(node: number): number[] {
    const found: number[] = [];
    for (let child = node + 1; child < this.ends[node]!; child = this.ends[child]!) found.push(child);
    return found;
  }

  /** The first child in `field`. */
  child(node: number, field: string): number | undefined {
    for (let child = node + 1; child < this.ends[node]!; child = this.ends[child]!)
      if (this.fields[child] === field) return child;
    return undefined;
  }

  /** The first child of a type. */
  childOfType(node: number, type: string): number | undefined {
    for (let child = node + 1; child < this.ends[node]!; child = this.ends[child]!)
      if (this.types[child] === type) return child;
    return undefined;
  }

  textOf(node: number): string {
    return this.text.slice(this.starts[node], this.stops[node]);
  }
}
