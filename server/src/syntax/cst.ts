import type { Tree } from "web-tree-sitter";
import type { Range } from "../base/range.ts";
import { type Columns, emptyColumns, readNode, resized, updateColumns } from "./columns.ts";
import { grammarNames } from "./parser.ts";
import type { Region } from "./region.ts";

/**
 * The tree-sitter tree as flat arrays in document order.
 *
 * One walk with a cursor fills them; whoever reads afterwards makes no call into WebAssembly. A node is an index; its children
 * begin at `index + 1`, and `ends[child]` is the index behind a child's last descendant, which is its next sibling.
 */
export class Cst {
  readonly text: string;
  readonly #columns: Columns;

  constructor(columns: Columns, text: string) {
    this.text = text;
    this.#columns = columns;
  }

  /** Number of nodes. */
  get size(): number {
    return this.#columns.size;
  }

  /** Offset of each node; the arrays may be longer than `size`. */
  get starts(): Int32Array {
    return this.#columns.starts;
  }

  get stops(): Int32Array {
    return this.#columns.stops;
  }

  /** Index behind the last descendant of each node. */
  get ends(): Int32Array {
    return this.#columns.ends;
  }

  /** The name of a node's type. */
  type(node: number): string {
    return grammarNames().types[this.#columns.symbols[node]!] ?? "ERROR";
  }

  /** The number of the field that a node is in; 0 for none. */
  field(node: number): number {
    return this.#columns.fields[node]!;
  }

  /** The children of a node, in order. */
  children(node: number): number[] {
    const { ends } = this.#columns;
    const found: number[] = [];
    for (let child = node + 1; child < ends[node]!; child = ends[child]!) found.push(child);
    return found;
  }

  /** The first child in `field`. */
  child(node: number, field: string): number | undefined {
    const { ends, fields } = this.#columns;
    const id = grammarNames().fieldIds.get(field);
    for (let child = node + 1; child < ends[node]!; child = ends[child]!) if (fields[child] === id) return child;
    return undefined;
  }

  /** The first child of a type. */
  childOfType(node: number, type: string): number | undefined {
    const { ends } = this.#columns;
    for (let child = node + 1; child < ends[node]!; child = ends[child]!) if (this.type(child) === type) return child;
    return undefined;
  }

  rangeOf(node: number): Range {
    return { start: this.starts[node]!, end: this.stops[node]! };
  }

  textOf(node: number): string {
    return this.text.slice(this.starts[node], this.stops[node]);
  }

  /** The flat tree of `tree`, made from this one, which is used up. See {@link updateColumns}. */
  updated(tree: Tree, text: string, region: Region): Cst {
    const cursor = tree.walk();
    const kept = updateColumns(this.#columns, cursor, region);
    cursor.delete();
    return kept ? new Cst(this.#columns, text) : readTree(tree, text);
  }
}

/** Where a tree is read into before its size is known; kept, since it is large and used with every parse. */
const scratch = emptyColumns(1 << 14);

/** The flat tree of `tree`, whose text is `text`. */
export function readTree(tree: Tree, text: string): Cst {
  scratch.size = 0;
  const cursor = tree.walk();
  readNode(cursor, scratch);
  cursor.delete();
  // Some room is left for what will be typed.
  return new Cst(resized(scratch, scratch.size + (scratch.size >> 4) + 64), text);
}
