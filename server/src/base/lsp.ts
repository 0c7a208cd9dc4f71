/**
 * The one door to LSP's types: features and below import them from here.
 *
 * Below `host` a position is an offset, so the types are used as {@link Offsets}: the same shapes with every `Range` replaced by
 * an offset range and every `Position` by an offset. `host/wire.ts` turns them into LSP's own.
 */
import type * as lsp from "vscode-languageserver-types";
import type { Range } from "./range.ts";

export {
  CodeActionKind,
  CompletionItemKind,
  CompletionItemTag,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentHighlightKind,
  FoldingRangeKind,
  InlayHintKind,
  InsertTextFormat,
  MarkupKind,
  SymbolKind,
} from "vscode-languageserver-types";
export type { lsp };

/** `T` with offsets instead of lines and columns, all the way down. */
export type Offsets<T> = T extends lsp.Range
  ? Range
  : T extends lsp.Position
    ? number
    : T extends (infer Item)[]
      ? Offsets<Item>[]
      : T extends object
        ? { [Key in keyof T]: Offsets<T[Key]> }
        : T;

/** A place in a document, as requests with a cursor carry it to a feature. */
export interface DocumentPosition {
  readonly uri: string;
  readonly offset: number;
}
