/**
 * From a cursor in TOML to what belongs there.
 *
 * The tables around come from what could be read of the file; the line of the cursor, which is mostly half written, is looked at as
 * text.
 */
import type { Range } from "../../base/range.ts";
import type { ManifestModel } from "../../model/manifests/index.ts";

export type Path = readonly (string | number)[];

/** A place in a manifest, with the word that a completion replaces. */
export type ManifestPlace = { readonly word: Range } & (
  | {
      /** Between the brackets of a table's name. */
      readonly kind: "header";
      readonly isArray: boolean;
      /** Whether the brackets are closed behind the word. */
      readonly closed: boolean;
    }
  | {
      readonly kind: "key";
      readonly table: Path;
      /** Keys that are written there already. */
      readonly present: ReadonlySet<string>;
      /** Whether `=` follows. */
      readonly assigned: boolean;
    }
  | {
      readonly kind: "value";
      readonly path: Path;
      /** The quote that is open at the cursor. */
      readonly quote: string | undefined;
      /** Whether it is an item of a list. */
      readonly inList: boolean;
    }
);

const bareWord = /^[\w-]*/;

/** The place of an offset. Empty: `undefined` in comments and behind whole values. */
export function manifestPlace(manifest: ManifestModel, offset: number): ManifestPlace | undefined {
  const { text } = manifest;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const rest = /^[^\r\n]*/.exec(text.slice(offset))![0];
  if (isComment(before)) return undefined;
  const header = /^\s*(\[\[?)\s*([\w.-]*)$/.exec(before);
  const list = listAbove(text, lineStart);
  if (list === undefined && header !== null) {
    const word = { start: offset - header[2]!.length, end: offset + /^[\w.-]*/.exec(rest)![0].length };
    return { kind: "header", word, isArray: header[1] === "[[", closed: /^[\w.-]*\s*\]/.test(rest) };
  }
  const table = tableAt(manifest, lineStart);
  if (list !== undefined) return valuePlace([...table, ...list.split(".")], before, rest, offset, true);
  return inTable(manifest, table, before, rest, offset, lineStart);
}

function inTable(
  manifest: ManifestModel,
  table: Path,
  before: string,
  rest: string,
  offset: number,
  lineStart: number,
): ManifestPlace | undefined {
  const key = /^\s*((?:[\w-]+\s*\.\s*)*)([\w-]*)$/.exec(before);
  if (key !== null) {
    const path = [...table, ...key[1]!.split(".").flatMap((part) => part.trim() || [])];
    const behind = bareWord.exec(rest)![0];
    const word = { start: offset - key[2]!.length, end: offset + behind.length };
    const present = keysOf(manifest, path, lineStart);
    return { kind: "key", table: path, word, present, assigned: /^\s*=/.test(rest.slice(behind.length)) };
  }
  const value = /^\s*([\w-]+(?:\s*\.\s*[\w-]+)*|"[^"]*"|'[^']*')\s*=\s*(.*)$/.exec(before);
  if (value === null) return undefined;
  const name = value[1]!;
  const names = /^["']/.test(name) ? [name.slice(1, -1)] : name.split(".").map((part) => part.trim());
  const path = [...table, ...names];
  const typed = value[2]!;
  if (!typed.startsWith("{")) return valuePlace(path, typed, rest, offset, typed.startsWith("["));
  if (typed.replace(/"[^"]*"|'[^']*'/g, "").includes("}")) return undefined;
  const inner = typed.slice(1 + lastOutsideQuotes(typed, /[{,]/));
  return inTable(manifest, path, inner, rest, offset, lineStart);
}

/** `typed` begins at the value, or at the list that it is an item of. */
function valuePlace(
  path: Path,
  typed: string,
  rest: string,
  offset: number,
  inList: boolean,
): ManifestPlace | undefined {
  const item = inList ? typed.slice(1 + lastOutsideQuotes(typed, /[[,]/)).trimStart() : typed;
  if (inList && lastOutsideQuotes(typed, /\]/) >= 0) return undefined;
  const quote = /^["']/.exec(item)?.[0];
  if (quote === undefined) {
    if (!/^[\w.-]*$/.test(item)) return undefined;
    const word = { start: offset - item.length, end: offset + /^[\w.-]*/.exec(rest)![0].length };
    return { kind: "value", path, word, quote: undefined, inList };
  }
  if (item.indexOf(quote, 1) >= 0) return undefined;
  const closing = rest.indexOf(quote);
  // Without a closing quote the word ends where a value ends.
  const behind = closing >= 0 ? closing : /^[^\s,\]}#]*/.exec(rest)![0].length;
  return { kind: "value", path, word: { start: offset - item.length + 1, end: offset + behind }, quote, inList };
}

/** The table whose lines hold an offset. */
function tableAt({ toml }: ManifestModel, lineStart: number): Path {
  return toml.tables.findLast(({ range }) => range.start < lineStart)?.path ?? [];
}

function keysOf({ toml, text }: ManifestModel, table: Path, lineStart: number): Set<string> {
  const lineEnd = text.indexOf("\n", lineStart);
  const isElsewhere = ({ keyRange }: { keyRange: Range }) =>
    keyRange.start < lineStart || (lineEnd >= 0 && keyRange.start > lineEnd);
  return new Set(
    toml.entries
      .filter(({ path }) => path.length > table.length && table.every((part, index) => path[index] === part))
      .filter(isElsewhere)
      .map(({ path }) => String(path[table.length])),
  );
}

/** The key whose list is open at the start of a line. */
function listAbove(text: string, lineStart: number): string | undefined {
  for (let end = lineStart - 1, count = 0; end > 0 && count < 100; count += 1) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end).replace(/"[^"]*"|'[^']*'|#.*/g, (found) => (found[0] === "#" ? "" : '""'));
    const opened = /^\s*([\w.-]+)\s*=\s*\[[^\]]*$/.exec(line);
    if (opened !== null) return opened[1];
    if (!/^[\s,"]*$/.test(line)) return undefined;
    end = start - 1;
  }
  return undefined;
}

function isComment(before: string): boolean {
  return lastOutsideQuotes(before, /#/) >= 0;
}

/** Index of the last character that matches and stands in no quotes; -1 where there is none. */
function lastOutsideQuotes(text: string, wanted: RegExp): number {
  let found = -1;
  let quote: string | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index]!;
    if (quote !== undefined) {
      if (unit === quote) quote = undefined;
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (wanted.test(unit)) found = index;
  }
  return found;
}
