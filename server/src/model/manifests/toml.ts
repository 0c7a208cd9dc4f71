import { type AST, getStaticTOMLValue, ParseError, parseTOML } from "toml-eslint-parser";
import type { Problem } from "../../base/problem.ts";
import type { Range } from "../../base/range.ts";

/** One `key = value` of a TOML file, with the whole path of its key. */
export interface TomlEntry {
  /** Table and key: `["dependencies", "rust-common"]`; elements of arrays of tables carry their number. */
  readonly path: readonly (string | number)[];
  /** Of the last part of the key. */
  readonly keyRange: Range;
  readonly valueRange: Range;
  readonly value: unknown;
}

export interface TomlTable {
  readonly path: readonly (string | number)[];
  /** The header line's key. */
  readonly keyRange: Range;
  readonly range: Range;
}

export interface Toml {
  readonly entries: readonly TomlEntry[];
  readonly tables: readonly TomlTable[];
  readonly problems: readonly Problem[];
}

/** So many faulty lines are set aside before the rest is given up. */
const faultsRead = 20;

/**
 * Reads TOML with ranges. A line that cannot be read is a problem and is set aside, the others are there.
 *
 * Units: offsets. Inline tables give an entry for themselves and one for each of their keys. Never throws.
 */
export function readToml(text: string): Toml {
  const problems: Problem[] = [];
  let source = text;
  for (let attempt = 0; attempt <= faultsRead; attempt += 1) {
    try {
      return { ...collect(parseTOML(source, { tomlVersion: "1.0" })), problems };
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const at = Math.min(Math.max(0, error.index), Math.max(0, source.length - 1));
      const start = source.lastIndexOf("\n", at - 1) + 1;
      const found = source.indexOf("\n", at);
      const end = found < 0 ? source.length : found;
      const message = error.message.replace(/\.$/, "");
      problems.push({
        code: "toml-syntax",
        message,
        range: { start: at, end: Math.max(at + 1, Math.min(end, at + 1)) },
      });
      if (source.slice(start, end).trim() === "") break;
      source = source.slice(0, start) + " ".repeat(end - start) + source.slice(end);
    }
  }
  return { entries: [], tables: [], problems };
}

function collect(program: AST.TOMLProgram): Pick<Toml, "entries" | "tables"> {
  const entries: TomlEntry[] = [];
  const tables: TomlTable[] = [];
  for (const node of program.body[0].body) {
    if (node.type === "TOMLKeyValue") add(node, []);
    else {
      tables.push({ path: node.resolvedKey, keyRange: rangeOf(node.key), range: rangeOf(node) });
      for (const pair of node.body) add(pair, node.resolvedKey);
    }
  }
  return { entries, tables };

  function add(pair: AST.TOMLKeyValue, table: readonly (string | number)[]): void {
    const names = pair.key.keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value));
    const path = [...table, ...names];
    const last = pair.key.keys[pair.key.keys.length - 1]!;
    entries.push({
      path,
      keyRange: rangeOf(last),
      valueRange: rangeOf(pair.value),
      value: getStaticTOMLValue(pair.value),
    });
    if (pair.value.type === "TOMLInlineTable") for (const inner of pair.value.body) add(inner, path);
  }
}

function rangeOf(node: { range: [number, number] }): Range {
  return { start: node.range[0], end: node.range[1] };
}
