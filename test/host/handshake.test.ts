import { strict as assert } from "node:assert";
import { ErrorCodes, type InitializeResult } from "vscode-languageserver/node";
import { PROTOCOL_VERSION } from "../../server/src/protocol/index.ts";
import { type EditorClient, makeFolder, startInProcess } from "../support/inProcess.ts";

describe("the handshake", () => {
  let client: EditorClient;
  beforeEach(() => {
    client = startInProcess();
  });
  afterEach(() => client.stop());

  it("serves a bare client", async () => {
    const { capabilities, serverInfo } = await client.start([]);
    assert.equal(serverInfo?.name, "ggen-ls");
    assert.equal(capabilities.positionEncoding, "utf-16");
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.deepEqual(capabilities.experimental.ggen.protocol, PROTOCOL_VERSION);
    await client.open("file:///alone/a.tera", "{{ 1 | upp }}");
    const [item] = (await client.complete("file:///alone/a.tera", { line: 0, character: 10 })) ?? [];
    assert.equal(item?.insertTextFormat ?? 1, 1);
  });

  it("serves a client of the same protocol", async () => {
    const result = await client.start([], {}, { initializationOptions: { ggen: { protocol: PROTOCOL_VERSION } } });
    assert.equal(result.capabilities.experimental.ggen.protocol, PROTOCOL_VERSION);
  });

  it("refuses a client of another protocol with one clear sentence", async () => {
    const initializationOptions = { ggen: { protocol: 99 } };
    await assert.rejects(
      client.request<InitializeResult>("initialize", {
        processId: null,
        rootUri: null,
        capabilities: {},
        initializationOptions,
      }),
      /speaks protocol 1, the editor's ggen extension speaks 99\. Please update the older/,
    );
  });

  it("refuses every request behind `shutdown`", async () => {
    const uri = "file:///alone/a.tera";
    const { capabilities } = await client.start([]);
    await client.open(uri, "{{ 1 | upper }}");
    const hover = { textDocument: { uri }, position: { line: 0, character: 8 } };
    assert.ok(await client.request("textDocument/hover", hover));
    await client.request("shutdown");
    const command = capabilities.executeCommandProvider?.commands[0];
    for (const [method, params] of [
      ["textDocument/hover", hover],
      ["workspace/symbol", { query: "" }],
      ["ggen/status", undefined],
      ["workspace/executeCommand", { command, arguments: [] }],
    ] as const)
      await assert.rejects(client.request(method, params), { code: ErrorCodes.InvalidRequest }, method);
  });

  it("takes nonsense for a bare client", async () => {
    for (const initializationOptions of [null, 7, "x", { ggen: [] }, { ggen: { protocol: "one", commands: "all" } }]) {
      const other = startInProcess();
      const { capabilities } = await other.start([], {}, { initializationOptions });
      assert.equal(capabilities.hoverProvider, true);
      await other.stop();
    }
  });

  it("advertises nothing that has no answer", async () => {
    const { capabilities } = await client.start([], { textDocument: { diagnostic: {} } });
    const uri = "file:///alone/a.tera";
    await client.open(uri, "{% if a %}\n{{ a | upper }}\n{% endif %}");
    const textDocument = { uri };
    const position = { line: 1, character: 3 };
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    const asked: Record<string, [string, unknown][]> = {
      hoverProvider: [["textDocument/hover", { textDocument, position }]],
      completionProvider: [["textDocument/completion", { textDocument, position }]],
      signatureHelpProvider: [["textDocument/signatureHelp", { textDocument, position }]],
      definitionProvider: [["textDocument/definition", { textDocument, position }]],
      referencesProvider: [
        ["textDocument/references", { textDocument, position, context: { includeDeclaration: true } }],
      ],
      documentHighlightProvider: [["textDocument/documentHighlight", { textDocument, position }]],
      documentSymbolProvider: [["textDocument/documentSymbol", { textDocument }]],
      workspaceSymbolProvider: [["workspace/symbol", { query: "" }]],
      codeActionProvider: [["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }]],
      foldingRangeProvider: [["textDocument/foldingRange", { textDocument }]],
      selectionRangeProvider: [["textDocument/selectionRange", { textDocument, positions: [position] }]],
      documentLinkProvider: [["textDocument/documentLink", { textDocument }]],
      semanticTokensProvider: [
        ["textDocument/semanticTokens/full", { textDocument }],
        ["textDocument/semanticTokens/full/delta", { textDocument, previousResultId: "1" }],
        ["textDocument/semanticTokens/range", { textDocument, range }],
      ],
      inlayHintProvider: [["textDocument/inlayHint", { textDocument, range }]],
      diagnosticProvider: [
        ["textDocument/diagnostic", { textDocument }],
        ["workspace/diagnostic", { previousResultIds: [] }],
      ],
    };
    for (const [name, requests] of Object.entries(asked)) {
      assert.ok((capabilities as Record<string, unknown>)[name], `${name} is advertised`);
      // An answer of any kind; a method without a handler is refused.
      for (const [method, params] of requests) await client.request(method, params);
    }
    const known = new Set([...Object.keys(asked), "positionEncoding", "textDocumentSync", "workspace", "experimental"]);
    known.add("executeCommandProvider");
    assert.deepEqual(
      Object.keys(capabilities).filter((each) => /Provider$/.test(each) && !known.has(each) && !later.has(each)),
      [],
    );
  });

  /** Advertised, and tried in the tests of their own features. */
  const later = new Set(["codeLensProvider"]);

  it("works in any folder or none", async () => {
    const folder = makeFolder();
    await client.start([folder.uri]);
    assert.deepEqual(await client.request("workspace/symbol", { query: "" }), []);
    folder.remove();
  });
});
