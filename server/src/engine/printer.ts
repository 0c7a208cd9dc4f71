import type { Spot } from "./place.ts";
import { RunStopped } from "./problem.ts";
import { type Frame, SourceMap } from "./sourceMap.ts";

/** Stretches that lie together, in arrays with room for so many: arrays that grow are copied, and that is most of the work. */
interface Chunk {
  readonly texts: string[];
  readonly spots: Spot[];
  readonly frames: Array<Frame | undefined>;
}

const FIRST_ROOM = 32;
const MOST_ROOM = 8_192;

/** Collects what a run prints, and where each stretch of it comes from. */
export class Printer {
  readonly #full: Chunk[] = [];
  #room = FIRST_ROOM;
  #chunk = emptyChunk(FIRST_ROOM);
  #count = 0;
  #length = 0;
  /** Texts of the captures at work, the innermost last. */
  readonly #captures: string[][] = [];
  readonly #limit: number;

  /** `limit` is the most that may be printed, in units. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds `text`, which comes from `spot` within `frame`. Errors: `RunStopped` beyond the limit. */
  write(text: string, spot: Spot, frame: Frame | undefined): void {
    if (text === "") return;
    this.#length += text.length;
    if (this.#length > this.#limit) throw new RunStopped("the output is too long and was stopped", spot);
    // What is captured becomes a value: it has the place where that is printed.
    if (this.#captures.length > 0) {
      this.#captures.at(-1)!.push(text);
      return;
    }
    if (this.#count === this.#room) this.#next();
    const { texts, spots, frames } = this.#chunk;
    texts[this.#count] = text;
    spots[this.#count] = spot;
    frames[this.#count++] = frame;
  }

  /** What `print` prints, as a text instead of output; output is as before then, whether it fails or not. */
  capture(print: () => void): string {
    const length = this.#length;
    const texts: string[] = [];
    this.#captures.push(texts);
    try {
      print();
      return texts.length === 1 ? texts[0]! : texts.join("");
    } finally {
      this.#captures.pop();
      this.#length = length;
    }
  }

  /** All that was printed, and its map. */
  finish(): { readonly output: string; readonly sourceMap: SourceMap } {
    const chunks = [...this.#full, cut(this.#chunk, this.#count)];
    const size = chunks.reduce((sum, { texts }) => sum + texts.length, 0);
    const starts = new Uint32Array(size);
    let index = 0;
    let at = 0;
    for (const { texts } of chunks)
      for (let each = 0; each < texts.length; each++) {
        starts[index++] = at;
        at += texts[each]!.length;
      }
    const spots = ([] as Spot[]).concat(...chunks.map((chunk) => chunk.spots));
    const frames = ([] as Array<Frame | undefined>).concat(...chunks.map((chunk) => chunk.frames));
    const output = chunks.map(({ texts }) => texts.join("")).join("");
    return { output, sourceMap: new SourceMap({ starts, spots, frames, end: at }) };
  }

  #next(): void {
    this.#full.push(this.#chunk);
    this.#room = Math.min(this.#room * 2, MOST_ROOM);
    this.#chunk = emptyChunk(this.#room);
    this.#count = 0;
  }
}

function emptyChunk(room: number): Chunk {
  return { texts: new Array(room), spots: new Array(room), frames: new Array(room) };
}

function cut({ texts, spots, frames }: Chunk, count: number): Chunk {
  return { texts: texts.slice(0, count), spots: spots.slice(0, count), frames: frames.slice(0, count) };
}
