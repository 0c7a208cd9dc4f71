import type { TreeCursor } from "web-tree-sitter";
import { grammarNames } from "./parser.ts";
import type { Region } from "./region.ts";

/** A tree in document order, one entry in each array for each node. Arrays of which `size` entries are used. */
export interface Columns {
  size: number;
  starts: Int32Array;
  stops: Int32Array;
  /** Index behind the last descendant. */
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

/** A copy with room for `capacity` nodes, at least those that are there. */
export function resized(columns: Columns, capacity: number): Columns {
  const copy = emptyColumns(capacity);
  copy.size = columns.size;
  for (const key of ["starts", "stops", "ends", "symbols", "fields"] as const)
    copy[key].set(columns[key].subarray(0, columns.size));
  return copy;
}

/** Appends the node at the cursor and all below it; the cursor comes back to where it was. */
export function readNode(cursor: TreeCursor, columns: Columns): void {
  const open: number[] = [];
  for (;;) {
    const index = columns.size;
    if (index === columns.starts.length) Object.assign(columns, resized(columns, index * 2));
    columns.size += 1;
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

/**
 * Brings `columns` up to date with the tree under `cursor` (at its root), reading only what touches `region`.
 *
 * Walks down while the region lies inside one block; there the children that touch it are read anew, and what comes behind them
 * is moved. A tag is always read whole: a stand-in for what is missing has no width, and tree-sitter may not name it among
 * the changes. Empty: `false` where the two trees do not fit together; `columns` is then spoiled.
 */
export function updateColumns(columns: Columns, cursor: TreeCursor, region: Region): boolean {
  const { start, oldEnd, newEnd } = region;
  const path: number[] = [];
  for (let node = 0; ; ) {
    if (columns.symbols[node] !== cursor.nodeTypeId || columns.fields[node] !== cursor.currentFieldId) return false;
    path.push(node);
    columns.starts[node] = cursor.startIndex;
    columns.stops[node] = cursor.endIndex;
    const first = firstTouching(columns, node, start);
    const isOnly =
      first < columns.ends[node]! &&
      columns.starts[first]! < start &&
      columns.stops[first]! > oldEnd &&
      isBlock(columns.symbols[first]!);
    const below = gotoTouching(cursor, start);
    if (isOnly && below && cursor.startIndex === columns.starts[first] && cursor.endIndex > newEnd) {
      node = first;
      continue;
    }
    let last = first;
    while (last < columns.ends[node]! && columns.starts[last]! <= oldEnd) last = columns.ends[last]!;
    return replace(columns, path, first, last, below ? cursor : undefined, region);
  }
}

/** Whether a node is a construct with a body, between tags of its own. */
function isBlock(symbol: number): boolean {
  return grammarNames().types[symbol]?.endsWith("_statement") === true;
}

/** The first child that reaches `start`, or the index behind the last child. */
function firstTouching({ stops, ends }: Columns, node: number, start: number): number {
  let child = node + 1;
  while (child < ends[node]! && stops[child]! < start) child = ends[child]!;
  return child;
}

/** Moves to the first child that reaches `start`; `false`, and the cursor stays, where there is none. */
function gotoTouching(cursor: TreeCursor, start: number): boolean {
  if (!cursor.gotoFirstChildForIndex(Math.max(0, start - 1))) return false;
  while (cursor.endIndex < start)
    if (!cursor.gotoNextSibling()) {
      cursor.gotoParent();
      return false;
    }
  return true;
}

/** Puts the nodes from `cursor` on that touch the region in place of `[first, last)`, and moves what is behind them. */
function replace(
  columns: Columns,
  path: readonly number[],
  first: number,
  last: number,
  cursor: TreeCursor | undefined,
  { oldEnd, newEnd }: Region,
): boolean {
  const fresh = emptyColumns(64);
  let behind: number | undefined;
  if (cursor !== undefined)
    do {
      behind = cursor.startIndex;
      if (behind > newEnd) break;
      behind = undefined;
      readNode(cursor, fresh);
    } while (cursor.gotoNextSibling());
  // What comes next must be what came next, moved.
  const parent = path.at(-1)!;
  const expected = last < columns.ends[parent]! ? columns.starts[last]! + newEnd - oldEnd : undefined;
  if (behind !== expected) return false;
  const grown = fresh.size - (last - first);
  const size = columns.size + grown;
  if (size > columns.starts.length) Object.assign(columns, resized(columns, size + (size >> 3)));
  const { starts, stops, ends } = columns;
  for (const key of ["starts", "stops", "ends", "symbols", "fields"] as const) {
    columns[key].copyWithin(last + grown, last, columns.size);
    columns[key].set(fresh[key].subarray(0, fresh.size), first);
  }
  for (let node = first; node < first + fresh.size; node++) ends[node]! += first;
  const delta = newEnd - oldEnd;
  for (let node = first + fresh.size; node < size; node++) {
    starts[node]! += delta;
    stops[node]! += delta;
    ends[node]! += grown;
  }
  for (const node of path) ends[node]! += grown;
  // Whoever looks behind the last node finds none there.
  columns.symbols.fill(0, size, columns.size);
  columns.size = size;
  return true;
}
