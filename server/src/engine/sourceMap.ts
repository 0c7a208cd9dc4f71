import type { Range } from "../base/range.ts";
import { UnitOrigins } from "./origins.ts";
import type { Spot } from "./place.ts";

/** Where one stretch of the output comes from. */
export interface Origin {
  /** In the output. */
  readonly output: Range;
  /** Name of the template. */
  readonly template: string;
  /** In that template's text. */
  readonly source: Range;
  /** `text` maps one to one; `value` is what an expression printed. */
  readonly kind: "text" | "value";
  /** The includes, macro calls and blocks around it, outermost first. */
  readonly calls: ReadonlyArray<{ readonly what: string; readonly template: string; readonly range: Range }>;
  /** The loops around it, outermost first: the name of the loop variable and the number of the pass, from 0. */
  readonly loops: ReadonlyArray<{
    readonly name: string;
    readonly index: number;
    readonly template: string;
    readonly range: Range;
  }>;
}

/** The surroundings that stretches of output share: a call, or one pass of a loop. A linked list, innermost first. */
export interface Frame {
  readonly parent: Frame | undefined;
  readonly spot: Spot;
  /** What is called, or the name of the loop variable. */
  readonly what: string;
  /** The number of the pass; -1 for a call. */
  readonly pass: number;
}

/** Stretches of output that lie behind one another without gaps. */
export interface Stretches {
  /** Where each begins. */
  readonly starts: Uint32Array;
  readonly spots: readonly Spot[];
  readonly frames: ReadonlyArray<Frame | undefined>;
  /** Where the last one ends. */
  readonly end: number;
}

const NOTHING: Stretches = { starts: new Uint32Array(), spots: [], frames: [], end: 0 };

/**
 * Tells for every place in the output which part of which template it comes from.
 *
 * Recording a stretch is a number and two references; what they mean is worked out only when somebody asks.
 */
export class SourceMap {
  readonly #starts: Uint32Array;
  readonly #spots: readonly Spot[];
  readonly #frames: ReadonlyArray<Frame | undefined>;
  readonly #end: number;

  constructor({ starts, spots, frames, end }: Stretches = NOTHING) {
    this.#starts = starts;
    this.#spots = spots;
    this.#frames = frames;
    this.#end = end;
  }

  /** How many stretches there are. */
  get length(): number {
    return this.#starts.length;
  }

  /** The origin of the output at `offset`; `undefined` behind the end. */
  at(offset: number): Origin | undefined {
    if (offset < 0 || offset >= this.#end) return undefined;
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#starts[middle]! > offset) high = middle - 1;
      else low = middle;
    }
    return this.origin(low);
  }

  /** All origins, in order of the output. */
  origins(): Origin[] {
    return this.#spots.map((_, index) => this.origin(index));
  }

  /** The stretches of output that a place in a template's source gave; exact to the unit for literal text. */
  outputsOf(template: string, offset: number): Range[] {
    const found: Range[] = [];
    this.#spots.forEach((spot, index) => {
      if (spot.template !== template || offset < spot.start || offset >= spot.end) return;
      const { start, end } = this.#output(index);
      const at = start + offset - spot.start;
      found.push(spot.isText === true ? { start: at, end: at + 1 } : { start, end });
    });
    return found;
  }

  /** The origin of the stretch with this number. */
  origin(index: number): Origin {
    const { template, start, end, isText } = this.#spots[index]!;
    const calls: Array<Origin["calls"][number]> = [];
    const loops: Array<Origin["loops"][number]> = [];
    for (let frame = this.#frames[index]; frame !== undefined; frame = frame.parent) {
      const { spot, what, pass } = frame;
      const at = { template: spot.template, range: { start: spot.start, end: spot.end } };
      if (pass === -1) calls.unshift({ what, ...at });
      else loops.unshift({ name: what, index: pass, ...at });
    }
    const kind = isText === true ? "text" : "value";
    return { output: this.#output(index), template, source: { start, end }, kind, calls, loops };
  }

  #output(index: number): Range {
    return { start: this.#starts[index]!, end: this.#starts[index + 1] ?? this.#end };
  }
}

/** The origins of what a template printed, as its source map has them; `length` is that of the output. */
export function printedOrigins(map: SourceMap, length: number): UnitOrigins {
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  for (const { output, source, kind } of map.origins())
    for (let unit = output.start; unit < output.end; unit++) {
      const copied = source.start + unit - output.start;
      starts[unit] = kind === "text" ? copied : source.start;
      ends[unit] = kind === "text" ? copied + 1 : source.end;
    }
  return new UnitOrigins(starts, ends);
}
