/**
 * Feature: Go to definition
 *
 * From a variable to the `vars` entry, query, `set` or loop that gives it; from `row["?name"]` to the column in the query; from a
 * macro, a namespace or the path in `include`, `import`, `extends`, `from` and `rdf` to the file; from a block to the block it replaces, from an argument to the parameter;
 * from a prefix to its declaration, from `for_each` to its query.
 */
import type { CancellationToken } from "../base/host.ts";
import type { DocumentPosition, lsp, Offsets } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Sym } from "../model/symbols.ts";
import { fileLinks, templateLinks } from "./documentLink.ts";
import { sameSymbol, symbolsAt } from "./lookup.ts";
import { prefixOf, rdfNameAt } from "./rdf.ts";

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
  if (found === undefined) return inHead(snapshot, at);
  const symbols = found.symbols.flatMap((symbol) =>
    symbol.kind === "block" ? overridden(snapshot, at.uri, symbol) : [symbol],
  );
  return unique(symbols).flatMap((symbol) => toSymbol(found.range, symbol));
}

/** A prefix leads to its declaration, the value of `for_each` to its query, the path in `from` and `rdf` to the file. */
function inHead(snapshot: Snapshot, at: DocumentPosition): Offsets<lsp.LocationLink>[] {
  const model = snapshot.workspace.template(at.uri);
  if (model === undefined) return [];
  const inside = ({ start, end }: Range) => start <= at.offset && at.offset <= end;
  const path = fileLinks(snapshot, at.uri).find(({ range }) => inside(range));
  if (path?.target !== undefined) return [toFile(path.range, path.target)];
  const rdf = rdfNameAt(model, at.offset);
  if (rdf !== undefined && rdf.name.kind !== "variable") {
    const prefix = prefixOf(model, rdf.scalar, rdf.name.name);
    return prefix?.range === undefined ? [] : [here(model.uri, rdf.name.whole, prefix.range, prefix.nameRange!)];
  }
  const each = model.frontMatter?.get("for_each");
  const query = model.frontMatter?.queries.find(({ name }) => name === each?.value);
  if (each?.valueRange === undefined || query?.nameRange === undefined || !inside(each.valueRange)) return [];
  const range = { start: query.nameRange.start, end: Math.max(query.nameRange.end, query.text.range.end) };
  return [here(model.uri, each.valueRange, range, query.nameRange)];
}

function here(uri: string, from: Range, range: Range, name: Range): Offsets<lsp.LocationLink> {
  return {
    originSelectionRange: plain(from),
    targetUri: uri,
    targetRange: plain(range),
    targetSelectionRange: plain(name),
  };
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
