import { strict as assert } from "node:assert";
import { type EditorClient, eachHasEditor, type Folder } from "../support/inProcess.ts";

const pulls = { textDocument: { diagnostic: {} } };

describe("the workspace", () => {
  let client: EditorClient;
  let folder: Folder;
  eachHasEditor((given) => {
    ({ client, folder } = given);
  });

  const codes = async (uri: string) => (await client.pull(uri)).map((each) => String(each.code)).sort();
  const changed = (...uris: string[]) =>
    client.notify("workspace/didChangeWatchedFiles", { changes: uris.map((uri) => ({ uri, type: 2 })) });
  /** A template that calls a macro of another file, open and without a problem. */
  const openUser = async () => {
    const macros = folder.write("templates/m.tera", "{% macro old() %}{% endmacro %}");
    const user = '{% import "m.tera" as m %}{{ m::old() }}';
    const uri = folder.write("templates/a.tera", user);
    await client.start([folder.uri]);
    await client.open(uri, user);
    await client.problems(uri);
    return { macros, uri };
  };

  it("holds several folders, each with its own project", async () => {
    folder.write("one/ggen.toml", '[project]\nname = "one"\n');
    folder.write("two/ggen.toml", "[law]\nrules = []\n");
    const one = folder.write("one/templates/a.tmpl", "{{ 'x' | shouty_snake }}");
    const two = folder.write("two/templates/a.tmpl", "{{ 'x' | shouty_snake }}");
    await client.start([`${folder.uri}/one`, `${folder.uri}/two`], pulls);
    assert.ok(!(await codes(one)).includes("unknown-filter"));
    assert.ok((await codes(two)).includes("unknown-filter"));
  });

  it("takes folders in and lets them go", async () => {
    folder.write("one/templates/first.tera", "x");
    folder.write("two/templates/second.tera", "x");
    await client.start([`${folder.uri}/one`], { workspace: { workspaceFolders: true } });
    const names = async () =>
      (await client.request<{ name: string }[]>("workspace/symbol", { query: "" })).map((each) => each.name);
    await client.notify("workspace/didChangeWorkspaceFolders", {
      event: {
        added: [{ uri: `${folder.uri}/two`, name: "two" }],
        removed: [{ uri: `${folder.uri}/one`, name: "one" }],
      },
    });
    await client.request("workspace/diagnostic", { previousResultIds: [] });
    assert.deepEqual(await names(), ["second.tera"]);
  });

  it("finds templates without a head beside a manifest that comes later in the alphabet", async () => {
    folder.write("zzz/ggen.toml", '[project]\nname = "z"\n');
    folder.write("zzz/a.tmpl", "{{ 1 }}");
    await client.start([folder.uri], pulls);
    await client.request("workspace/diagnostic", { previousResultIds: [] });
    const found = await client.request<{ name: string }[]>("workspace/symbol", { query: "a.tmpl" });
    assert.equal(found.length, 1);
  });

  it("takes templates in when a manifest appears", async () => {
    const uri = folder.write("a.tmpl", "{{ 1 | nosuch }}");
    await client.start([folder.uri], pulls);
    assert.deepEqual(await codes(uri), []);
    await changed(folder.write("ggen.toml", '[project]\nname = "z"\n'));
    assert.ok((await codes(uri)).includes("unknown-filter"));
  });

  it("looks again at the templates that use a macro when its file changes on disk", async () => {
    const { macros, uri } = await openUser();
    folder.write("templates/m.tera", "{% macro young() %}{% endmacro %}");
    await changed(macros);
    await client.problems(uri, "unknown-macro");
  });

  it("looks again at them when it changes in the editor", async () => {
    const { macros, uri } = await openUser();
    await client.open(macros, "{% macro young() %}{% endmacro %}");
    await client.problems(uri, "unknown-macro");
    // Closed without saving: the file counts again.
    await client.close(macros);
    await client.problems(uri);
  });

  it("takes many changes at once, as when another branch is checked out", async () => {
    const { macros, uri } = await openUser();
    const others = Array.from({ length: 120 }, (_, index) => folder.write(`templates/t${index}.tera`, "x"));
    folder.write("templates/m.tera", "{% macro young() %}{% endmacro %}");
    await changed(...others, macros);
    await client.problems(uri, "unknown-macro");
    assert.equal((await client.request<unknown[]>("workspace/symbol", { query: "t1" })).length > 30, true);
  });

  it("asks for the files that matter to be watched", async () => {
    await client.start([folder.uri], { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    const { registrations } = await client.next("client/registerCapability");
    const globs = registrations[0].registerOptions.watchers.map((each: { globPattern: string }) => each.globPattern);
    assert.ok(globs.includes("**/*.{tmpl,tera}"));
  });

  it("honours .gitignore, for files that appear later too", async () => {
    folder.write(".gitignore", "out/\n*.gen.tera\n");
    folder.write("sub/.gitignore", "!kept.gen.tera\n");
    for (const name of ["out/a.tera", "b.gen.tera", "sub/kept.gen.tera", "c.tera"]) folder.write(name, "x");
    await client.start([folder.uri], pulls);
    await client.request("workspace/diagnostic", { previousResultIds: [] });
    const names = async () =>
      (await client.request<{ name: string }[]>("workspace/symbol", { query: "" })).map((each) => each.name).sort();
    assert.deepEqual(await names(), ["c.tera", "kept.gen.tera"]);
    await changed(folder.write("out/later.tera", "x"), folder.write("later.tera", "x"));
    assert.deepEqual(await names(), ["c.tera", "kept.gen.tera", "later.tera"]);
  });

  it("takes a changed .gitignore at its word, without a restart", async () => {
    folder.write(".gitignore", "out/\n");
    for (const name of ["out/a.tera", "b.gen.tera", "c.tera"]) folder.write(name, "x");
    const open = folder.write("open.gen.tera", "x");
    await client.start([folder.uri], pulls);
    await client.open(open, "x");
    const names = async () =>
      (await client.request<{ name: string }[]>("workspace/symbol", { query: "" })).map((each) => each.name).sort();
    await client.request("workspace/diagnostic", { previousResultIds: [] });
    assert.deepEqual(await names(), ["b.gen.tera", "c.tera", "open.gen.tera"]);
    await changed(folder.write(".gitignore", "*.gen.tera\n"));
    assert.deepEqual(await names(), ["a.tera", "c.tera", "open.gen.tera"]);
  });

  it("keeps hover alive beside a broken manifest", async () => {
    folder.write("gpack.toml", "[gpack\nid = = \n[preset.vars]\nport = '80'\n");
    const uri = folder.write("templates/a.tera", "{{ port }}");
    await client.start([folder.uri], pulls);
    await client.open(uri, "{{ port }}");
    await client.pull(uri);
    assert.match(JSON.stringify(await client.hover(uri, { line: 0, character: 4 })), /port: string/);
  });

  it("shows progress while it reads, where the client can", async () => {
    for (let index = 0; index < 40; index += 1) folder.write(`templates/t${index}.tera`, "x");
    await client.start([folder.uri], { window: { workDoneProgress: true } });
    const { token } = await client.next("window/workDoneProgress/create");
    const kinds: string[] = [];
    for (let kind = ""; kind !== "end"; ) {
      const { value } = await client.next("$/progress", (params) => params.token === token);
      kind = value.kind;
      kinds.push(kind);
    }
    assert.deepEqual(kinds, ["begin", "report", "report", "end"]);
  });

  it("says its state", async () => {
    folder.write("templates/a.tera", "x");
    await client.start([folder.uri], pulls);
    await client.request("workspace/diagnostic", { previousResultIds: [] });
    const status = await client.request<{ templates: number; indexing: boolean; roots: string[] }>("ggen/status");
    assert.deepEqual([status.templates, status.indexing, status.roots], [1, false, [folder.uri]]);
  });
});
