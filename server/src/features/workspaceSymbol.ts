/**
 * Feature: Workspace symbols
 *
 * Finds templates, macros and blocks of the whole workspace by a part of their name.
 */
import type { CancellationToken } from "../base/host.ts";
import { type lsp, type Offsets, SymbolKind } from "../base/lsp.ts";
import { decodeUri } from "../base/uri.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** More are of no use in a list. */
const most = 256;

/**
 * Symbols whose name has the letters of `query` in order, upper and lower case alike.
 *
 * Shape: at most 256, exact beginnings first. Empty: `[]`. Source: LSP 3.17 workspace/symbol.
 */
export function workspaceSymbol(
  snapshot: Snapshot,
  query: string,
  token: CancellationToken,
): Offsets<lsp.SymbolInformation>[] {
  const wanted = query.toLowerCase();
  const found: { rank: number; item: Offsets<lsp.SymbolInformation> }[] = [];
  const add = (
    name: string,
    kind: SymbolKind,
    uri: string,
    range: { start: number; end: number },
    containerName?: string,
  ) => {
    const rank = rankOf(name.toLowerCase(), wanted);
    if (rank !== undefined)
      found.push({
        rank,
        item: { name, kind, location: { uri, range: { start: range.start, end: range.end } }, containerName },
      });
  };
  for (const uri of snapshot.workspace.templates()) {
    if (token.isCancellationRequested) return [];
    const summary = snapshot.workspace.summary(uri);
    if (summary === undefined) continue;
    const file = decodeUri(uri.slice(uri.lastIndexOf("/") + 1));
    add(file, SymbolKind.File, uri, { start: 0, end: 0 });
    for (const macro of summary.macros.values())
      if (macro.nameRange) add(macro.name, SymbolKind.Function, uri, macro.nameRange, file);
    for (const block of summary.blocks.values())
      if (block.nameRange) add(block.name, SymbolKind.Class, uri, block.nameRange, file);
  }
  found.sort((a, b) => a.rank - b.rank || (a.item.name < b.item.name ? -1 : a.item.name > b.item.name ? 1 : 0));
  return found.slice(0, most).map(({ item }) => item);
}

/** 0 for a beginning, 1 for a part, 2 for scattered letters; `undefined` when letters are missing. */
function rankOf(name: string, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  let at = -1;
  for (const letter of wanted) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return undefined;
  }
  return 2;
}
