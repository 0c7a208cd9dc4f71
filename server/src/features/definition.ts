/**
 * Feature: Go to definition
 *
 * From a variable to the `vars` entry, query, `set` or loop that gives it; from `row["?name"]` to the column in the query; from a
 * macro, a namespace or the path in `include`, `import` and `extends` to the file; from a block to the block it replaces.
 */
import type { CancellationToken } from "../base/host.ts";
import type { DocumentPosition, lsp, Offsets } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Sym } from "../model/symbols.ts";
import { templateLinks } from "./documentLink.ts";
import { sameSymbol, symbolsAt } from "./lookup.ts";

/**
 * Where the thing at a position is declared.
 *
 * Shape: zero or more links, nearest declaration first. Empty: `[]` for what is supplied or unknown.
 * Source: LSP 3.17 textDocument/definition.
 */
export function definition(
  snapshot: Snapshot,
  at: DocumentPosition,
  token: CancellationToken,
): Offsets<lsp.LocationLink>[] {
  if (token.isCancellationRequested) return [];
  const link = templateLinks(snapshot, at.uri).find(({ range }) => range.start <= at.offset && at.offset <= range.end);
  if (link !== undefined) return link.target === undefined ? [] : [toFile(link.range, link.target)];
  const found = symbolsAt(snapshot, at);
  if (found === undefined) return [];
  const symbols = found.symbols.flatMap((symbol) =>
    symbol.kind === "block" ? overridden(snapshot, at.uri, symbol) : [symbol],
  );
  return unique(symbols).flatMap((symbol) => toSymbol(found.range, symbol));
}

function toSymbol(from: Range, symbol: Sym): Offsets<lsp.LocationLink>[] {
  if (symbol.kind === "namespace" && symbol.target !== undefined) return [toFile(from, symbol.target)];
  const { uri, nameRange } = symbol;
  if (uri === undefined || nameRange === undefined) return [];
  const range = symbol.range ?? nameRange;
  return [
    {
      originSelectionRange: plain(from),
      targetUri: uri,
      targetRange: plain(range),
      targetSelectionRange: plain(nameRange),
    },
  ];
}

/** The same block in the template that this one extends, and so on upwards; the block itself where there is none. */
function overridden(snapshot: Snapshot, uri: string, block: Sym): Sym[] {
  const found: Sym[] = [];
  const seen = new Set([uri]);
  for (let current = uri; ; ) {
    const parent = snapshot.workspace.summary(current)?.links.find((link) => link.kind === "extends");
    const target = parent === undefined ? undefined : snapshot.workspace.resolveTemplate(current, parent.path);
    if (target === undefined || seen.has(target)) return found.length === 0 ? [block] : found;
    const same = snapshot.workspace.summary(target)?.blocks.get(block.name);
    if (same !== undefined) found.push(same);
    seen.add(target);
    current = target;
  }
}

function toFile(from: Range, target: string): Offsets<lsp.LocationLink> {
  const top = { start: 0, end: 0 };
  return { originSelectionRange: plain(from), targetUri: target, targetRange: top, targetSelectionRange: top };
}

function unique(symbols: readonly Sym[]): Sym[] {
  return symbols.filter((symbol, index) => symbols.findIndex((other) => sameSymbol(other, symbol)) === index);
}

function plain({ start, end }: Range): Range {
  return { start, end };
}
