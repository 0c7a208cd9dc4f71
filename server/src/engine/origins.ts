import type { Range } from "../base/range.ts";
import type { ScalarText } from "../model/scalarText.ts";

/** A stretch of a made text: copied from the file unit by unit, or made as a whole from one range of it. */
export interface Piece extends Range {
  readonly file: Range;
  readonly copied: boolean;
}

/**
 * Says where each unit of a text that was made from a file stands in that file.
 *
 * A template goes through several texts (YAML values, the YAML text they are written back to, what Tera makes of that): each
 * carries its origins, so that ranges are in the file whatever lies between.
 */
export interface Origins {
  /** The place in the file of a range of the text. An empty range gives an empty one. */
  range(range: Range): Range;
  /** Cuts a range of the text into pieces, in order. */
  pieces(range: Range): Piece[];
}

/** The origins of a text that is a part of the file, `by` units behind its start. */
export function shifted(by: number): Origins {
  const range = ({ start, end }: Range) => ({ start: start + by, end: end + by });
  return { range, pieces: (each) => [{ start: each.start, end: each.end, file: range(each), copied: true }] };
}

/** Origins that are known for every unit of a text. */
export class UnitOrigins implements Origins {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;

  /** `starts` and `ends` hold one place for each unit of the text. */
  constructor(starts: Uint32Array, ends: Uint32Array) {
    this.starts = starts;
    this.ends = ends;
  }

  range({ start, end }: Range): Range {
    const { length } = this.starts;
    if (length === 0) return { start: 0, end: 0 };
    if (start >= length || end <= start) {
      const at = start < length ? this.starts[start]! : this.ends[length - 1]!;
      return { start: at, end: at };
    }
    const from = this.starts[start]!;
    return { start: from, end: Math.max(from, this.ends[Math.min(end, length) - 1]!) };
  }

  pieces({ start, end }: Range): Piece[] {
    const found: Piece[] = [];
    for (let at = start; at < end; ) {
      const copied = this.#isCopied(at);
      const next = copied ? this.#copyEnd(at, end) : this.#madeEnd(at, end);
      found.push({ start: at, end: next, file: this.range({ start: at, end: next }), copied });
      at = next;
    }
    return found;
  }

  #isCopied(unit: number): boolean {
    return this.ends[unit]! - this.starts[unit]! === 1;
  }

  #copyEnd(at: number, end: number): number {
    let next = at + 1;
    while (next < end && this.#isCopied(next) && this.starts[next] === this.starts[next - 1]! + 1) next++;
    return next;
  }

  #madeEnd(at: number, end: number): number {
    let next = at + 1;
    while (next < end && this.starts[next] === this.starts[at] && this.ends[next] === this.ends[at]) next++;
    return next;
  }

  /** The origins of a text that was decoded from a scalar of this one. */
  through(scalar: ScalarText): UnitOrigins {
    const { length } = scalar.value;
    const starts = new Uint32Array(length);
    const ends = new Uint32Array(length);
    for (let unit = 0; unit < length; unit++) {
      const at = Math.min(scalar.toFile(unit), this.starts.length - 1);
      starts[unit] = this.starts[at]!;
      ends[unit] = this.ends[at]!;
    }
    return new UnitOrigins(starts, ends);
  }
}

/** Collects a text together with its origins. */
export class OriginText {
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  get length(): number {
    return this.#starts.length;
  }

  /** Adds `text`, all of it made from `from`. */
  made(text: string, from: Range): void {
    this.#parts.push(text);
    for (let unit = 0; unit < text.length; unit++) {
      this.#starts.push(from.start);
      this.#ends.push(from.end);
    }
  }

  /** Adds `text`, each unit of it a copy of the one at the place that `at` gives. */
  copiedFrom(text: string, at: (unit: number) => number): void {
    this.#parts.push(text);
    for (let unit = 0; unit < text.length; unit++) {
      const start = at(unit);
      this.#starts.push(start);
      this.#ends.push(start + 1);
    }
  }

  /** Adds `text`, a copy of what stands at `start` and behind. */
  copied(text: string, start: number): void {
    this.copiedFrom(text, (unit) => start + unit);
  }

  finish(): { text: string; origins: UnitOrigins } {
    return {
      text: this.#parts.join(""),
      origins: new UnitOrigins(Uint32Array.from(this.#starts), Uint32Array.from(this.#ends)),
    };
  }
}
