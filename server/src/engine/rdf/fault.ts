import type { Range } from "../../base/range.ts";

/** What oxigraph says is wrong, in a person's words, and where in the text it was given. */
export interface PlacedFault {
  readonly message: string;
  readonly range: Range;
  readonly cause: "text" | "prefix";
}

/**
 * Reads an error of oxigraph's.
 *
 * `text` is what was parsed; `declared` are the prefixes of the prologue. Without a position the range is empty, at the start.
 */
export function placeFault(fault: string, text: string, what: "query" | "Turtle"): PlacedFault {
  const range = positionOf(fault, text);
  const prefix = unknownPrefix(fault, text, range);
  if (prefix !== undefined)
    return { message: `the prefix \`${prefix.name}\` is not declared`, range: prefix.range, cause: "prefix" };
  if (what === "Turtle") {
    const said = fault.replace(
      /^Parser error at line \d+ (?:column \d+|between columns? \d+ and (?:column )?\d+|.*?): /,
      "",
    );
    return { message: `the Turtle cannot be read: ${lowerFirst(said.split("\n")[0]!)}`, range, cause: "text" };
  }
  if (!/^error at \d+:\d+: expected /.test(fault))
    return { message: `the query fails: ${lowerFirst(fault.split("\n")[0]!)}`, range, cause: "text" };
  const found = text.slice(range.start, range.end);
  if (found !== "") return { message: `the query cannot be read from \`${found}\` on`, range, cause: "text" };
  // Nothing is there that could be underlined, so the last word is.
  const last = /\S+\s*$/.exec(text.slice(0, range.start));
  const start = last?.index ?? range.start;
  const end = start + (last?.[0].trimEnd().length ?? 0);
  return { message: "the query ends too early", range: { start, end }, cause: "text" };
}

/** Source: oxttl and spargebra, whose lines and columns begin at 1 and count characters. */
function positionOf(fault: string, text: string): Range {
  const span = /at line (\d+) between columns? (\d+) and (?:column )?(\d+)/.exec(fault);
  if (span !== null) {
    const start = offsetOf(text, Number(span[1]), Number(span[2]));
    return { start, end: Math.max(start, offsetOf(text, Number(span[1]), Number(span[3]))) };
  }
  const lines = /between line (\d+) column (\d+) and line (\d+) column (\d+)/.exec(fault);
  if (lines !== null) {
    const start = offsetOf(text, Number(lines[1]), Number(lines[2]));
    return { start, end: Math.max(start, offsetOf(text, Number(lines[3]), Number(lines[4]))) };
  }
  const point = /at line (\d+) column (\d+)/.exec(fault) ?? /error at (\d+):(\d+)/.exec(fault);
  if (point === null) return { start: 0, end: 0 };
  const start = offsetOf(text, Number(point[1]), Number(point[2]));
  const word = /^(?:[\w?$-]+|\S)/u.exec(text.slice(start))?.[0] ?? "";
  return { start, end: start + word.length };
}

/** The offset of a line and a column, both from 1; columns count characters. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let each = 1; each < line; each++) {
    const next = text.indexOf("\n", start);
    if (next === -1) return text.length;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  const units = [...text.slice(start, end === -1 ? text.length : end)].slice(0, column - 1).join("").length;
  return start + units;
}

/** The prefix that a name in front of the fault uses, where nothing in the text declares it. */
function unknownPrefix(fault: string, text: string, range: Range): { name: string; range: Range } | undefined {
  const said = /The prefix (\S*:) has not been declared/.exec(fault);
  if (said !== null) return { name: said[1]!, range };
  if (!fault.startsWith("error at ")) return undefined;
  const name = /(?<![\w?$:<])([A-Za-z][\w.-]*)?:[\w.%-]*\s*$/.exec(text.slice(0, range.start));
  const here = name ?? /^([A-Za-z][\w.-]*)?:/.exec(text.slice(range.start));
  if (here === null) return undefined;
  const prefix = `${here[1] ?? ""}:`;
  if (new RegExp(`\\bPREFIX\\s+${prefix.replace(/[.-]/g, "\\$&")}\\s*<`, "i").test(text)) return undefined;
  const start = name === null ? range.start : name.index;
  return { name: prefix, range: { start, end: start + here[0].trimEnd().length } };
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
