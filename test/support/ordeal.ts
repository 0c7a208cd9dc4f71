import { strict as assert } from "node:assert";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type * as lsp from "vscode-languageserver-types";
import { GenerateCommand, MarketSearchRequest, TemplatesRequest } from "../../server/src/protocol/index.ts";
import { FULL_CAPABILITIES } from "./clientCapabilities.ts";
import { Author, changeOf } from "./edits.ts";
import { askEverything } from "./questions.ts";
import { ServerProcess } from "./serverProcess.ts";
import { WILD, wildEdit } from "./wild.ts";

/** Everything a modern editor can do, but problems are pushed: a version's problems can be waited for. */
const { diagnostic: _, ...textDocument } = FULL_CAPABILITIES.textDocument;
const CAPABILITIES = { ...FULL_CAPABILITIES, textDocument };

/** What clients with bugs ask: behind the end of a line, behind the end of the text, before its start. */
const NOWHERE: readonly lsp.Position[] = [
  { line: 0, character: 1e6 },
  { line: 2 ** 31 - 1, character: 2 ** 31 - 1 },
  { line: -1, character: -1 },
];

/** Documents that are edited at the same time: each waits for its own quiet time before it is looked at. */
const AT_ONCE = 6;

/**
 * The real bin on a copy of an example project, and an author who types what nobody should. Every bug of ours fails: a request
 * that ends in an error, a line in the log, a server that is gone. What fails names the seed, the turn and the text.
 */
export class Ordeal {
  readonly #server: ServerProcess;
  readonly #folder: string;
  readonly #rootUri: string;

  private constructor(server: ServerProcess, folder: string) {
    this.#server = server;
    this.#folder = folder;
    this.#rootUri = pathToFileURL(folder).href;
    // It says so and does not: what is read back is not what was planned.
    server.connection.onRequest("workspace/applyEdit", () => ({ applied: true }));
    server.connection.onRequest("window/showMessageRequest", () => null);
    server.connection.onRequest("workspace/codeLens/refresh", () => null);
  }

  /** `example` is a folder of `examples/`. */
  static async start(example = "orders"): Promise<Ordeal> {
    const folder = mkdtempSync(join(tmpdir(), "ggen-ordeal-"));
    cpSync(fileURLToPath(new URL(`../../examples/${example}`, import.meta.url)), folder, { recursive: true });
    mkdirSync(join(folder, ".ggen"), { recursive: true });
    writeFileSync(join(folder, ".ggen", "ls.toml"), '[rules]\nunused-variable = "hint"\n');
    const options = { rootUri: pathToFileURL(folder).href, capabilities: CAPABILITIES };
    return new Ordeal(await ServerProcess.start(options), folder);
  }

  async stop(): Promise<void> {
    const code = await this.#server.stop();
    rmSync(this.#folder, { recursive: true });
    assert.equal(code, 0, this.#server.stderr);
  }

  /** Edits every text `turns` times and asks each time; `texts` are by path in the project. */
  async edit(seed: number, texts: ReadonlyMap<string, string>, turns: number): Promise<void> {
    const waiting = [...texts].map(([path, text], index) => ({ path, text, seed: seed + index }));
    const edit = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await this.#editOne(next.seed, next.path, next.text, turns);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, edit));
  }

  async #editOne(seed: number, path: string, start: string, turns: number): Promise<void> {
    const author = new Author(seed, start, WILD);
    const uri = `${this.#rootUri}/${path}`;
    let text = start;
    let version = 1;
    this.#server.open(uri, text, version);
    for (let turn = 0; turn < turns; turn++) {
      for (let count = 1 + author.pick(6); count > 0; count--) {
        const edit = wildEdit(author, text, start);
        const change = changeOf(text, edit);
        if (change === undefined) continue;
        text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
        version += 1;
        const contentChanges = [change];
        this.#server.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
      }
      try {
        const { diagnostics } = await this.#server.diagnosticsOf(uri, version);
        await askEverything(this.#server, uri, text);
        await this.#askOn(author, uri, text, diagnostics as lsp.Diagnostic[]);
        assert.deepEqual(this.#server.errors, []);
      } catch (error) {
        const stack = error instanceof Error ? error.stack : String(error);
        const logged = this.#server.errors.join("\n");
        assert.fail(`seed ${seed}, turn ${turn}, ${path}: ${JSON.stringify(text)}\n${stack}\n${logged}`);
      }
    }
    this.#server.close(uri);
  }

  /** What follows from answers, and what is asked where nobody would. */
  async #askOn(author: Author, uri: string, text: string, diagnostics: readonly lsp.Diagnostic[]): Promise<void> {
    const server = this.#server;
    const ask = <Result>(method: string, params: object): Promise<Result> =>
      server.request(method, { textDocument: { uri }, ...params });
    const somewhere = (): lsp.Position => ({
      line: author.pick(text.split("\n").length + 1),
      character: author.pick(40),
    });
    for (const position of [somewhere(), somewhere(), NOWHERE[author.pick(NOWHERE.length)]!]) {
      const at = { position };
      for (const method of ["hover", "signatureHelp", "definition", "documentHighlight"])
        await ask(`textDocument/${method}`, at);
      await ask("textDocument/references", { ...at, context: { includeDeclaration: true } });
      await ask("textDocument/selectionRange", { positions: [position, ...NOWHERE] });
      const offered = await ask<lsp.CompletionItem[] | { items: lsp.CompletionItem[] } | null>(
        "textDocument/completion",
        at,
      );
      const items = Array.isArray(offered) ? offered : (offered?.items ?? []);
      if (items.length > 0) await server.request("completionItem/resolve", items[author.pick(items.length)]!);
    }
    const range = { start: somewhere(), end: NOWHERE[author.pick(NOWHERE.length)]! };
    for (const method of ["semanticTokens/range", "inlayHint"]) await ask(`textDocument/${method}`, { range });
    const of = diagnostics.length === 0 ? range : diagnostics[author.pick(diagnostics.length)]!.range;
    const actions = await ask<lsp.CodeAction[]>("textDocument/codeAction", { range: of, context: { diagnostics } });
    for (const action of actions.slice(0, 4))
      if (action.data !== undefined) await server.request("codeAction/resolve", action);
    await ask("textDocument/codeLens", {});
    const word = WILD[author.pick(WILD.length)]!;
    await server.request("workspace/symbol", { query: word });
    await server.request(TemplatesRequest.method, { reference: word });
    await server.request(MarketSearchRequest.method, { query: word });
    const generate = { command: GenerateCommand.command, arguments: [{ template: uri }] };
    // A refusal is an answer.
    await server.request("workspace/executeCommand", generate).catch((error) => {
      if (error.code !== -32803) throw error;
    });
  }
}
