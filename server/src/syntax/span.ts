import type { Range } from "../base/range.ts";

/** Where a node of a body begins. Moves when text in front of the node is edited; all that is in its tags moves with it. */
export interface Place {
  at: number;
}

/**
 * A range that is counted from a {@link Place}: after an edit in front of it one number changes, and not every object behind.
 *
 * `start` and `end` are offsets into the whole text, as everywhere, and always those of its present version.
 */
export class Span implements Range {
  readonly place: Place;
  readonly from: number;
  readonly to: number;

  constructor(place: Place, start: number, end: number) {
    this.place = place;
    this.from = start - place.at;
    this.to = end - place.at;
  }

  get start(): number {
    return this.place.at + this.from;
  }

  get end(): number {
    return this.place.at + this.to;
  }

  /** As it is now, for tests and for people. */
  toJSON(): object {
    const { place: _place, from: _from, to: _to, ...own } = this;
    return { start: this.start, end: this.end, ...own };
  }
}
