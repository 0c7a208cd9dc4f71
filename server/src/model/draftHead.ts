/** A head that is being written: its fence is open, the line that closes it is not there yet. */
import type { Head, TemplateFile } from "../syntax/ast.ts";

/** A key, an item, a comment, or the continuation of one. */
const headLine = /(?:[\w-]+:(?:[^\S\n][^\n]*)?|[^\S\n]+\S[^\n]*|- [^\n]*|#[^\n]*)(?:\n|$)/y;
/** Blank lines, and at most one key whose colon is still missing. */
const unfinished = /(?:[^\S\n]*\n)*(?:[A-Za-z_]+[^\S\n]*(?:\n|$))?(?:[^\S\n]*\n)*/y;

/** Where the lines from `start` on end that can only be those of a head. */
export function headLinesEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    headLine.lastIndex = end;
    const line = headLine.exec(text);
    if (line === null || line[0] === "") return end;
    end = headLine.lastIndex;
  }
}

/**
 * The head that the author of a file with an unclosed fence is writing.
 *
 * Shape: from the opening fence to the last line that may belong to a head; blank lines and a half-typed key do. Empty: `undefined` in a
 * file whose head is closed, or that has none. To ggen the lines are the body's; only what helps to write them may read this.
 */
export function draftHead(text: string, file: TemplateFile): Head | undefined {
  if (file.head !== undefined || file.bodyStart === 0) return undefined;
  let end = file.bodyStart;
  for (;;) {
    const before = end;
    unfinished.lastIndex = headLinesEnd(text, end);
    unfinished.exec(text);
    end = unfinished.lastIndex;
    if (end === before) break;
  }
  return { start: 0, end, open: { start: 0, end: 3 }, yaml: { start: file.bodyStart, end } };
}
