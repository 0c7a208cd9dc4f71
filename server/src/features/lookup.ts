/** What is under a cursor, as hover, definition, references and highlight ask. */
import type { DocumentPosition } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import { manifestVariables } from "../model/analysis/inputs.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { CallSite, Reference, Sym } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";

/** The smallest of the items that touch `offset`; of equal ones the first. */
export function innermost<Item extends { readonly range: Range }>(
  items: Iterable<Item>,
  offset: number,
): Item | undefined {
  let found: Item | undefined;
  for (const item of items) {
    const { start, end } = item.range;
    if (start > offset || end < offset) continue;
    if (found === undefined || end - start < found.range.end - found.range.start) found = item;
  }
  return found;
}

/** The use of a name at a cursor. */
export function referenceAt(model: TemplateModel, offset: number): Reference | undefined {
  return innermost(model.references, offset);
}

/** The filter, function, test or macro whose name is at a cursor. */
export function callAt(model: TemplateModel, offset: number): CallSite | undefined {
  return innermost(model.calls, offset);
}

/**
 * The symbols that a cursor means: those of the use under it, or the one declared there (an entry of `vars`, a query, a variable of a
 * manifest).
 */
export function symbolsAt(
  snapshot: Snapshot,
  at: DocumentPosition,
): { range: Range; symbols: readonly Sym[] } | undefined {
  const model = snapshot.workspace.template(at.uri);
  if (model === undefined) return inManifest(snapshot, at);
  const reference = referenceAt(model, at.offset);
  if (reference !== undefined && reference.symbols.length > 0)
    return { range: reference.range, symbols: reference.symbols };
  // A query that has no name is declared by its whole text; inside it, its own names are meant.
  const inQuery = model.zoneAt(at.offset).zone === "sparql";
  const declared = model.symbols.filter(
    ({ uri, kind, nameRange }) =>
      uri === at.uri &&
      nameRange !== undefined &&
      nameRange.start <= at.offset &&
      at.offset <= nameRange.end &&
      !(inQuery && kind === "query"),
  );
  const range = declared[0]?.nameRange;
  return range === undefined ? undefined : { range, symbols: declared };
}

/** A variable that a manifest gives to its templates. */
function inManifest(snapshot: Snapshot, { uri, offset }: DocumentPosition) {
  if (snapshot.workspace.manifest(uri) === undefined) return undefined;
  const symbol = manifestVariables(snapshot.workspace.projectOf(uri)).find(
    (each) => each.uri === uri && each.nameRange!.start <= offset && offset <= each.nameRange!.end,
  );
  return symbol === undefined ? undefined : { range: symbol.nameRange!, symbols: [symbol] };
}

/** Whether two symbols are one declaration; models of several files make objects of their own for it. */
export function sameSymbol(a: Sym, b: Sym): boolean {
  if (a === b) return true;
  return (
    a.uri !== undefined && a.uri === b.uri && a.nameRange !== undefined && a.nameRange.start === b.nameRange?.start
  );
}
