import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import { createMessageConnection, type MessageConnection } from "vscode-jsonrpc/node";
import {
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  createConnection,
  type Diagnostic,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Position,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { startServer } from "../../server/src/host/server.ts";

/** A folder of its own on disk, taken away again by {@link Folder.remove}. */
export interface Folder {
  readonly uri: string;
  readonly path: string;
  write(name: string, text: string): string;
  remove(): void;
}

/** Makes a temporary folder with `files`, by relative path. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), "ggen-host-"));
  const folder: Folder = {
    path,
    uri: pathToFileURL(path).toString(),
    write(name, text) {
      const full = join(path, name);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
      return pathToFileURL(full).toString();
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  return folder;
}

/** Gives each test an editor, whose server runs in this process, and a folder with `files`; both are gone after it. */
export function eachHasEditor(
  give: (given: { client: EditorClient; folder: Folder }) => void,
  files: Readonly<Record<string, string>> = {},
): void {
  let client: EditorClient;
  let folder: Folder;
  beforeEach(() => {
    client = startInProcess();
    folder = makeFolder(files);
    give({ client, folder });
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });
}

interface Waiter {
  readonly wanted: (message: Incoming) => boolean;
  readonly found: (message: Incoming) => void;
}

/** Something the server sent: a notification, or a request that was answered. */
export interface Incoming {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server sends; a test looks into it.
  readonly params: any;
}

/** An editor: real messages over a real connection, and what came back. */
export class EditorClient {
  readonly connection: MessageConnection;
  /** Everything the server sent by itself, in order. */
  readonly received: Incoming[] = [];
  /** What `workspace/configuration` is answered with, by section; `section@folder` for one folder. */
  configuration: Record<string, unknown> = {};
  readonly #waiters = new Set<Waiter>();
  readonly #versions = new Map<string, number>();

  constructor(connection: MessageConnection) {
    this.connection = connection;
    connection.onNotification((method, params) => this.#arrived({ method, params }));
    connection.onRequest((method, params) => {
      this.#arrived({ method, params });
      if (method !== "workspace/configuration") return null;
      const { items } = params as { items: { section: string; scopeUri?: string }[] };
      return items.map(
        ({ section, scopeUri }) => this.configuration[`${section}@${scopeUri}`] ?? this.configuration[section] ?? null,
      );
    });
    connection.onUnhandledProgress(({ token, value }) =>
      this.#arrived({ method: "$/progress", params: { token, value } }),
    );
    connection.listen();
  }

  /** `initialize` and `initialized`, with these roots. */
  async start(
    roots: readonly string[],
    capabilities: ClientCapabilities = {},
    more: Partial<InitializeParams> = {},
  ): Promise<InitializeResult> {
    const folders = roots.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf("/") + 1) }));
    const result = await this.request<InitializeResult>("initialize", {
      processId: null,
      rootUri: roots[0] ?? null,
      workspaceFolders: folders,
      capabilities,
      ...more,
    });
    await this.notify("initialized", {});
    return result;
  }

  request<Result>(method: string, params?: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params) as Promise<Result>;
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  open(uri: string, text: string, languageId = "ggen-template"): Promise<void> {
    this.#versions.set(uri, 1);
    return this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Sends changes as they are; without a range the whole text. Gives the new version. */
  async change(uri: string, contentChanges: readonly unknown[]): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    return version;
  }

  close(uri: string): Promise<void> {
    return this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.request("textDocument/hover", { textDocument: { uri }, position });
  }

  async complete(uri: string, position: Position): Promise<CompletionItem[]> {
    const list = await this.request<CompletionList>("textDocument/completion", { textDocument: { uri }, position });
    return list.items;
  }

  async labels(uri: string, position: Position): Promise<string[]> {
    return (await this.complete(uri, position)).map((item) => item.label);
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.request<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } });
    return withoutAdvice(report.items);
  }

  /** The first message from now on, or from before, that is wanted. */
  async next(
    method: string,
    wanted: (params: Incoming["params"]) => boolean = () => true,
  ): Promise<Incoming["params"]> {
    const fits = (message: Incoming) => message.method === method && wanted(message.params);
    const known = this.received.find(fits);
    if (known !== undefined) {
      this.received.splice(this.received.indexOf(known), 1);
      return known.params;
    }
    return new Promise((resolve) => {
      const waiter: Waiter = {
        wanted: fits,
        found: (message) => {
          this.received.splice(this.received.indexOf(message), 1);
          resolve(message.params);
        },
      };
      this.#waiters.add(waiter);
    });
  }

  /** The next problems pushed for a document whose codes are exactly these, sorted. */
  async problems(uri: string, ...codes: string[]): Promise<Diagnostic[]> {
    const wanted = codes.toSorted().join();
    const params = await this.next(
      "textDocument/publishDiagnostics",
      (each) => each.uri === uri && codesOf(each.diagnostics).join() === wanted,
    );
    return withoutAdvice(params.diagnostics);
  }

  /** `shutdown`, and the connection is let go; the in-process server ends with it. */
  async stop(): Promise<void> {
    await this.request("shutdown");
    this.connection.dispose();
  }

  #arrived(message: Incoming): void {
    this.received.push(message);
    for (const waiter of this.#waiters)
      if (waiter.wanted(message)) {
        this.#waiters.delete(waiter);
        waiter.found(message);
        return;
      }
  }
}

/** Most templates of these tests are a body and nothing more, which is what this rule is about. */
function withoutAdvice(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter((each) => each.code !== "missing-front-matter");
}

/** Codes of problems, sorted. */
export function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return withoutAdvice(diagnostics)
    .map((each) => String(each.code))
    .sort();
}

/**
 * A server in this process and an editor for it, joined by two streams.
 *
 * The streams come wrapped: with raw ones, and on `exit`, the library would end this very process.
 */
export function startInProcess(): EditorClient {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  startServer(connection, { failOnFeatureError: true });
  return new EditorClient(
    createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)),
  );
}
