import type { Range as LspRange, Position } from "vscode-languageserver-types";
import { bisect } from "../base/bisect.ts";
import type { Range } from "../base/range.ts";
import type { OffsetEdit } from "../model/workspace.ts";

/** How the client counts columns, as negotiated at `initialize`. */
export type PositionEncoding = "utf-16" | "utf-8";

/** The largest number that LSP has (`uinteger`). */
const PAST_END = 2 ** 31 - 1;

/**
 * The only place where offsets become lines and columns.
 *
 * Units: lines and columns are 0-based; columns in the negotiated encoding. LF, CRLF and a lone CR end a line (LSP 3.17,
 * "Text Documents"). A column past the end of its line means the end; a line past the last means the end of the text.
 */
export class Positions {
  readonly #text: string;
  readonly #encoding: PositionEncoding;
  #lineStarts: number[] | undefined;

  constructor(text: string, encoding: PositionEncoding) {
    this.#text = text;
    this.#encoding = encoding;
  }

  /** The converter for the text after an edit of this one: only the lines around the edit are looked for. */
  edited({ start, end, text: inserted }: OffsetEdit, text: string): Positions {
    const next = new Positions(text, this.#encoding);
    const before = this.#starts();
    const delta = inserted.length - (end - start);
    // One unit more on either side: a CR or LF at the edge may have come together with another, or lost it.
    const kept = bisect(before, (offset) => offset < start);
    const starts = before.slice(0, Math.max(1, kept));
    for (const offset of lineStarts(text, starts.at(-1)!, end + delta + 1)) starts.push(offset);
    const behind = bisect(before, (offset) => offset <= end + 1);
    for (let line = behind; line < before.length; line++) starts.push(before[line]! + delta);
    next.#lineStarts = starts;
    return next;
  }

  /** `Infinity` is past the end of whatever text the client has: editors take it for the end. */
  toPosition(offset: number): Position {
    if (offset === Number.POSITIVE_INFINITY) return { line: PAST_END, character: 0 };
    const starts = this.#starts();
    const bounded = Math.max(0, Math.min(offset, this.#text.length));
    const low = Math.max(0, bisect(starts, (offset) => offset <= bounded) - 1);
    const start = starts[low]!;
    // A position may not point between CR and LF.
    const end = Math.min(bounded, this.#lineEnd(low));
    const character = this.#encoding === "utf-16" ? end - start : utf8Length(this.#text, start, end);
    return { line: low, character };
  }

  toOffset(position: Position): number {
    const starts = this.#starts();
    if (position.line < 0) return 0;
    if (position.line >= starts.length) return this.#text.length;
    const start = starts[position.line]!;
    const end = this.#lineEnd(position.line);
    if (this.#encoding === "utf-16") return Math.min(start + Math.max(0, position.character), end);
    return utf8Advance(this.#text, start, end, position.character);
  }

  toRange(range: Range): LspRange {
    return { start: this.toPosition(range.start), end: this.toPosition(range.end) };
  }

  fromRange(range: LspRange): Range {
    return { start: this.toOffset(range.start), end: this.toOffset(range.end) };
  }

  /** Offset behind the last character of a line, its line break left out. */
  #lineEnd(line: number): number {
    const starts = this.#starts();
    const next = starts[line + 1];
    if (next === undefined) return this.#text.length;
    const crlf = this.#text.charCodeAt(next - 1) === 10 && this.#text.charCodeAt(next - 2) === 13;
    return next - (crlf && next - 2 >= starts[line]! ? 2 : 1);
  }

  #starts(): number[] {
    this.#lineStarts ??= [0, ...lineStarts(this.#text, 0, this.#text.length)];
    return this.#lineStarts;
  }
}

/** Where lines begin behind `from`, up to `to`. */
function lineStarts(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let index = from; index < Math.min(to, text.length); index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10) starts.push(index + 1);
    else if (unit === 13 && text.charCodeAt(index + 1) !== 10) starts.push(index + 1);
  }
  return starts;
}

/** Bytes of one code point; a lone surrogate counts as the replacement character it would be sent as. */
function utf8Width(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let index = start; index < end; index++) {
    const codePoint = text.codePointAt(index)!;
    bytes += utf8Width(codePoint);
    if (codePoint > 0xffff) index++;
  }
  return bytes;
}

function utf8Advance(text: string, start: number, end: number, bytes: number): number {
  let index = start;
  for (let left = bytes; index < end; ) {
    const codePoint = text.codePointAt(index)!;
    left -= utf8Width(codePoint);
    if (left < 0) break;
    index += codePoint > 0xffff ? 2 : 1;
  }
  return index;
}
