/**
 * Feature: Highlights
 *
 * Marks every use of the name under the cursor in this file, declarations as writes; on a tag, its other parts (`if`, `elif`, `else`,
 * `endif`).
 */
import type { CancellationToken } from "../base/host.ts";
import { DocumentHighlightKind, type DocumentPosition, type lsp, type Offsets } from "../base/lsp.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { nodesAt, tagsOf } from "../model/visit.ts";
import { symbolsAt } from "./lookup.ts";
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
  if (found !== undefined)
    return usesIn(model, found.symbols, true).map(({ start, end, write }) => ({
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
