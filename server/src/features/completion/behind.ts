/** What stands behind the word already is not written again, and decides what fits in front of it. */
import { CompletionItemKind } from "../../base/lsp.ts";
import type { Draft } from "./items.ts";
import type { Slot } from "./slot.ts";

const calls = new Set<Slot["kind"]>(["filter", "test", "macro"]);
const values = new Set<Slot["kind"]>(["value", "index", "argumentValue"]);

const noKeys = new Set<CompletionItemKind>([
  CompletionItemKind.Function,
  CompletionItemKind.Module,
  CompletionItemKind.Keyword,
]);

/** The drafts that fit in front of `behind`, without the parentheses, the `=` or the `::` that are there. */
export function fitting(drafts: readonly Draft[], kind: Slot["kind"], behind: string): readonly Draft[] {
  const bare = (draft: Draft): Draft => ({ ...draft, text: draft.label, snippet: undefined });
  if (kind === "argument") return /^\s*=(?!=)/.test(behind) ? drafts.map(bare) : drafts;
  if (kind === "operator") return /^\s/.test(behind) ? drafts.map(bare) : drafts;
  if (calls.has(kind)) return behind.startsWith("(") ? drafts.map(bare) : drafts;
  if (!values.has(kind)) return drafts;
  if (behind.startsWith("::")) return drafts.filter((draft) => draft.kind === CompletionItemKind.Module).map(bare);
  if (behind.startsWith("(")) return drafts.filter((draft) => draft.kind === CompletionItemKind.Function).map(bare);
  // Keys follow variables alone.
  return /^[.[]/.test(behind) ? drafts.filter((draft) => !noKeys.has(draft.kind)) : drafts;
}
