import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as lsp from "vscode-languageserver-types";
import { RULES } from "../../server/src/rules/index.ts";
import { Author, changeOf, type Edit, ordinaryEdit } from "./edits.ts";
import { ServerProcess } from "./serverProcess.ts";

const CAPABILITIES = {
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    semanticTokens: { requests: { full: { delta: true } } },
  },
};

/** These come a moment later than the others, when the template has been run; how soon says nothing about edits. */
const EVALUATED = new Set(RULES.flatMap((rule) => ("needs" in rule ? [rule.meta.id] : [])));

interface Tokens {
  readonly resultId: string;
  readonly data: number[];
}

/**
 * Two servers: one sees a document being edited, the other sees only what it has become, freshly opened. Both must say the same.
 */
export class Twins {
  readonly #edited: ServerProcess;
  readonly #fresh: ServerProcess;
  readonly #folder: string;
  readonly #uri: string;

  private constructor(edited: ServerProcess, fresh: ServerProcess, folder: string) {
    this.#edited = edited;
    this.#fresh = fresh;
    this.#folder = folder;
    this.#uri = `${pathToFileURL(folder).href}/templates/edited.tmpl`;
  }

  static async start(): Promise<Twins> {
    const folder = mkdtempSync(join(tmpdir(), "ggen-twins-"));
    writeFileSync(join(folder, "ggen.toml"), '[project]\nname = "test"\n\n[vars]\nteam = "core"\n');
    const options = { rootUri: pathToFileURL(folder).href, capabilities: CAPABILITIES };
    return new Twins(await ServerProcess.start(options), await ServerProcess.start(options), folder);
  }

  async stop(): Promise<void> {
    const codes = [await this.#edited.stop(), await this.#fresh.stop()];
    rmSync(this.#folder, { recursive: true });
    assert.deepEqual(codes, [0, 0], this.#edited.stderr + this.#fresh.stderr);
  }

  /** Makes random edits in a document that begins as `start`, and compares `comparisons` times, after a few edits each. */
  async compare(seed: number, start: string, comparisons: number, next: Edit = ordinaryEdit): Promise<void> {
    const author = new Author(seed, start);
    let text = start;
    let version = 1;
    this.#edited.open(this.#uri, text, version);
    let tokens = await this.#tokens(this.#edited);
    for (let turn = 0; turn < comparisons; turn++) {
      const before = text;
      const edits: Array<{ range: lsp.Range; text: string }> = [];
      for (let count = 1 + author.pick(4); count > 0; count--) {
        const edit = next(author, text, start);
        const change = changeOf(text, edit);
        if (change === undefined) continue;
        text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
        edits.push(change);
      }
      version += 1;
      const textDocument = { uri: this.#uri, version };
      if (author.pick(2) === 0) this.#edited.notify("textDocument/didChange", { textDocument, contentChanges: edits });
      else
        for (const edit of edits)
          this.#edited.notify("textDocument/didChange", { textDocument, contentChanges: [edit] });
      this.#fresh.open(this.#uri, text, version);
      const where = () => `seed ${seed}, comparison ${turn}: ${JSON.stringify({ before, edits })}`;
      assert.deepEqual(await this.#answers(this.#edited), await this.#answers(this.#fresh), where());
      const whole = await this.#tokens(this.#fresh);
      tokens = await this.#changedTokens(tokens);
      assert.deepEqual(tokens.data, whole.data, where());
      this.#fresh.close(this.#uri);
    }
    this.#edited.close(this.#uri);
  }

  async #answers(server: ServerProcess): Promise<unknown[]> {
    const params = { textDocument: { uri: this.#uri } };
    const answers = [];
    for (const method of ["diagnostic", "documentSymbol", "foldingRange"])
      answers.push(comparable(await server.request(`textDocument/${method}`, params)));
    return answers;
  }

  #tokens(server: ServerProcess): Promise<Tokens> {
    return server.request("textDocument/semanticTokens/full", { textDocument: { uri: this.#uri } });
  }

  async #changedTokens(last: Tokens): Promise<Tokens> {
    const answer = await this.#edited.request<Partial<Tokens> & { edits?: TokenEdit[] }>(
      "textDocument/semanticTokens/full/delta",
      { textDocument: { uri: this.#uri }, previousResultId: last.resultId },
    );
    const data = answer.data ?? last.data.slice();
    for (const { start, deleteCount, data: inserted } of answer.edits ?? [])
      data.splice(start, deleteCount, ...(inserted ?? []));
    return { resultId: answer.resultId!, data };
  }
}

interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data?: number[];
}

function comparable(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !("items" in answer)) return answer;
  const items = (answer.items as lsp.Diagnostic[]).filter(({ code }) => !EVALUATED.has(String(code)));
  return { ...answer, resultId: "", items };
}
