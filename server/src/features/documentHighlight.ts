/**
 * Feature: Highlights
 *
 * Marks every use of the name under the cursor in this file, declarations as writes, in queries too; on a tag, its other parts (`if`,
 * `elif`, `else`, `endif`).
 */
import type { CancellationToken } from "../base/host.ts";
import { DocumentHighlightKind, type DocumentPosition, type lsp, type Offsets } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { nodesAt, tagsOf } from "../model/visit.ts";
import { symbolsAt } from "./lookup.ts";
import { occurrences, rdfNameAt } from "./rdf.ts";
import { usesIn } from "./references.ts";

/**
 * The places that belong together with the one under the cursor.
 *
 * Shape: highlights in document order. Empty: `[]`. Source: LSP 3.17 textDocument/documentHighlight.
 */
export function documentHighlight(
  snapshot: Snapshot,
  at: DocumentPosition,
  token: CancellationToken,
): Offsets<lsp.DocumentHighlight>[] {
  const model = snapshot.workspace.template(at.uri);
  if (model === undefined || token.isCancellationRequested) return [];
  const found = symbolsAt(snapshot, at);
  const uses = found === undefined ? [] : usesIn(model, found.symbols, true);
  const inQuery = rdfNameAt(model, at.offset);
  const more = inQuery === undefined ? [] : occurrences(inQuery.scalar, inQuery.name).map(({ range }) => range);
  if (uses.length + more.length > 0)
    return [...uses, ...more.filter((range) => !uses.some((use) => use.start === range.start)).map(read)]
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, write }) => ({
        range: { start, end },
        kind: write ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
  for (const node of nodesAt(model.file, at.offset).toReversed()) {
    const keywords = tagsOf(node).flatMap((tag) => tag.keyword ?? []);
    if (keywords.some(({ start, end }) => start <= at.offset && at.offset <= end))
      return keywords.map(({ start, end }) => ({ range: { start, end }, kind: DocumentHighlightKind.Text }));
  }
  return [];
}

function read({ start, end }: Range) {
  return { start, end, write: false };
}
