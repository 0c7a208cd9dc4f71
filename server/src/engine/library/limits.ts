import { LibraryLimit } from "./types.ts";

/** Units of a single text. Tera has no such limits: it fills the memory, and is killed. */
export const MAX_TEXT = 4 * 1024 * 1024;
/** Items of a single list. */
export const MAX_LIST = 1_000_000;
/** Values visited to write or compare a single one: lists that hold one another many times look endless. */
export const MAX_VISITS = 2_000_000;
/** Lists and maps within one another. */
export const MAX_NESTING = 1_000;

/** Refuses a text before it is made. Errors: `LibraryLimit`. */
export function checkText(length: number): void {
  if (length > MAX_TEXT)
    throw new LibraryLimit(
      "a text grows too long and was stopped",
      `a text would grow to ${length} characters, and ${MAX_TEXT} is the most there can be`,
    );
}

/** Refuses a list before it is made. Errors: `LibraryLimit`. */
export function checkList(length: number): void {
  if (length > MAX_LIST)
    throw new LibraryLimit(
      "a list grows too long and was stopped",
      `a list would have ${length} items, and ${MAX_LIST} is the most there can be`,
    );
}

/** Counts what is visited of a value, so that walking it ends. Errors: `LibraryLimit`. */
export class Walk {
  #visits = 0;
  #length = 0;

  /** One value, `depth` lists and maps down. */
  visit(depth: number): void {
    if (depth > MAX_NESTING)
      throw new LibraryLimit("a value is nested too deeply", `a value is nested more than ${MAX_NESTING} deep`);
    if (++this.#visits > MAX_VISITS)
      throw new LibraryLimit(
        "a value is too large",
        `a value has more than ${MAX_VISITS} values in it, some of them many times`,
      );
  }

  /** Text that was written for it. */
  wrote(text: string): string {
    this.#length += text.length;
    checkText(this.#length);
    return text;
  }
}
