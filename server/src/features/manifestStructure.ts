/** The structure of manifests: outline, folds, ranges around a cursor. */
import { type lsp, type Offsets, SymbolKind } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { ManifestModel, TomlEntry, TomlTable } from "../model/manifests/index.ts";

type Item = Offsets<lsp.DocumentSymbol>;

/** Tables with their keys, and the keys in front of any table, in document order. */
export function manifestSymbols({ toml, text }: ManifestModel): Item[] {
  const top = toml.entries.filter((entry) => tableOf(toml.tables, entry) === undefined);
  const keys = written(top).map((entry) => keyItem(entry, text));
  const tables = toml.tables.map((table): Item => {
    const own = written(toml.entries.filter((entry) => tableOf(toml.tables, entry) === table));
    const name = table.path.filter((part) => typeof part === "string").join(".");
    return {
      name,
      kind: typeof table.path.at(-1) === "number" ? SymbolKind.Array : SymbolKind.Namespace,
      range: plain(table.range),
      selectionRange: plain(table.nameRange),
      children: own.map((entry) => keyItem(entry, text)),
    };
  });
  return [...keys, ...tables];
}

function keyItem({ keyRange, valueRange }: TomlEntry, text: string): Item {
  const value = text.slice(valueRange.start, valueRange.end).replace(/\s+/g, " ");
  return {
    name: text.slice(keyRange.start, keyRange.end),
    detail: value.slice(0, 80),
    kind: SymbolKind.Property,
    range: { start: keyRange.start, end: valueRange.end },
    selectionRange: plain(keyRange),
  };
}

/** Entries that stand on lines of their own: those inside another's value are part of it. */
function written(entries: readonly TomlEntry[]): TomlEntry[] {
  return entries.filter(
    ({ keyRange }) =>
      !entries.some(({ valueRange }) => valueRange.start <= keyRange.start && keyRange.end <= valueRange.end),
  );
}

function tableOf(tables: readonly TomlTable[], { keyRange }: TomlEntry): TomlTable | undefined {
  return tables.findLast(({ range }) => range.start <= keyRange.start && keyRange.start < range.end);
}

/** Tables and values over several lines. */
export function manifestFolds({ toml, text }: ManifestModel): Range[] {
  const ranges = [...toml.tables.map(({ range }) => range), ...toml.entries.map(({ valueRange }) => valueRange)];
  return ranges.filter(({ start, end }) => text.slice(start, end).includes("\n")).map(plain);
}

/** Ranges that hold an offset, in any order: key, value, entry, table. */
export function manifestRanges({ toml, text }: ManifestModel, offset: number): Range[] {
  const ranges = [
    { start: 0, end: text.length },
    ...toml.tables.flatMap(({ range, nameRange }) => [range, nameRange]),
    ...toml.entries.flatMap(({ keyRange, valueRange, value }) => [
      { start: keyRange.start, end: valueRange.end },
      keyRange,
      valueRange,
      ...(typeof value === "string" ? [{ start: valueRange.start + 1, end: valueRange.end - 1 }] : []),
    ]),
  ];
  return ranges.filter(({ start, end }) => start <= offset && offset <= end && start < end);
}

function plain({ start, end }: Range): Range {
  return { start, end };
}
