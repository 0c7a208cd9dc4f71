import { bisect } from "../base/bisect.ts";
import type { Range } from "../base/range.ts";
import { Body, type Node } from "./ast.ts";
import type { Cst } from "./cst.ts";
import { joinMarks, splitMarks } from "./marks.ts";
import { moveNode } from "./move.ts";
import type { Region } from "./region.ts";
import type { Place } from "./span.ts";

/** A body of the tree before an edit, whose nodes may serve again. They belong to the new tree afterwards. */
export interface Reuse {
  readonly body: Body | undefined;
  readonly region: Region;
}

/**
 * The body with `children`: the nodes of the old body that the edit does not touch, moved to where they are now, and between them
 * what `lower` makes; it is given the old node where one was edited.
 */
export function reuseBody(
  cst: Cst,
  place: Place,
  range: Range,
  children: readonly number[],
  reuse: Reuse | undefined,
  lower: (child: number, old: Node | undefined) => Node,
): Body {
  const body = reuse?.body;
  const kept = reuse === undefined || body === undefined ? undefined : keep(cst, children, body.nodes, reuse.region);
  const made = (nodes: readonly Node[]) => new Body(place, range.start, range.end, nodes);
  if (body === undefined || kept === undefined) return made(children.map((child) => lower(child, undefined)));
  const { before, after, delta } = kept;
  const old = body.nodes;
  const behind = children.length - (old.length - after);
  const one = after - before === 1 && behind - before === 1 ? old[before] : undefined;
  const edited = children.slice(before, behind).map((child) => lower(child, one));
  const marks = splitMarks(body, old[before]?.start ?? body.end, old[after]?.start ?? Number.POSITIVE_INFINITY);
  const nodes = [...old.slice(0, before), ...edited, ...old.slice(after)];
  if (delta !== 0) for (let index = after; index < old.length; index++) moveNode(old[index]!, delta);
  const next = made(nodes);
  if (marks !== undefined) joinMarks(next, marks, edited);
  return next;
}

/** How many of the old nodes stay in front of the edit, and from which on those behind it; nothing where the trees do not fit. */
function keep(cst: Cst, children: readonly number[], old: readonly Node[], { start, oldEnd, newEnd }: Region) {
  const delta = newEnd - oldEnd;
  const before = bisect(old, (node) => node.end < start);
  const after = bisect(old, (node) => node.start <= oldEnd);
  const shift = children.length - old.length;
  const isAt = (index: number, child: number | undefined, by: number) => {
    const node = old[index];
    if (node === undefined || child === undefined) return node === undefined && child === undefined;
    return cst.starts[child] === node.start + by && cst.stops[child] === node.end + by;
  };
  if (before > after + shift) return undefined;
  const front = before === 0 || (isAt(0, children[0], 0) && isAt(before - 1, children[before - 1], 0));
  return front && isAt(after, children[after + shift], delta) ? { before, after, delta } : undefined;
}
