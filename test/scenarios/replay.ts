import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Position } from "vscode-languageserver-types";
import { GenerateCommand, MarketSearchRequest } from "../../server/src/protocol/index.ts";
import { type Client, withoutHints } from "../support/client.ts";

/** A step of `four-uses.json`; `README.md` beside it says what each field means. */
export interface Step {
  readonly id: string;
  readonly do: "open" | "complete" | "insert" | "quickFix" | "search" | "generate";
  readonly file?: string;
  readonly after?: string;
  readonly insert?: string;
  readonly accept?: string;
  readonly code?: string;
  readonly title?: string;
  readonly query?: string;
  readonly expect: {
    readonly diagnostics?: readonly string[];
    readonly items?: readonly string[];
    readonly line?: string;
    readonly first?: string;
    readonly created?: string;
    readonly text?: string;
  };
}

export interface Scenario {
  readonly name: string;
  readonly workspace: string;
  readonly steps: readonly Step[];
}

export const SCENARIO = JSON.parse(readFileSync(new URL("four-uses.json", import.meta.url), "utf8")) as Scenario;

/** Somebody who does the scenario's steps in one editor; the cursor stays where the last step left it. */
export class Actor {
  readonly #client: Client;
  readonly #folder: string;
  readonly #cursors = new Map<string, Position>();

  constructor(client: Client, folder: string) {
    this.#client = client;
    this.#folder = folder;
  }

  /** Errors: rejects with what differed from the step's `expect`. */
  async perform(step: Step): Promise<void> {
    const { expect } = step;
    const line = await this[step.do](step);
    if (expect.line !== undefined) assert.equal(line, expect.line);
    if (expect.diagnostics !== undefined) {
      const found = withoutHints(await this.#client.diagnostics(this.#uri(step)));
      assert.deepEqual(
        found.map(({ code }) => code),
        expect.diagnostics,
      );
    }
  }

  async open(step: Step): Promise<undefined> {
    this.#client.buffers.open(this.#uri(step));
  }

  async insert(step: Step): Promise<string> {
    const uri = this.#uri(step);
    const { buffers } = this.#client;
    const start = this.#placeCursor(step);
    const newText = step.insert ?? "";
    const from = buffers.get(uri).offsetAt(start);
    const document = buffers.edit(uri, [{ range: { start, end: start }, newText }]);
    return this.#moveTo(uri, document.positionAt(from + newText.length));
  }

  async complete(step: Step): Promise<string> {
    await this.insert(step);
    const uri = this.#uri(step);
    const cursor = this.#cursors.get(uri)!;
    const items = await this.#client.completion(uri, cursor);
    const labels = items.map(({ label }) => label);
    for (const wanted of step.expect.items ?? []) assert.ok(labels.includes(wanted), `${wanted} is not in ${labels}`);
    const chosen = items.find(({ label }) => label === step.accept);
    assert.ok(chosen, `${step.accept} is not offered`);
    return this.#moveTo(uri, await this.#client.accept(uri, cursor, chosen));
  }

  async quickFix(step: Step): Promise<string> {
    const uri = this.#uri(step);
    const found = await this.#client.diagnostics(uri);
    const diagnostic = found.find(({ code }) => code === step.code);
    assert.ok(diagnostic, `there is no ${step.code}`);
    const actions = await this.#client.codeActions(uri, diagnostic.range, [diagnostic]);
    const action = actions.find(({ title }) => title === step.title);
    assert.ok(action, `"${step.title}" is not in ${actions.map(({ title }) => `"${title}"`)}`);
    await this.#client.run(action);
    return this.#line(uri, diagnostic.range.start.line);
  }

  async search(step: Step): Promise<undefined> {
    const params: MarketSearchRequest.Params = { query: step.query ?? "" };
    const { packs } = await this.#client.request<MarketSearchRequest.Result>(MarketSearchRequest.method, params);
    assert.equal(packs[0]?.id, step.expect.first);
  }

  async generate(step: Step): Promise<undefined> {
    const uri = this.#uri(step);
    const start = { line: 0, character: 0 };
    const actions = await this.#client.codeActions(uri, { start, end: start });
    const action = actions.find(({ title }) => title === step.title);
    assert.ok(action, `"${step.title}" is not in ${actions.map(({ title }) => `"${title}"`)}`);
    assert.equal(action.command?.command, GenerateCommand.command);
    const created = join(this.#folder, step.expect.created!);
    assert.ok(!existsSync(created), `${created} is there already`);
    const { files } = (await this.#client.run(action)) as GenerateCommand.Result;
    assert.deepEqual(files, [{ uri: pathToFileURL(created).href, action: "created" }]);
    for (const file of files) this.#client.buffers.save(file.uri);
    assert.equal(readFileSync(created, "utf8"), step.expect.text);
  }

  #uri(step: Step): string {
    return pathToFileURL(join(this.#folder, step.file!)).href;
  }

  #placeCursor(step: Step): Position {
    const uri = this.#uri(step);
    if (step.after !== undefined) {
      const document = this.#client.buffers.get(uri);
      const found = document.getText().indexOf(step.after);
      assert.ok(found >= 0, `there is no "${step.after}"`);
      this.#moveTo(uri, document.positionAt(found + step.after.length));
    }
    return this.#cursors.get(uri) ?? { line: 0, character: 0 };
  }

  #moveTo(uri: string, cursor: Position): string {
    this.#cursors.set(uri, cursor);
    return this.#line(uri, cursor.line);
  }

  #line(uri: string, line: number): string {
    return this.#client.buffers.get(uri).getText().split(/\r?\n/)[line] ?? "";
  }
}
