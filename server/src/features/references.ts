/**
 * Feature: References
 *
 * Every use of a variable, column, macro, block or namespace, of a manifest's variable in all its templates. Macros are found in all templates that import their file, blocks
 * in all templates that extend it.
 *
 * Limits: a name that two templates share without including or importing each other is not one variable.
 */
import type { CancellationToken } from "../base/host.ts";
import type { DocumentPosition, lsp, Offsets } from "../base/lsp.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Reference, Sym } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";
import { sameSymbol, symbolsAt } from "./lookup.ts";

/**
 * The uses of the symbol at a position.
 *
 * Shape: locations, this file's first, document order within a file; the declaration only when `includeDeclaration`.
 * Empty: `[]` when nothing with a name is there. Source: LSP 3.17 textDocument/references.
 */
export function references(
  snapshot: Snapshot,
  at: DocumentPosition & { readonly includeDeclaration: boolean },
  token: CancellationToken,
): Offsets<lsp.Location>[] {
  const symbols = symbolsAt(snapshot, at)?.symbols ?? [];
  if (symbols.length === 0) return [];
  const found: Offsets<lsp.Location>[] = [];
  for (const uri of filesToSearch(snapshot, at.uri, symbols)) {
    if (token.isCancellationRequested) return [];
    const model = snapshot.workspace.template(uri);
    if (model === undefined) {
      if (at.includeDeclaration) found.push(...declaredIn(uri, symbols));
      continue;
    }
    for (const { start, end } of usesIn(model, symbols, at.includeDeclaration))
      found.push({ uri, range: { start, end } });
  }
  return found;
}

/** The declarations in a file that is no template: variables of a manifest. */
function declaredIn(uri: string, symbols: readonly Sym[]): Offsets<lsp.Location>[] {
  return symbols.flatMap(({ uri: where, nameRange }) =>
    where === uri && nameRange !== undefined ? [{ uri, range: { start: nameRange.start, end: nameRange.end } }] : [],
  );
}

/** The ranges in one template that stand for one of `symbols`, document order. */
export function usesIn(model: TemplateModel, symbols: readonly Sym[], withDeclaration: boolean) {
  const ranges = new Map<number, { start: number; end: number; write: boolean }>();
  if (withDeclaration)
    for (const { uri, nameRange } of symbols)
      if (uri === model.uri && nameRange !== undefined)
        ranges.set(nameRange.start, { start: nameRange.start, end: nameRange.end, write: true });
  for (const reference of model.references) {
    if (!means(reference, symbols)) continue;
    if (reference.access === "write" && !withDeclaration) continue;
    const { start, end } = reference.range;
    if (!ranges.has(start)) ranges.set(start, { start, end, write: reference.access === "write" });
  }
  return [...ranges.values()].sort((a, b) => a.start - b.start);
}

function means(reference: Reference, symbols: readonly Sym[]): boolean {
  return reference.symbols.some((symbol) =>
    symbols.some(
      (wanted) =>
        sameSymbol(symbol, wanted) ||
        (wanted.kind === "block" && symbol.kind === "block" && symbol.name === wanted.name),
    ),
  );
}

/** Where uses can be: the file itself, the declaring file, and for what reaches other templates those too. */
function filesToSearch(snapshot: Snapshot, uri: string, symbols: readonly Sym[]): Set<string> {
  const files = new Set([uri]);
  for (const symbol of symbols) {
    if (symbol.uri !== undefined) files.add(symbol.uri);
    const around = symbol.uri ?? uri;
    if (symbol.kind === "projectVar" || symbol.kind === "preset") {
      const { root } = snapshot.workspace.projectOf(uri);
      for (const each of snapshot.workspace.templates()) if (each.startsWith(`${root}/`)) files.add(each);
    } else for (const each of snapshot.workspace.dependents(around)) files.add(each);
  }
  return files;
}
