import type { Tree, TreeCursor } from "web-tree-sitter";
import { grammarNames } from "./parser.ts";

/**
 * The tree-sitter tree as flat arrays in document order.
 *
 * One walk with a cursor fills them; whoever reads afterwards makes no call into WebAssembly. A node is an index; its children
 * begin at `index + 1`, and `ends[child]` is the index behind a child's last descendant, which is its next sibling.
 */
export class Cst {
  readonly text: string;
  /** Number of nodes. */
  readonly size: number;
  readonly starts: Int32Array;
  readonly stops: Int32Array;
  /** Index behind the last descendant. */
  readonly ends: Int32Array;
  readonly #symbols: Uint16Array;
  readonly #fields: Uint8Array;

  /** Copies what is used of `columns`; see {@link readTree}. */
  constructor(columns: Columns, text: string) {
    this.text = text;
    this.size = columns.size;
    this.starts = columns.starts.slice(0, columns.size);
    this.stops = columns.stops.slice(0, columns.size);
    this.ends = columns.ends.slice(0, columns.size);
    this.#symbols = columns.symbols.slice(0, columns.size);
    this.#fields = columns.fields.slice(0, columns.size);
  }

  /** The name of a node's type. */
  type(node: number): string {
    return grammarNames().types[this.#symbols[node]!] ?? "ERROR";
  }

  /** The children of a node, in order. */
  children(node: number): number[] {
    const found: number[] = [];
    for (let child = node + 1; child < this.ends[node]!; child = this.ends[child]!) found.push(child);
    return found;
  }

  /** The first child in `field`. */
  child(node: number, field: string): number | undefined {
    const id = grammarNames().fieldIds.get(field);
    for (let child = node + 1; child < this.ends[node]!; child = this.ends[child]!)
      if (this.#fields[child] === id) return child;
    return undefined;
  }

  /** The first child of a type. */
  childOfType(node: number, type: string): number | undefined {
    for (let child = node + 1; child < this.ends[node]!; child = this.ends[child]!)
      if (this.type(child) === type) return child;
    return undefined;
  }

  textOf(node: number): string {
    return this.text.slice(this.starts[node], this.stops[node]);
  }
}

/** Arrays of which `size` entries are used. */
export interface Columns {
  size: number;
  starts: Int32Array;
  stops: Int32Array;
  ends: Int32Array;
  symbols: Uint16Array;
  fields: Uint8Array;
}

/** Room for `capacity` nodes. */
export function emptyColumns(capacity: number): Columns {
  return {
    size: 0,
    starts: new Int32Array(capacity),
    stops: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    symbols: new Uint16Array(capacity),
    fields: new Uint8Array(capacity),
  };
}

/** The flat tree of `tree`, whose text is `text`. */
export function readTree(tree: Tree, text: string): Cst {
  const columns = emptyColumns(1024 + (text.length >> 1));
  const cursor = tree.walk();
  readNode(cursor, columns);
  cursor.delete();
  return new Cst(columns, text);
}

/** Appends the node at the cursor and all below it; the cursor comes back to where it was. */
export function readNode(cursor: TreeCursor, columns: Columns): void {
  const open: number[] = [];
  for (;;) {
    const index = columns.size++;
    if (index === columns.starts.length) grow(columns);
    columns.symbols[index] = cursor.nodeTypeId;
    columns.fields[index] = cursor.currentFieldId;
    columns.starts[index] = cursor.startIndex;
    columns.stops[index] = cursor.endIndex;
    columns.ends[index] = index + 1;
    if (cursor.gotoFirstChild()) {
      open.push(index);
      continue;
    }
    for (;;) {
      if (open.length === 0) return;
      if (cursor.gotoNextSibling()) break;
      cursor.gotoParent();
      columns.ends[open.pop()!] = columns.size;
    }
  }
}

function grow(columns: Columns): void {
  const larger = emptyColumns(columns.size * 2);
  for (const key of ["starts", "stops", "ends", "symbols", "fields"] as const) {
    larger[key].set(columns[key]);
    columns[key] = larger[key] as never;
  }
}
