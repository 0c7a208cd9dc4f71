import type { Tree } from "web-tree-sitter";
import type { TextEdit } from "./parser.ts";

/**
 * What an edit may have changed of a tree: `[start, oldEnd)` of the old text became `[start, newEnd)` of the new one, and no node
 * that does not touch it differs but in its place.
 */
export interface Region {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The region of `edits` (each in the text that the one before it left), widened to where `next` differs from `edited`. */
export function changedRegion(edits: readonly TextEdit[], edited: Tree, next: Tree): Region {
  const { start, oldEnd, newEnd } = edits
    .map(({ start, end, text }) => ({ start, oldEnd: end, newEnd: start + text.length }))
    .reduce(mergeRegions);
  const differing = edited.getChangedRanges(next);
  const end = Math.max(newEnd, ...differing.map((range) => range.endIndex));
  return {
    start: Math.min(start, ...differing.map((range) => range.startIndex)),
    oldEnd: end - (newEnd - oldEnd),
    newEnd: end,
  };
}

/** What two changes in turn may have changed. */
export function mergeRegions(first: Region, second: Region): Region {
  const between = Math.max(first.newEnd, second.oldEnd);
  return {
    start: Math.min(first.start, second.start),
    oldEnd: between - (first.newEnd - first.oldEnd),
    newEnd: between + (second.newEnd - second.oldEnd),
  };
}
