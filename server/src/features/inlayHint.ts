/**
 * Feature: Inlay hints
 *
 * Behind a loop variable its type and behind a `set` the type of its value, where the text tells them.
 */
import type { CancellationToken } from "../base/host.ts";
import { InlayHintKind } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { showType } from "../model/types.ts";

/** A text at an offset, with a longer one for the mouse. */
export interface Hint {
  readonly position: { readonly offset: number };
  readonly label: string;
  readonly kind: InlayHintKind;
  readonly tooltip?: string;
  readonly paddingLeft?: boolean;
}

/**
 * The hints in a range.
 *
 * Shape: document order. Empty: `[]`; nothing is said of what is not known. Source: LSP 3.17 textDocument/inlayHint.
 */
export function inlayHint(snapshot: Snapshot, uri: string, range: Range, token: CancellationToken): Hint[] {
  const model = snapshot.workspace.template(uri);
  if (model === undefined || token.isCancellationRequested) return [];
  const hints: Hint[] = [];
  for (const symbol of model.symbols) {
    const { nameRange, kind, type } = symbol;
    if (symbol.uri !== uri || nameRange === undefined || type.kind === "unknown") continue;
    if (nameRange.end < range.start || nameRange.start > range.end) continue;
    if (kind !== "loopVariable" && kind !== "loopKey" && kind !== "set" && kind !== "setGlobal") continue;
    hints.push({
      position: { offset: nameRange.end },
      label: `: ${showType(type)}`,
      kind: InlayHintKind.Type,
      tooltip: symbol.why.map((each) => each.text.replaceAll("`", "")).join("; "),
    });
  }
  return hints.sort((a, b) => a.position.offset - b.position.offset);
}
