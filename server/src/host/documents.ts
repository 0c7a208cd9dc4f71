import type {
  DidChangeTextDocumentParams,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from "vscode-languageserver/node";
import type { OffsetEdit } from "../model/workspace.ts";
import { type PositionEncoding, Positions } from "./positions.ts";

export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** The documents that the client has open, and the converters between offsets and positions. */
export class Documents {
  readonly #open = new Map<string, OpenDocument>();
  readonly #positions = new Map<string, { text: string; positions: Positions }>();
  encoding: PositionEncoding = "utf-16";

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  all(): IterableIterator<OpenDocument> {
    return this.#open.values();
  }

  open(item: TextDocumentItem): OpenDocument {
    const document = { uri: item.uri, languageId: item.languageId, version: item.version, text: item.text };
    this.#open.set(item.uri, document);
    return document;
  }

  /** Applies a change and gives it in offsets. Empty: `undefined` for a document that is not open. */
  change(params: DidChangeTextDocumentParams): { document: OpenDocument; edits: OffsetEdit[] } | undefined {
    const before = this.#open.get(params.textDocument.uri);
    if (before === undefined) return undefined;
    let text = before.text;
    let positions = this.positions(before.uri, text);
    const edits: OffsetEdit[] = [];
    for (const change of params.contentChanges) {
      const edit = toOffsets(change, text, positions);
      edits.push(edit);
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      positions = positions.edited(edit, text);
    }
    this.#positions.set(before.uri, { text, positions });
    const document = { ...before, version: params.textDocument.version, text };
    this.#open.set(document.uri, document);
    return { document, edits };
  }

  close(uri: string): void {
    this.#open.delete(uri);
    this.#positions.delete(uri);
  }

  /** The converter for a text; kept per document while its text stays the same. */
  positions(uri: string, text: string): Positions {
    const known = this.#positions.get(uri);
    if (known?.text === text) return known.positions;
    const positions = new Positions(text, this.encoding);
    if (this.#open.has(uri)) this.#positions.set(uri, { text, positions });
    return positions;
  }
}

function toOffsets(change: TextDocumentContentChangeEvent, text: string, positions: Positions): OffsetEdit {
  if (!("range" in change) || change.range === undefined) return { start: 0, end: text.length, text: change.text };
  const { start, end } = positions.fromRange(change.range);
  // A client that sends them the wrong way round means the same stretch of text.
  return { start: Math.min(start, end), end: Math.max(start, end), text: change.text };
}
