import { strict as assert } from "node:assert";
import { CancellationTokenSource, LSPErrorCodes } from "vscode-languageserver/node";
import { type EditorClient, startInProcess } from "../support/inProcess.ts";

const uri = "file:///alone/a.tera";
const textDocument = { uri };

describe("requests", () => {
  let client: EditorClient;
  beforeEach(() => {
    client = startInProcess();
  });
  afterEach(() => client.stop());

  it("that are cancelled end with RequestCancelled", async () => {
    await client.start([]);
    await client.open(uri, "{{ a }}");
    for (const method of ["textDocument/hover", "textDocument/completion", "textDocument/references"]) {
      const source = new CancellationTokenSource();
      const params = { textDocument, position: { line: 0, character: 3 }, context: { includeDeclaration: true } };
      const answer = client.connection.sendRequest(method, params, source.token);
      source.cancel();
      await assert.rejects(answer, (error: { code?: number }) => error.code === LSPErrorCodes.RequestCancelled);
    }
  });

  it("before `initialized` wait for the language instead of failing", async () => {
    await client.request("initialize", { processId: null, rootUri: null, capabilities: {} });
    await client.open(uri, "{% set a = 1 %}{{ a }}");
    assert.ok(await client.hover(uri, { line: 0, character: 18 }));
  });

  it("about files that nobody knows have neutral answers", async () => {
    await client.start([]);
    assert.equal(await client.hover("file:///nowhere.tmpl", { line: 9, character: 9 }), null);
    assert.deepEqual(await client.labels("file:///nowhere.tmpl", { line: 9, character: 9 }), []);
    assert.deepEqual(await client.request("textDocument/documentSymbol", { textDocument: { uri: "nonsense" } }), []);
  });

  it("for colours give full, then the difference, then parts", async () => {
    interface Tokens {
      readonly resultId: string;
      readonly data?: number[];
      readonly edits?: unknown[];
    }
    await client.start([]);
    await client.open(uri, "{% set a = 1 %}\n{{ a }}\n");
    const full = await client.request<Tokens>("textDocument/semanticTokens/full", { textDocument });
    assert.ok(full.data!.length > 0);
    await client.change(uri, [
      { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: "{{ a }}" },
    ]);
    const ask = (previousResultId: string) =>
      client.request<Tokens>("textDocument/semanticTokens/full/delta", { textDocument, previousResultId });
    const delta = await ask(full.resultId);
    assert.equal(delta.edits?.length, 1);
    const unknown = await ask("of another server");
    assert.ok(unknown.data!.length > full.data!.length);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 7 } };
    const part = await client.request<Tokens>("textDocument/semanticTokens/range", { textDocument, range });
    assert.equal(part.data!.length, 5);
  });

  it("for outlines give a flat list to clients that know no tree", async () => {
    await client.start([]);
    await client.open(uri, "{% block outer %}{% set inner = 1 %}{% endblock %}");
    const flat = await client.request<{ name: string; containerName?: string; location: { uri: string } }[]>(
      "textDocument/documentSymbol",
      { textDocument },
    );
    assert.deepEqual(
      flat.map(({ name, containerName, location }) => [name, containerName, location.uri]),
      [
        ["outer", undefined, uri],
        ["inner", "outer", uri],
      ],
    );
  });
});
