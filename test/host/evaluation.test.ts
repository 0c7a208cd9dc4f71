import { strict as assert } from "node:assert";
import { type EditorClient, eachHasEditor, type Folder } from "../support/inProcess.ts";

const broken = `---
to: x
sparql:
  people: "SELECT ?n WHERE { ?p ?q ?n"
---
{{ sparql_results.people }}
`;

describe("problems that need a run of the template", function () {
  this.timeout(60_000);
  let client: EditorClient;
  let folder: Folder;
  eachHasEditor(
    (given) => {
      ({ client, folder } = given);
    },
    { "ggen.toml": '[project]\nname = "x"\n' },
  );

  const codes = (params: { diagnostics: ReadonlyArray<{ code?: string | number }> }) =>
    params.diagnostics.map(({ code }) => code);

  it("come behind the others, stay while the body is edited, and go with their cause", async () => {
    const uri = folder.write("templates/a.tmpl", broken);
    await client.start([folder.uri]);
    await client.open(uri, broken);
    const shown = (wanted: boolean, version?: number) =>
      client.next(
        "textDocument/publishDiagnostics",
        (each) =>
          each.uri === uri &&
          codes(each).includes("sparql-syntax") === wanted &&
          (version === undefined || each.version === version),
      );
    await shown(true);
    const version = await client.change(uri, [{ text: `${broken}more\n` }]);
    // The very first answer about the new text has it, although nothing was run yet.
    const first = await client.next("textDocument/publishDiagnostics", (each) => each.version === version);
    assert.ok(codes(first).includes("sparql-syntax"));
    await client.change(uri, [{ text: broken.replace('?n"', '?n }"') }]);
    await shown(false);
  });

  it("make a client that asks ask again", async () => {
    const uri = folder.write("templates/a.tmpl", broken);
    await client.start([folder.uri], {
      textDocument: { diagnostic: {}, publishDiagnostics: {} },
      workspace: { diagnostics: { refreshSupport: true } },
    });
    await client.open(uri, broken);
    const asked = async () => (await client.pull(uri)).map(({ code }) => code);
    await asked();
    for (let round = 0; round < 100 && !(await asked()).includes("sparql-syntax"); round++)
      await client.next("workspace/diagnostic/refresh");
    assert.ok((await asked()).includes("sparql-syntax"));
  });

  it("follow the RDF files that change on disk", async () => {
    const text = "---\nto: x\nrdf: data.ttl\nsparql:\n  q: ASK {}\n---\n{{ sparql_results.q }}\n";
    const uri = folder.write("templates/a.tmpl", text);
    const data = folder.write("templates/data.ttl", "<http://e/a> <http://e/b> .");
    await client.start([folder.uri]);
    await client.open(uri, text);
    await client.next("textDocument/publishDiagnostics", (each) => codes(each).includes("turtle-syntax"));
    folder.write("templates/data.ttl", "<http://e/a> <http://e/b> 1 .");
    await client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: data, type: 2 }] });
    await client.next(
      "textDocument/publishDiagnostics",
      (each) => each.uri === uri && !codes(each).includes("turtle-syntax"),
    );
  });
});
