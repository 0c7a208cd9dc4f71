import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { Problem } from "../../base/problem.ts";
import type { Range } from "../../base/range.ts";

/** One `key = value` of a TOML file. */
export interface TomlEntry {
  /** From the root: table names, then the key; an element of an array of tables has its index in the path. */
  readonly path: readonly (string | number)[];
  /** The last part of the path. */
  readonly key: string;
  /** The key as written, dots included. */
  readonly keyRange: Range;
  readonly value: unknown;
  readonly valueRange: Range;
}

/** A `[table]` or `[[table]]` header. */
export interface TomlTable {
  readonly path: readonly (string | number)[];
  /** The name between the brackets. */
  readonly nameRange: Range;
  readonly range: Range;
}

/** A TOML file as far as it can be read. */
export interface TomlDocument {
  readonly entries: readonly TomlEntry[];
  readonly tables: readonly TomlTable[];
  readonly problems: readonly Problem[];
  /** The entry at a path. */
  get(...path: readonly (string | number)[]): TomlEntry | undefined;
  /** The entries directly below a path, in order. */
  below(...path: readonly (string | number)[]): TomlEntry[];
}

/** After so many broken lines a file is taken for something that is no TOML. */
const MAX_FAULTS = 20;

/**
 * Reads TOML with ranges. A line that is broken is reported, blanked out, and the rest is read, so that half a line that is
 * being typed does not hide the others. Never throws.
 */
export function readToml(text: string): TomlDocument {
  const { program, problems } = readable(text);
  const entries: TomlEntry[] = [];
  const tables: TomlTable[] = [];
  for (const node of program?.body[0].body ?? []) {
    if (node.type === "TOMLKeyValue") addEntry(entries, [], node);
    else {
      tables.push({ path: node.resolvedKey, nameRange: rangeOf(node.key), range: rangeOf(node) });
      for (const item of node.body) addEntry(entries, node.resolvedKey, item);
    }
  }
  const byPath = new Map(entries.map((entry) => [JSON.stringify(entry.path), entry]));
  return {
    entries,
    tables,
    problems,
    get: (...path) => byPath.get(JSON.stringify(path)),
    below: (...path) =>
      entries.filter(
        (entry) => entry.path.length === path.length + 1 && path.every((part, index) => entry.path[index] === part),
      ),
  };
}

/** The tree of what can be read, and what had to be left out for it. */
function readable(text: string): { program: AST.TOMLProgram | undefined; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let rest = text;
  for (;;) {
    const read = tryParse(rest);
    if (!("index" in read)) return { program: read, problems };
    const at = lineAround(rest, Math.min(read.index, rest.length));
    const faulty = [at, ...writtenAbove(rest, at), ...openedAbove(rest, at)]
      .map((line) => ({ line, without: blank(rest, line) }))
      .map((each) => ({ ...each, reach: reachOf(tryParse(each.without)) }))
      .reduce((best, each) => (each.reach > best.reach ? each : best));
    problems.push({
      code: "invalid-toml",
      message: `this is not TOML: ${read.message.replace(/\.$/, "")}`,
      range: visible(text, faulty.line),
    });
    if (faulty.without === rest || problems.length >= MAX_FAULTS) return { program: undefined, problems };
    rest = faulty.without;
  }
}

function tryParse(text: string): AST.TOMLProgram | ParseError {
  try {
    return parseTOML(text, { tomlVersion: "1.0" });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return error;
  }
}

function reachOf(read: AST.TOMLProgram | ParseError): number {
  return "index" in read ? read.index : Number.POSITIVE_INFINITY;
}

/** The last line above with anything on it: behind `key =` the parser looks for the value on the next line. */
function writtenAbove(text: string, { start }: Range): Range[] {
  const end = text.slice(0, start).trimEnd().length;
  return end === 0 ? [] : [lineAround(text, end)];
}

/** The nearest line above that opens a bracket and does not close it: `[gpack`, or a list that is being written. */
function openedAbove(text: string, { start }: Range): Range[] {
  let end = start - 1;
  for (let count = 0; count < 100 && end > 0; count += 1) {
    const line = lineAround(text, end);
    const plain = text.slice(line.start, line.end).replace(/"[^"]*"|'[^']*'|#.*/g, "");
    if ((plain.match(/[[{]/g)?.length ?? 0) > (plain.match(/[\]}]/g)?.length ?? 0)) return [line];
    end = line.start - 1;
  }
  return [];
}

function blank(text: string, { start, end }: Range): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r]/g, " ") + text.slice(end);
}

/** Adds an entry, and those of the inline tables and arrays in its value. */
function addEntry(entries: TomlEntry[], path: readonly (string | number)[], node: AST.TOMLKeyValue): void {
  const keys = node.key.keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value));
  const whole = [...path, ...keys];
  entries.push({
    path: whole,
    key: String(keys.at(-1)),
    keyRange: rangeOf(node.key),
    value: plain(node.value),
    valueRange: rangeOf(node.value),
  });
  addInside(entries, whole, node.value);
}

function addInside(entries: TomlEntry[], path: readonly (string | number)[], value: AST.TOMLContentNode): void {
  if (value.type === "TOMLInlineTable") for (const item of value.body) addEntry(entries, path, item);
  if (value.type === "TOMLArray")
    value.elements.forEach((element, index) => {
      const inner = [...path, index];
      const range = rangeOf(element);
      entries.push({ path: inner, key: String(index), keyRange: range, value: plain(element), valueRange: range });
      addInside(entries, inner, element);
    });
}

function plain(node: AST.TOMLContentNode): unknown {
  switch (node.type) {
    case "TOMLArray":
      return node.elements.map(plain);
    case "TOMLInlineTable":
      return Object.fromEntries(
        node.body.map(({ key, value }) => [
          key.keys.map((part) => (part.type === "TOMLBare" ? part.name : part.value)).join("."),
          plain(value),
        ]),
      );
    default:
      return node.value;
  }
}

function rangeOf(node: { range: [number, number] }): Range {
  return { start: node.range[0], end: node.range[1] };
}

function lineAround(text: string, index: number): Range {
  const start = text.lastIndexOf("\n", Math.max(0, index - 1)) + 1;
  const end = text.indexOf("\n", start);
  return { start, end: end === -1 ? text.length : end };
}

/** The line without the white space around it, so that a squiggle stands below what is wrong. */
function visible(text: string, { start, end }: Range): Range {
  const line = text.slice(start, end);
  const from = start + (line.length - line.trimStart().length);
  const to = start + line.trimEnd().length;
  return to > from ? { start: from, end: to } : { start, end };
}
