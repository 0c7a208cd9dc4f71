/**
 * An editor without a screen: a real LSP client over a spawned `dist/ggen-ls.js --stdio`.
 *
 * It holds buffers, applies what the server sends as an editor would ({@link Buffers}), saves, answers the server's questions, and
 * fails on bytes on stdout that are no message. After a failure, print {@link Client.log}.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import picomatch from "picomatch";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import {
  type ChangeAnnotation,
  type CodeAction,
  CodeActionTriggerKind,
  type Command,
  type CompletionItem,
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  InsertReplaceEdit,
  type Position,
  type Range,
} from "vscode-languageserver-types";
import { Buffers } from "./buffers.ts";
import { builtServer } from "./builtServer.ts";
import { BARE_CAPABILITIES, FULL_CAPABILITIES } from "./clientCapabilities.ts";
import { frameChecker } from "./frames.ts";

export interface ClientOptions {
  /** Workspace folders, as paths; none for a single file. */
  readonly folders: readonly string[];
  /** `bare`: no `initializationOptions`, and only what every client can. */
  readonly kind: "full" | "bare";
  /** The built server. */
  readonly server?: string;
  readonly settings?: unknown;
  /** Answer to changes that need confirmation; yes when absent. */
  readonly confirm?: (annotation: ChangeAnnotation, uri: string) => boolean;
  /** Index of the button pressed when the server asks; the first when absent, none for `undefined`. */
  readonly press?: (message: string, titles: readonly string[]) => string | undefined;
}

export interface InitializeAnswer {
  readonly capabilities: Record<string, unknown>;
  readonly serverInfo?: { readonly name: string; readonly version?: string };
}

/** Starts the server and shakes hands with it. */
export async function startClient(options: ClientOptions): Promise<Client> {
  const client = new Client(options);
  await client.initialize();
  return client;
}

export class Client {
  readonly buffers: Buffers;
  readonly connection: MessageConnection;
  /** What the server said, in order: log, messages, stderr. For the report of a failed test. */
  readonly log: string[] = [];
  /** Messages that the user was shown, questions included. */
  readonly shown: string[] = [];
  /** Stray text on stdout. */
  stray = "";
  server!: InitializeAnswer;
  readonly #options: ClientOptions;
  readonly #process: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #pushed = new Map<string, { version?: number; diagnostics: Diagnostic[] }>();
  readonly #waiting = new Set<() => void>();
  #watched: Array<(path: string) => boolean> = [];

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#process = spawn(process.execPath, [options.server ?? builtServer(), "--stdio"], {
      stdio: "pipe",
      // A bug of the server's is an error here, where an editor gets a neutral answer.
      env: { ...process.env, GGEN_FAIL_ON_FEATURE_ERROR: "1" },
    });
    this.#ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.stderr!.on("data", (data) => this.log.push(`stderr: ${data}`));
    const stdout = this.#process.stdout!.pipe(
      frameChecker((text) => {
        this.stray += text;
        this.log.push(`stray bytes on stdout: ${JSON.stringify(text.slice(0, 200))}`);
        this.connection.dispose();
      }),
    );
    this.connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(this.#process.stdin!),
    );
    this.buffers = new Buffers({
      opened: (document) => {
        if (!isOurs(document.uri, document.languageId)) return;
        const { uri, languageId, version } = document;
        this.#notify("textDocument/didOpen", {
          textDocument: { uri, languageId, version, text: document.getText() },
        });
      },
      changed: ({ uri, version, languageId }, contentChanges) => {
        if (!isOurs(uri, languageId)) return;
        this.#notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
      },
      saved: ({ uri, languageId }) => {
        if (isOurs(uri, languageId)) this.#notify("textDocument/didSave", { textDocument: { uri } });
      },
      onDisk: (uri, type) => {
        if (!this.#watched.some((matches) => matches(fileURLToPath(uri)))) return;
        const types = { created: 1, changed: 2, deleted: 3 };
        this.#notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type: types[type] }] });
      },
    });
    this.#answerServer();
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    const folders = this.#options.folders.map((path) => ({ uri: pathToFileURL(path).href, name: path }));
    const bare = this.#options.kind === "bare";
    this.server = await this.request<InitializeAnswer>("initialize", {
      processId: process.pid,
      rootUri: folders[0]?.uri ?? null,
      workspaceFolders: folders.length === 0 ? null : folders,
      capabilities: bare ? BARE_CAPABILITIES : FULL_CAPABILITIES,
      ...(bare ? {} : { initializationOptions: { ggen: { protocol: 1, commands: [], ui: [], trusted: true } } }),
    });
    this.#notify("initialized", {});
  }

  request<Result>(method: string, params?: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params) as Promise<Result>;
  }

  /** Problems of the file as it is now, in document order: pulled, or waited for. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const { version } = this.buffers.get(uri);
    const found = this.server.capabilities.diagnosticProvider
      ? (await this.request<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } })).items
      : await this.#pushedFor(uri, version);
    return [...found].sort((a, b) => compare(a.range.start, b.range.start));
  }

  async completion(uri: string, position: Position): Promise<CompletionItem[]> {
    const answer = await this.request<CompletionItem[] | CompletionList | null>("textDocument/completion", {
      textDocument: { uri },
      position,
      context: { triggerKind: 1 },
    });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  /** Puts an item into the text, resolved first. Shape: the cursor behind it. */
  async accept(uri: string, cursor: Position, offered: CompletionItem): Promise<Position> {
    const item = await this.request<CompletionItem>("completionItem/resolve", offered);
    const { textEdit } = item;
    const range: Range =
      textEdit === undefined
        ? { start: cursor, end: cursor }
        : InsertReplaceEdit.is(textEdit)
          ? textEdit.insert
          : textEdit.range;
    const newText = withoutPlaceholders(textEdit?.newText ?? item.insertText ?? item.label);
    const start = this.buffers.get(uri).offsetAt(range.start);
    const after = this.buffers.edit(uri, [{ range, newText }, ...(item.additionalTextEdits ?? [])]);
    return after.positionAt(start + newText.length);
  }

  async codeActions(uri: string, range: Range, diagnostics: Diagnostic[] = [], only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics, only, triggerKind: CodeActionTriggerKind.Invoked };
    const params = { textDocument: { uri }, range, context };
    const found = await this.request<Array<CodeAction | Command> | null>("textDocument/codeAction", params);
    return (found ?? []).map((each) =>
      typeof each.command === "string" ? { title: each.title, command: each as Command } : (each as CodeAction),
    );
  }

  /** Does what an action says: resolves it, applies its edit, runs its command. Shape: the command's answer. */
  async run(action: CodeAction): Promise<unknown> {
    const { edit, command } =
      action.edit === undefined && action.command === undefined
        ? await this.request<CodeAction>("codeAction/resolve", action)
        : action;
    if (edit !== undefined) {
      const problem = this.buffers.apply(edit, this.#confirm);
      if (problem !== undefined) throw new Error(problem);
    }
    return command === undefined ? undefined : this.execute(command.command, command.arguments);
  }

  execute<Result>(command: string, args: unknown[] = []): Promise<Result> {
    return this.request("workspace/executeCommand", { command, arguments: args });
  }

  /** The process id of the server. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Ends the server as an editor does. Errors: rejects where it printed on stdout or did not end well. */
  async stop(): Promise<void> {
    if (this.stray === "") {
      await this.request("shutdown");
      this.#notify("exit");
    } else this.#process.kill();
    const code = await this.#ended;
    this.connection.dispose();
    if (this.stray !== "") throw new Error(`the server printed on stdout: ${this.stray.slice(0, 200)}`);
    if (code !== 0) throw new Error(`the server ended with ${code}`);
  }

  /** Ends the server's process at once: for a test that failed. */
  kill(): void {
    this.#process.kill();
  }

  #notify(method: string, params?: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  #confirm = (annotation: ChangeAnnotation, uri: string): boolean => {
    this.shown.push(`confirm: ${annotation.label}`);
    return this.#options.confirm?.(annotation, uri) ?? true;
  };

  #answerServer(): void {
    const { connection } = this;
    connection.onError(([error]) => this.log.push(`connection: ${error.message}`));
    connection.onNotification("window/logMessage", ({ message }) => {
      this.log.push(`log: ${message}`);
    });
    connection.onNotification("window/showMessage", ({ message }) => {
      this.shown.push(message);
    });
    connection.onNotification("textDocument/publishDiagnostics", (pushed) => {
      this.#pushed.set(pushed.uri, pushed);
      for (const look of this.#waiting) look();
    });
    connection.onRequest("window/showMessageRequest", ({ message, actions = [] }) => {
      this.shown.push(message);
      const titles = (actions as Array<{ title: string }>).map(({ title }) => title);
      const pressed = this.#options.press === undefined ? titles[0] : this.#options.press(message, titles);
      return pressed === undefined ? null : { title: pressed };
    });
    connection.onRequest("workspace/applyEdit", ({ edit }) => {
      const failureReason = this.buffers.apply(edit, this.#confirm);
      return { applied: failureReason === undefined, failureReason };
    });
    connection.onRequest("workspace/configuration", ({ items }) =>
      (items as unknown[]).map(() => this.#options.settings ?? null),
    );
    connection.onRequest("client/registerCapability", ({ registrations }) => {
      for (const { method, registerOptions } of registrations)
        if (method === "workspace/didChangeWatchedFiles")
          this.#watched = registerOptions.watchers.map(({ globPattern }: { globPattern: string }) =>
            picomatch(globPattern, { dot: true, contains: false }),
          );
      return null;
    });
    for (const method of [
      "window/workDoneProgress/create",
      "workspace/diagnostic/refresh",
      "workspace/codeLens/refresh",
    ])
      connection.onRequest(method, () => null);
  }

  #pushedFor(uri: string, version: number): Promise<Diagnostic[]> {
    return new Promise((resolve) => {
      const look = () => {
        const last = this.#pushed.get(uri);
        if (last?.version !== version) return;
        this.#waiting.delete(look);
        resolve(last.diagnostics);
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** The document selector of an editor's extension. */
function isOurs(uri: string, languageId: string): boolean {
  return languageId === "ggen-template" || /\/(?:gpack|ggen|pack|make)\.toml$|\/ggen\.lock$|\/\.ggen\//.test(uri);
}

/** Without hints, as problem lists of editors count. */
export function withoutHints(found: readonly Diagnostic[]): Diagnostic[] {
  return found.filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
}

/** The text of a snippet whose placeholders were left as they are. */
function withoutPlaceholders(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$\{?\d+\}?/g, "$1$2");
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
