import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  CreateFile,
  DeleteFile,
  RenameFile,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-types";

/** What the server is told of a buffer. */
export interface BufferEvents {
  opened(document: TextDocument): void;
  changed(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): void;
  saved(document: TextDocument): void;
  /** A file appeared, changed or went away on disk. */
  onDisk(uri: string, type: "created" | "changed" | "deleted"): void;
}

/** Asked before anything that is annotated with `needsConfirmation` is done; false leaves those changes out. */
export type Confirm = (annotation: ChangeAnnotation, uri: string) => boolean;

/** The buffers of an editor and the disk below them. Edits stay in the buffer until {@link save}, as in an editor. */
export class Buffers {
  readonly #documents = new Map<string, TextDocument>();
  readonly #dirty = new Set<string>();
  readonly #events: BufferEvents;

  constructor(events: BufferEvents) {
    this.#events = events;
  }

  /** Opens a file of the disk, or a new one with `text`. An open one is left as it is. */
  open(uri: string, text?: string): TextDocument {
    const open = this.#documents.get(uri);
    if (open !== undefined) return open;
    const path = uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
    const onDisk = path !== undefined && existsSync(path) ? readFileSync(path, "utf8") : "";
    const document = TextDocument.create(uri, languageOf(uri), 1, text ?? onDisk);
    if (text !== undefined && text !== onDisk) this.#dirty.add(uri);
    this.#documents.set(uri, document);
    this.#events.opened(document);
    return document;
  }

  /** The buffer, opened now if it is not yet. */
  get(uri: string): TextDocument {
    return this.open(uri);
  }

  get dirty(): ReadonlySet<string> {
    return this.#dirty;
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    this.#dirty.delete(uri);
  }

  /** Applies edits whose positions are those of the text before all of them, from the last to the first. */
  edit(uri: string, edits: readonly TextEdit[]): TextDocument {
    const before = this.get(uri);
    const order = edits
      .map((edit, index) => ({ edit, index, start: before.offsetAt(edit.range.start) }))
      .sort((a, b) => b.start - a.start || b.index - a.index);
    for (const [at, { start }] of order.entries()) {
      const next = order[at + 1];
      if (next !== undefined && before.offsetAt(next.edit.range.end) > start)
        throw new Error(`the server sent overlapping edits for ${uri}`);
    }
    const changes = order.map(({ edit: { range, newText } }) => ({ range, text: newText }));
    const document = TextDocument.update(before, changes, before.version + 1);
    this.#dirty.add(uri);
    this.#events.changed(document, changes);
    return document;
  }

  save(uri: string): void {
    const document = this.get(uri);
    const path = fileURLToPath(uri);
    const type = existsSync(path) ? "changed" : "created";
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, document.getText());
    this.#dirty.delete(uri);
    this.#events.saved(document);
    this.#events.onDisk(uri, type);
  }

  /**
   * Applies a whole edit, all or nothing where it can be known before: a stale version or a file that is in the way refuses it.
   *
   * Shape: `undefined` when applied, else why not.
   */
  apply(edit: WorkspaceEdit, confirm: Confirm): string | undefined {
    const changes: NonNullable<WorkspaceEdit["documentChanges"]> =
      edit.documentChanges ??
      Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ textDocument: { uri, version: null }, edits }));
    const wanted = (id: string | undefined, uri: string) => {
      const annotation = id === undefined ? undefined : edit.changeAnnotations?.[id];
      if (id !== undefined && annotation === undefined) throw new Error(`no change annotation ${id} was sent`);
      return annotation?.needsConfirmation !== true || confirm(annotation, uri);
    };
    for (const change of changes) {
      if (!TextDocumentEdit.is(change)) continue;
      const { uri, version } = change.textDocument;
      const open = this.#documents.get(uri);
      if (version !== null && open?.version !== version)
        return `${uri} is at version ${open?.version ?? "none"}, not ${version}`;
    }
    for (const change of changes) {
      if (TextDocumentEdit.is(change)) {
        const { uri } = change.textDocument;
        const edits = (change.edits as AnnotatedTextEdit[]).filter((each) => wanted(each.annotationId, uri));
        if (edits.length > 0) this.edit(uri, edits);
      } else if (CreateFile.is(change)) {
        if (!wanted(change.annotationId, change.uri)) continue;
        const problem = this.#create(change);
        if (problem !== undefined) return problem;
      } else if (RenameFile.is(change)) {
        if (!wanted(change.annotationId, change.oldUri)) continue;
        renameSync(fileURLToPath(change.oldUri), fileURLToPath(change.newUri));
        this.#events.onDisk(change.oldUri, "deleted");
        this.#events.onDisk(change.newUri, "created");
      } else if (DeleteFile.is(change)) {
        if (!wanted(change.annotationId, change.uri)) continue;
        rmSync(fileURLToPath(change.uri), { recursive: change.options?.recursive === true });
        this.#events.onDisk(change.uri, "deleted");
      }
    }
    return undefined;
  }

  /** Makes an empty file, as editors do; what it overwrites is gone. */
  #create({ uri, options }: CreateFile): string | undefined {
    const path = fileURLToPath(uri);
    if (existsSync(path) && options?.overwrite !== true)
      return options?.ignoreIfExists === true ? undefined : `${path} exists already`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
    this.close(uri);
    this.#events.onDisk(uri, "created");
    return undefined;
  }
}

/** The language an editor gives a file by its name. */
export function languageOf(uri: string): string {
  const extension = /\.([a-z]+)$/.exec(uri)?.[1] ?? "";
  return { tmpl: "ggen-template", tera: "ggen-template", toml: "toml", lock: "toml" }[extension] ?? "plaintext";
}
