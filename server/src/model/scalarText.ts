import type { Range } from "../base/range.ts";

/**
 * The text of a YAML scalar, and where each of its characters stands in the file.
 *
 * Quoting, escapes, folding and the indentation of block scalars lie between the two; {@link toFile} and {@link fromFile} carry
 * an offset across.
 */
export interface ScalarText {
  /** The decoded text. */
  readonly value: string;
  /** Of the whole scalar in the file, quotes and block header included. */
  readonly range: Range;
  /** Offset in the file of `value[offset]`; of the end of the text for `value.length`. */
  toFile(offset: number): number;
  /** Offset in `value` of the character at or behind a place in the file. */
  fromFile(offset: number): number;
}

/** How a scalar is written, in the words of the `yaml` library. */
export type ScalarStyle = "PLAIN" | "QUOTE_SINGLE" | "QUOTE_DOUBLE" | "BLOCK_LITERAL" | "BLOCK_FOLDED";

/**
 * Lines `value` up with how it is written at `range` of `text`.
 *
 * The library has decoded the value already; what is left is to say which source character each decoded one came from. Both are
 * walked together: equal characters match, escapes match what they stand for, and white space that folding or indentation took
 * away is passed over. Linear in the length of the scalar.
 */
export function alignScalar(text: string, range: Range, value: string, style: ScalarStyle): ScalarText {
  const { start, stop, indent } = contentOf(text, range, style);
  const places = new Uint32Array(value.length + 1);
  let source = start;
  for (let index = 0; index < value.length; ) {
    const wanted = value[index]!;
    const found = text[source];
    if (source >= stop || found === undefined) {
      places[index++] = stop;
    } else if (style === "QUOTE_DOUBLE" && found === "\\") {
      const { width, gives } = escapeAt(text, source);
      for (let unit = 0; unit < gives; unit++) places[index++] = source;
      source += width;
    } else if (wanted === found || (wanted === " " && found === "\n")) {
      places[index++] = source++;
      if (style === "QUOTE_SINGLE" && found === "'") source++;
      if (indent > 0 && found === "\n") source += blanksAt(text, source, indent);
    } else if (isBlank(found)) {
      source++;
      if (indent > 0 && found === "\n") source += blanksAt(text, source, indent);
    } else {
      // Not reached for what the library decoded; keeps the walk going whatever comes.
      places[index++] = source++;
    }
  }
  places[value.length] = Math.min(source, stop);
  return {
    value,
    range,
    toFile: (offset) => places[Math.max(0, Math.min(offset, value.length))]!,
    fromFile: (offset) => lowerBound(places, offset),
  };
}

/** Where the characters of a scalar lie: within its quotes, or behind its block header. */
function contentOf(text: string, range: Range, style: ScalarStyle): { start: number; stop: number; indent: number } {
  if (style === "QUOTE_DOUBLE" || style === "QUOTE_SINGLE") {
    const closed = range.end - range.start > 1 && text[range.end - 1] === text[range.start];
    return { start: range.start + 1, stop: closed ? range.end - 1 : range.end, indent: 0 };
  }
  if (style === "PLAIN") return { start: range.start, stop: range.end, indent: 0 };
  const lineEnd = text.indexOf("\n", range.start);
  if (lineEnd === -1 || lineEnd >= range.end) return { start: range.end, stop: range.end, indent: 0 };
  const first = /^(?:[ \t]*\r?\n)*( *)\S/.exec(text.slice(lineEnd + 1, range.end));
  const indent = first?.[1]?.length ?? 0;
  return { start: lineEnd + 1 + blanksAt(text, lineEnd + 1, indent), stop: range.end, indent };
}

function blanksAt(text: string, at: number, most: number): number {
  let count = 0;
  while (count < most && text[at + count] === " ") count++;
  return count;
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

/** Length of an escape in the source, and of what it stands for. Source: YAML 1.2.2, section 5.7. */
function escapeAt(text: string, at: number): { width: number; gives: number } {
  switch (text[at + 1]) {
    case "x":
      return { width: 4, gives: 1 };
    case "u":
      return { width: 6, gives: 1 };
    case "U":
      return { width: 10, gives: Number.parseInt(text.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1 };
    case "\r":
      return { width: 3, gives: 0 };
    case "\n":
      return { width: 2, gives: 0 };
    default:
      return { width: 2, gives: 1 };
  }
}

/** Index of the first place that is not before `offset`. */
function lowerBound(places: Uint32Array, offset: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
