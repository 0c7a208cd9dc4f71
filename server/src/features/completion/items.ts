/** Completion items, and how they are made. */
import { type CompletionItemKind, InsertTextFormat, type lsp, type Offsets } from "../../base/lsp.ts";
import type { Range } from "../../base/range.ts";
import type { ClientView } from "../../model/snapshot.ts";
import { markup } from "../markdown.ts";

export type Item = Offsets<lsp.CompletionItem>;

/** What a resolve needs to find the documentation again. */
export type ItemData =
  | { readonly entry: "filter" | "function" | "test"; readonly name: string; readonly uri: string }
  | { readonly symbol: string; readonly uri: string; readonly offset: number };

/** The parts of an item that providers choose. */
export interface Draft {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  readonly description?: string;
  /** What is inserted, where it is not the label. */
  readonly text?: string;
  /** Inserted instead where the client knows snippets. */
  readonly snippet?: string;
  /** Order among the items; smaller comes first. */
  readonly rank?: number;
  /** Markdown. */
  readonly documentation?: string;
  readonly data?: ItemData;
  /** Text the client compares with what is typed, where it is not the label. */
  readonly filterText?: string;
  readonly preselect?: boolean;
  /** Units in front of the word that are replaced too: the dot of `row.` where brackets are written. */
  readonly takes?: number;
}

/** An item that replaces exactly `word`. */
export function makeItem(client: ClientView, word: Range, draft: Draft): Item {
  const snippet = client.supportsSnippets ? draft.snippet : undefined;
  const text = snippet ?? draft.text ?? draft.label;
  return {
    label: draft.label,
    kind: draft.kind,
    detail: draft.detail,
    labelDetails:
      client.supportsLabelDetails && draft.description !== undefined ? { description: draft.description } : undefined,
    sortText: `${String(draft.rank ?? 5).padStart(2, "0")}${draft.label}`,
    filterText: draft.filterText,
    insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
    textEdit: { range: { start: word.start - (draft.takes ?? 0), end: word.end }, newText: text },
    preselect: draft.preselect,
    documentation: draft.documentation === undefined ? undefined : markup(client, draft.documentation),
    data: draft.data,
  };
}
