import type { Range } from "../../base/range.ts";
import type { Body, SetNode } from "../../syntax/ast.ts";
import { marksOf } from "../../syntax/index.ts";

/** Every `set` and `set_global` of a body, macros included, in document order. */
export function collectSets(body: Body): SetNode[] {
  return marksOf(body).filter((mark) => mark.kind === "set");
}

/** The ones inside `range`, found by bisection. */
export function setsWithin(sets: readonly SetNode[], range: Range): readonly SetNode[] {
  let low = 0;
  let high = sets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sets[middle]!.start < range.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sets.length && sets[end]!.end <= range.end) end += 1;
  return sets.slice(low, end);
}
