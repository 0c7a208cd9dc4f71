import { strict as assert } from "node:assert";
import type { Diagnostic } from "vscode-languageserver/node";
import { codesOf, type EditorClient, eachHasEditor, type Folder } from "../support/inProcess.ts";

interface Report {
  readonly uri: string;
  readonly kind: string;
  readonly resultId?: string;
  readonly items?: readonly Diagnostic[];
}

describe("diagnostics over the wire", () => {
  let client: EditorClient;
  let folder: Folder;
  eachHasEditor(
    (given) => {
      ({ client, folder } = given);
    },
    { "ggen.toml": '[project]\nname = "x"\n' },
  );

  const all = async (previousResultIds: { uri: string; value: string }[] = []) =>
    (await client.request<{ items: Report[] }>("workspace/diagnostic", { previousResultIds })).items;

  it("are pushed to a client that cannot ask, with the version they are about, and taken back on close", async () => {
    const uri = folder.write("templates/a.tera", "");
    await client.start([folder.uri]);
    await client.open(uri, "{{ 1 | nosuch }}");
    await client.problems(uri, "unknown-filter");
    const version = await client.change(uri, [{ text: "{{ 1 | abs }}" }]);
    const params = await client.next("textDocument/publishDiagnostics", (each) => each.version === version);
    assert.deepEqual(codesOf(params.diagnostics), []);
    await client.change(uri, [{ text: "{{ 1 | nosuch }}" }]);
    await client.problems(uri, "unknown-filter");
    await client.close(uri);
    await client.problems(uri);
  });

  it("are never pushed to a client that asks", async () => {
    const uri = folder.write("templates/a.tera", "");
    await client.start([folder.uri], {
      textDocument: { diagnostic: {}, publishDiagnostics: {} },
      workspace: { diagnostics: { refreshSupport: true } },
    });
    await client.open(uri, "{{ 1 | nosuch }}");
    assert.deepEqual(codesOf(await client.pull(uri)), ["unknown-filter"]);
    await client.next("workspace/diagnostic/refresh");
    assert.deepEqual(
      client.received.filter(({ method }) => method === "textDocument/publishDiagnostics"),
      [],
    );
  });

  it("say `unchanged` where nothing changed, and only there", async () => {
    folder.write("templates/m.tera", "{% macro one() %}{% endmacro %}");
    const text = '{% import "m.tera" as m %}{{ m::one() }}';
    const uri = folder.write("templates/a.tera", text);
    await client.start([folder.uri], { textDocument: { diagnostic: {} } });
    await client.open(uri, text);
    const ask = (previousResultId?: string) =>
      client.request<Report>("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
    const first = await ask();
    assert.equal(first.kind, "full");
    assert.equal((await ask(first.resultId)).kind, "unchanged");
    const macros = folder.write("templates/m.tera", "{% macro two() %}{% endmacro %}");
    await client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: macros, type: 2 }] });
    const second = await ask(first.resultId);
    assert.deepEqual(codesOf(second.items ?? []), ["unknown-macro"]);
    await client.change(uri, [{ text: "x" }]);
    assert.deepEqual(codesOf((await ask(second.resultId)).items ?? []), []);
  });

  it("of the whole workspace name every file that is ours, once", async () => {
    const a = folder.write("templates/a.tera", "{{ 1 | nosuch }}");
    const b = folder.write("templates/b.tera", "x");
    folder.write("notes.txt", "x");
    await client.start([folder.uri], { textDocument: { diagnostic: {} } });
    await client.open(b, "{{ 2 | nosuch }}");
    const first = await all();
    const seen = first.map(({ uri, items }) => [uri.slice(folder.uri.length + 1), codesOf(items ?? [])]);
    assert.deepEqual(seen, [
      ["ggen.toml", []],
      ["templates/a.tera", ["unknown-filter"]],
      ["templates/b.tera", ["unknown-filter"]],
    ]);
    const ids = first.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    await client.change(b, [{ text: "x" }]);
    const second = await all([...ids, { uri: `${folder.uri}/gone.tera`, value: "1" }]);
    assert.deepEqual(
      second.map(({ uri, kind }) => [uri.slice(folder.uri.length + 1), kind]),
      [
        ["ggen.toml", "unchanged"],
        ["templates/a.tera", "unchanged"],
        ["templates/b.tera", "full"],
        ["gone.tera", "full"],
      ],
    );
    assert.ok(a);
    const again = second.filter(({ kind }) => kind !== "full").map(({ uri, resultId }) => ({ uri, value: resultId! }));
    const last = await all([...again, { uri: b, value: second.find(({ uri }) => uri === b)!.resultId! }]);
    assert.deepEqual(
      last.map(({ kind }) => kind),
      ["unchanged", "unchanged", "unchanged"],
    );
    // Asked once more about the same, the server need not look.
    const known = last.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    assert.deepEqual(await all(known), []);
    await client.change(b, [{ text: "{{ 2 | nosuch }}" }]);
    assert.deepEqual(
      (await all(known)).map(({ kind }) => kind),
      ["unchanged", "unchanged", "full"],
    );
  });

  it("come with related places in their own files", async () => {
    const uri = folder.write("templates/a.tera", "");
    await client.start([folder.uri], { textDocument: { diagnostic: {} } });
    await client.open(uri, "{% for x in [1] %}\n{% set y = x %}\n{% endfor %}\n{{ y }}");
    const problem = (await client.pull(uri)).find((each) => each.relatedInformation !== undefined);
    assert.equal(problem?.code, "set-in-loop");
    assert.deepEqual(problem?.relatedInformation?.[0]?.location, {
      uri,
      range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } },
    });
  });
});
