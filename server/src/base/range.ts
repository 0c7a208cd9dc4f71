/**
 * A half-open range of UTF-16 offsets into one text: `start` is the first unit, `end` the one behind the last.
 *
 * Lines and columns exist only at the connection (`host/positions.ts`).
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range from `start` to `end`. */
export function range(start: number, end: number): Range {
  return { start, end };
}

/** Whether `offset` lies in `range`; the end counts too, since a cursor behind a word still touches it. */
export function touches(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
