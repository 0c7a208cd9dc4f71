import type { Range } from "../base/range.ts";

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
  readonly template: string;
  readonly range: Range;
  /** Set for a call. */
  readonly what?: string;
  /** Set for a loop. */
  readonly loop?: string;
  readonly index?: number;
}

/** Room in the flat record of one stretch: output start and end, source start and end, and whether it is literal text. */
const WIDTH = 5;

/**
 * Tells for every place in the output which part of which template it comes from.
 *
 * Recording is five numbers and two references a stretch; what they mean is worked out only when somebody asks.
 */
export class SourceMap {
  readonly #numbers: number[] = [];
  readonly #templates: string[] = [];
  readonly #frames: (Frame | undefined)[] = [];

  /** Records a stretch of output; they come in order of `start`. Literal text is as long as its source. */
  add(start: number, end: number, source: Range, template: string, frame: Frame | undefined, isText: boolean): void {
    this.#numbers.push(start, end, source.start, source.end, isText ? 1 : 0);
    this.#templates.push(template);
    this.#frames.push(frame);
  }

  /** How many stretches there are. */
  get length(): number {
    return this.#templates.length;
  }

  /** The origin of the output at `offset`; `undefined` where nothing was printed (an empty output). */
  at(offset: number): Origin | undefined {
    let low = 0;
    let high = this.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if (this.#numbers[middle * WIDTH]! > offset) high = middle - 1;
      else if (this.#numbers[middle * WIDTH + 1]! <= offset) low = middle + 1;
      else return this.origin(middle);
    }
    return undefined;
  }

  /** All origins, in order of the output. */
  origins(): Origin[] {
    return this.#templates.map((_, index) => this.origin(index));
  }

  /** The stretches of output that a place in a template's source gave. */
  outputsOf(template: string, offset: number): Range[] {
    const found: Range[] = [];
    for (let index = 0; index < this.length; index++) {
      if (this.#templates[index] !== template) continue;
      const [start, end, from, to] = this.#record(index);
      if (from <= offset && offset < to) found.push({ start, end });
    }
    return found;
  }

  origin(index: number): Origin {
    const [start, end, from, to, isText] = this.#record(index);
    const calls: Array<Origin["calls"][number]> = [];
    const loops: Array<Origin["loops"][number]> = [];
    for (let frame = this.#frames[index]; frame !== undefined; frame = frame.parent) {
      const { template, range, what, loop } = frame;
      if (what !== undefined) calls.unshift({ what, template, range });
      if (loop !== undefined) loops.unshift({ name: loop, index: frame.index!, template, range });
    }
    const kind = isText === 1 ? "text" : "value";
    return {
      output: { start, end },
      template: this.#templates[index]!,
      source: { start: from, end: to },
      kind,
      calls,
      loops,
    };
  }

  /** Forgets the stretches from `length` on, when what they printed went into a value instead. */
  truncate(length: number): void {
    this.#numbers.length = length * WIDTH;
    this.#templates.length = length;
    this.#frames.length = length;
  }

  #record(index: number): [start: number, end: number, from: number, to: number, isText: number] {
    const at = index * WIDTH;
    const numbers = this.#numbers;
    return [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!, numbers[at + 3]!, numbers[at + 4]!];
  }
}
