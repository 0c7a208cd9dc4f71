import type { Range } from "../base/range.ts";

/**
 * The decoded text of a YAML scalar with the way back to the file.
 *
 * `toFile` and `fromFile` map offsets through quoting, escapes, folding and indentation; an offset inside a piece that decodes as a
 * whole (an escape, a folded line break) maps to its beginning.
 */
export interface ScalarText {
  readonly value: string;
  /** What is written, quotes and all, in the file. */
  readonly range: Range;
  toFile(offset: number): number;
  fromFile(offset: number): number;
}

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

/**
 * Maps a decoded scalar to its source.
 *
 * `range` is the scalar in `file`; for block scalars from the header. Works by walking both texts side by side, so it needs no second
 * decoder; where they do not agree (a broken scalar), the rest maps to the end.
 */
export function scalarText(file: string, range: Range, value: string, style: ScalarStyle): ScalarText {
  let pieces: readonly Piece[] | undefined;
  const piecesOf = (): readonly Piece[] => {
    pieces ??= align(file, range, value, style);
    return pieces;
  };
  return {
    value,
    range,
    toFile(offset) {
      const piece = last(piecesOf(), (each) => each.inValue <= offset);
      if (piece === undefined) return range.start;
      return Math.min(piece.inFile + (piece.straight ? offset - piece.inValue : 0), range.end);
    },
    fromFile(offset) {
      const all = piecesOf();
      const piece = last(all, (each) => each.inFile <= offset);
      if (piece === undefined) return 0;
      const next = all[all.indexOf(piece) + 1]?.inValue ?? value.length;
      return piece.straight ? Math.min(piece.inValue + offset - piece.inFile, next) : piece.inValue;
    },
  };
}

/** From `inValue` on, the value stands at `inFile`: unit by unit when `straight`, else the whole piece at that place. */
interface Piece {
  readonly inValue: number;
  readonly inFile: number;
  readonly straight: boolean;
}

function last(pieces: readonly Piece[], holds: (piece: Piece) => boolean): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(pieces[middle]!)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

function align(file: string, range: Range, value: string, style: ScalarStyle): Piece[] {
  const pieces: Piece[] = [];
  const block = style === "literal" || style === "folded";
  let at = range.start + (style === "single" || style === "double" ? 1 : 0);
  const end = range.end - (style === "single" || style === "double" ? 1 : 0);
  let done = 0;
  let indent = 0;
  if (block) {
    const line = file.indexOf("\n", at);
    at = line < 0 || line >= end ? end : line + 1;
    indent = indentOf(file, at, end);
    while (value[done] === "\n" && /^[ \t]*\r?\n/.test(file.slice(at, end))) {
      push(done, at, false);
      at = file.indexOf("\n", at) + 1;
      done += 1;
    }
    at = skipBlanks(at, indent);
  }
  while (done < value.length && at < end) {
    const unit = file[at]!;
    if (
      unit === "\n" ||
      unit === "\r" ||
      (!block && /[ \t]/.test(unit) && /^[ \t]+\r?\n/.test(file.slice(at, at + 200)))
    )
      lineBreak();
    else if (style === "double" && unit === "\\") escaped();
    else if (style === "single" && unit === "'" && file[at + 1] === "'") {
      push(done, at, false);
      done += 1;
      at += 2;
    } else {
      if (value[done] !== unit) break;
      push(done, at, true);
      done += 1;
      at += 1;
    }
  }
  push(done, done < value.length ? end : at, done >= value.length);
  return pieces;

  function push(inValue: number, inFile: number, straight: boolean): void {
    const before = pieces[pieces.length - 1];
    if (before?.straight && straight && before.inFile - before.inValue === inFile - inValue) return;
    pieces.push({ inValue, inFile, straight });
  }

  /** One or more line breaks with the blanks around them. */
  function lineBreak(): void {
    const start = at;
    let breaks = 0;
    const ends: number[] = [];
    while (at < end) {
      const found = /^[ \t]*\r?\n/.exec(
        block && breaks === 0 ? file.slice(at, at + 2) : file.slice(at, Math.min(end, at + 400)),
      );
      if (found === null) break;
      ends.push(at);
      at += found[0].length;
      breaks += 1;
    }
    if (breaks === 0) {
      at += 1;
      return;
    }
    at = block ? skipBlanks(at, indent) : at + /^[ \t]*/.exec(file.slice(at, Math.min(end, at + 400)))![0].length;
    if (value[done] === " " && style !== "literal") {
      push(done, start, false);
      done += 1;
      return;
    }
    // A folded run of n breaks stands for n - 1 of them, a literal one for all.
    const from = Math.max(0, ends.length - countBreaks());
    for (const place of ends.slice(from)) {
      if (value[done] !== "\n") break;
      push(done, place, false);
      done += 1;
    }
  }

  function countBreaks(): number {
    let count = 0;
    while (value[done + count] === "\n") count += 1;
    return count;
  }

  function skipBlanks(from: number, most: number): number {
    let next = from;
    while (next < end && next - from < most && file[next] === " ") next += 1;
    return next;
  }

  function escaped(): void {
    const written =
      /^\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|[\s\S])/.exec(file.slice(at, at + 400))?.[0] ??
      "\\";
    if (!/^\\\r?\n/.test(written)) {
      push(done, at, false);
      done += written.startsWith("\\U") && value.codePointAt(done)! > 0xffff ? 2 : 1;
    }
    at += written.length;
  }
}

/** The blanks in front of the first line of a block scalar that has any text. */
function indentOf(file: string, start: number, end: number): number {
  const line = /^(?:[ \t]*\r?\n)*( *)/.exec(file.slice(start, end));
  return line?.[1]?.length ?? 0;
}
