/** Why a text is no pattern. */
export class PatternError extends Error {}

/** The flags of a pattern: `(?imsRUux)`. */
export interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly R: boolean;
  readonly U: boolean;
  readonly u: boolean;
  readonly x: boolean;
}

/** How a pattern begins. */
export const FLAGS: Flags = { i: false, m: false, s: false, R: false, U: false, u: true, x: false };
/** Groups and classes within one another that the crate takes. */
const NESTING = 250;

/** A place in a pattern, and what holds there. */
export class Cursor {
  readonly points: readonly number[];
  at = 0;
  flags = FLAGS;
  #depth = 0;

  constructor(pattern: string) {
    this.points = Array.from(pattern, (character) => character.codePointAt(0)!);
  }

  /** Reads what stands within a group or a class. Errors: `PatternError` beyond the depth that the crate takes. */
  within<Result>(what: string, read: () => Result): Result {
    if (++this.#depth > NESTING) throw new PatternError(`more than ${NESTING} ${what} within one another`);
    const result = read();
    this.#depth--;
    return result;
  }

  /** Blanks and comments, where the flag `x` is on. */
  skipBlanks(): void {
    while (this.flags.x) {
      if (/^\p{White_Space}$/u.test(this.peek())) this.at++;
      else if (this.peek() === "#") while (this.peek() !== "" && this.peek() !== "\n") this.at++;
      else return;
    }
  }

  /** The character at a place; empty beyond the end. */
  character(at: number): string {
    const point = this.points[at];
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  /** The character here; empty at the end. */
  peek(): string {
    return this.character(this.at);
  }

  /** The character here, which is taken; empty at the end. */
  next(): string {
    return this.character(this.at++);
  }

  /** Takes the character if it is here. */
  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }

  /** Whether the text stands here. */
  looking(text: string): boolean {
    return [...text].every((character, index) => this.character(this.at + index) === character);
  }
}
