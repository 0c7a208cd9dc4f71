/**
 * Feature: Folding
 *
 * Folds the front matter and its long values, every block tag with its branches, comments and raw sections; tables and long values of
 * a manifest.
 */
import type { CancellationToken } from "../base/host.ts";
import { FoldingRangeKind } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { nodesOf, tagsOf } from "../model/visit.ts";
import { manifestFolds } from "./manifestStructure.ts";

/** A region to fold; the host turns the offsets into lines. */
export interface Fold {
  readonly range: Range;
  readonly kind?: FoldingRangeKind;
  readonly collapsedText?: string;
}

/**
 * The regions of a template or a manifest that can be folded.
 *
 * Shape: document order of their starts; a fold ends in front of the tag that follows, so that it stays visible. Only regions over
 * more than one line are given. Empty: `[]`. Source: LSP 3.17 textDocument/foldingRange.
 */
export function foldingRange(snapshot: Snapshot, uri: string, token: CancellationToken): Fold[] {
  if (token.isCancellationRequested) return [];
  const model = snapshot.workspace.template(uri);
  const manifest = model === undefined ? snapshot.workspace.manifest(uri) : undefined;
  if (model === undefined) return manifest === undefined ? [] : manifestFolds(manifest).map((range) => ({ range }));
  const { text } = model;
  const folds: Fold[] = [];
  const add = (start: number, end: number, kind?: FoldingRangeKind, collapsedText?: string) => {
    const shown = trimmedEnd(text, start, end);
    if (text.slice(start, shown).includes("\n")) folds.push({ range: { start, end: shown }, kind, collapsedText });
  };
  const { head } = model.file;
  if (head !== undefined) {
    add(head.open.start, head.close?.start ?? head.end, FoldingRangeKind.Region, "---");
    for (const { keyRange, valueRange } of model.frontMatter?.entries ?? [])
      if (valueRange) add(keyRange.start, valueRange.end);
  }
  for (const node of nodesOf(model.file)) {
    if (node.kind === "comment") add(node.start, node.end, FoldingRangeKind.Comment);
    else {
      const tags = tagsOf(node);
      tags.forEach((tag, index) => {
        const next = tags[index + 1]?.start ?? (index === 0 && tags.length === 1 ? node.end : undefined);
        if (next !== undefined) add(tag.start, next);
      });
    }
  }
  return folds.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}

/** The offset behind the last line that has something in it, before `end`. */
function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1]!)) last -= 1;
  return last;
}
