import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "dist", "ggen-ls.js");

/** The path of the built bin; builds it where it is older than the sources. */
export function builtBin(): string {
  const built = statSync(bin, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(root, "server", "src"), { recursive: true, withFileTypes: true });
  const newest = Math.max(
    statSync(join(root, "grammars/ggen_template/ggen_template.wasm")).mtimeMs,
    ...sources.filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
  if (built < newest) execFileSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
  return bin;
}

export interface StartOptions {
  /** The workspace folder; none where it is left out. */
  readonly rootUri?: string;
  /** Arguments for Node itself. */
  readonly nodeArgs?: readonly string[];
  /** Client capabilities; by default a client that can do the usual and is pushed its diagnostics. */
  readonly capabilities?: unknown;
  /** Bugs of ours end a request with an error; on unless a benchmark wants what users have. */
  readonly strict?: boolean;
}

const CAPABILITIES = {
  textDocument: {
    synchronization: { didSave: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { versionSupport: true },
  },
};

/** The real bin over stdio, and a bare client. Whoever starts one stops it. */
export class ServerProcess {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  /** What the server wrote to stderr. */
  stderr = "";
  /** What the server logged as an error: a bug of ours, each of them. */
  readonly errors: string[] = [];
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #published = new Map<string, PublishedDiagnostics>();
  /** Told of every `publishDiagnostics`. */
  onDiagnostics: ((params: PublishedDiagnostics) => void) | undefined;

  private constructor(options: StartOptions) {
    this.process = spawn(process.execPath, [...(options.nodeArgs ?? []), builtBin(), "--stdio"], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, GGEN_FAIL_ON_FEATURE_ERROR: options.strict === false ? "0" : "1" },
    });
    this.process.stderr?.on("data", (chunk) => {
      this.stderr += String(chunk);
    });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout!),
      new StreamMessageWriter(this.process.stdin!),
    );
    this.connection.onNotification("textDocument/publishDiagnostics", (params: PublishedDiagnostics) => {
      this.onDiagnostics?.(params);
      this.#published.set(params.uri, params);
      const waiting = this.#waiting.get(params.uri) ?? [];
      this.#waiting.delete(params.uri);
      for (const { resolve } of waiting) resolve(params);
    });
    this.process.once("exit", () => {
      const error = new Error(`the server ended: ${this.stderr}`);
      for (const { reject } of [...this.#waiting.values()].flat()) reject(error);
    });
    this.connection.onNotification("window/logMessage", ({ type, message }: { type: number; message: string }) => {
      if (type === 1) this.errors.push(message);
    });
    this.connection.onRequest("window/workDoneProgress/create", () => null);
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("workspace/configuration", () => [null]);
    this.connection.listen();
  }

  /** Starts the bin and initializes it. */
  static async start(options: StartOptions = {}): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    const { rootUri, capabilities } = options;
    await server.request("initialize", {
      processId: process.pid,
      rootUri: rootUri ?? null,
      workspaceFolders: rootUri === undefined ? null : [{ uri: rootUri, name: "workspace" }],
      capabilities: capabilities ?? CAPABILITIES,
    });
    server.notify("initialized", {});
    return server;
  }

  request<Result = unknown>(method: string, params?: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  open(uri: string, text: string, version = 1): void {
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId: "ggen-template", version, text } });
  }

  close(uri: string): void {
    this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  /** The next problems that are pushed for a document; an error when the server ends before. */
  nextDiagnostics(uri: string): Promise<PublishedDiagnostics> {
    const next = new Promise<PublishedDiagnostics>((resolve, reject) => {
      const waiting = this.#waiting.get(uri) ?? [];
      waiting.push({ resolve, reject });
      this.#waiting.set(uri, waiting);
    });
    // Whoever does not wait for them does not mind that the server ends.
    next.catch(() => undefined);
    return next;
  }

  /** The problems of a version of a document, whether they were pushed already or are still to come. */
  async diagnosticsOf(uri: string, version: number): Promise<PublishedDiagnostics> {
    let params = this.#published.get(uri);
    while (params?.version !== version) params = await this.nextDiagnostics(uri);
    return params;
  }

  /** Whether the process still runs. */
  get alive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Resident memory now and at its highest, in MB; Linux only, `undefined` elsewhere. */
  memory(): { now: number; peak: number } | undefined {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, "utf8");
      const read = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)![1]) / 1024;
      return { now: read("VmRSS"), peak: read("VmHWM") };
    } catch {
      return undefined;
    }
  }

  /** Processor time of the server's main thread so far, in milliseconds; Linux only, `undefined` elsewhere. */
  busy(): number | undefined {
    try {
      const { pid } = this.process;
      return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
    } catch {
      return undefined;
    }
  }

  /** Ends the server as an editor does; gives its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once("exit", resolve));
    if (!this.alive) return this.process.exitCode;
    await this.request("shutdown");
    this.notify("exit", undefined);
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

interface Waiting {
  resolve(params: PublishedDiagnostics): void;
  reject(error: Error): void;
}

export interface PublishedDiagnostics {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: unknown[];
}
