import { strict as assert } from "node:assert";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type EditorClient, eachHasEditor, type Folder } from "../support/inProcess.ts";

const alone = "file:///alone/a.tera";

describe("documents", () => {
  let client: EditorClient;
  let folder: Folder;
  eachHasEditor((given) => {
    ({ client, folder } = given);
  });

  it("follow several changes in one message, each in the text that the one before left", async () => {
    await client.start([]);
    await client.open(alone, "{% set one = 1 %}\n{{ on }}\n");
    await client.change(alone, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "\n\n" },
      { range: { start: { line: 3, character: 3 }, end: { line: 3, character: 5 } }, text: "one" },
    ]);
    const found = await client.hover(alone, { line: 3, character: 4 });
    assert.deepEqual(found?.range, { start: { line: 3, character: 3 }, end: { line: 3, character: 6 } });
  });

  it("take a whole new text", async () => {
    await client.start([]);
    await client.open(alone, "{{ a }}");
    await client.change(alone, [{ text: "{% set b = 1 %}{{ b }}" }]);
    assert.ok(await client.hover(alone, { line: 0, character: 18 }));
  });

  it("take a range whose ends are the wrong way round, and one past the end", async () => {
    await client.start([]);
    await client.open(alone, "{% set b = 1 %}{{ xx }}");
    await client.change(alone, [
      { range: { start: { line: 0, character: 20 }, end: { line: 0, character: 18 } }, text: "b" },
      { range: { start: { line: 9, character: 9 }, end: { line: 99, character: 9 } }, text: "\n" },
    ]);
    assert.ok(await client.hover(alone, { line: 0, character: 18 }));
  });

  it("ignore a change to what is not open", async () => {
    await client.start([]);
    await client.change(alone, [{ text: "x" }]);
    await client.close(alone);
    assert.equal(await client.hover(alone, { line: 0, character: 0 }), null);
  });

  for (const [encoding, column] of [
    ["utf-16", 21],
    ["utf-8", 23],
  ] as const)
    it(`count columns in ${encoding} where it is asked for`, async () => {
      const { capabilities } = await client.start([], { general: { positionEncodings: [encoding, "utf-16"] } });
      assert.equal(capabilities.positionEncoding, encoding);
      await client.open(alone, "{# 😀 #}{% set a = 1 %}{{ a }}");
      // Behind the emoji: two units in UTF-16, four bytes in UTF-8.
      const found = await client.hover(alone, { line: 0, character: column + 5 });
      assert.deepEqual(found?.range?.start, { line: 0, character: column + 5 });
      await client.change(alone, [
        {
          range: { start: { line: 0, character: column + 5 }, end: { line: 0, character: column + 6 } },
          text: "a ~ '😀' ~ a",
        },
      ]);
      const last = encoding === "utf-16" ? column + 5 + 11 : column + 5 + 13;
      assert.deepEqual((await client.hover(alone, { line: 0, character: last }))?.range?.start, {
        line: 0,
        character: last,
      });
    });

  it("are answered without any folder, from disk or never saved", async () => {
    await client.start([]);
    for (const uri of [alone, "untitled:Untitled-1"]) {
      await client.open(uri, "---\nto: x\nvars:\n  name: n\n---\n{{ na }}");
      assert.ok((await client.labels(uri, { line: 5, character: 5 })).includes("name"), uri);
    }
    await client.close("untitled:Untitled-1");
    assert.equal(await client.hover("untitled:Untitled-1", { line: 5, character: 4 }), null);
  });

  it("stay templates while their head is rewritten, and are ones before it is closed", async () => {
    await client.start([]);
    const ours = "file:///alone/a.tmpl";
    const start = "---\nto: x\nvars:\n  name: n\n";
    await client.open(ours, `${start}---\n{{ na }}`);
    await client.open("untitled:Untitled-1", "---\n");
    await client.change("untitled:Untitled-1", [{ text: "---\nt" }]);
    assert.ok((await client.labels("untitled:Untitled-1", { line: 1, character: 1 })).includes("to"));
    await client.change(ours, [{ text: "--\n{{ x }}" }]);
    assert.ok((await client.labels(ours, { line: 1, character: 4 })).includes("now"));
    const other = "file:///alone/other.tmpl";
    await client.open(other, `${start}f`);
    assert.ok((await client.labels(other, { line: 4, character: 1 })).includes("from"));
    const foreign = "file:///alone/chart.tmpl";
    await client.open(foreign, "---\napiVersion: v1\n{{ .Values.x }}\n");
    assert.deepEqual(await client.labels(foreign, { line: 2, character: 3 }), []);
  });

  it("see the templates of their folder when that is the workspace", async () => {
    folder.write("templates/part.tera", "x");
    const uri = folder.write("templates/a.tera", '{% include "" %}');
    await client.start([folder.uri]);
    await client.open(uri, '{% include "" %}');
    await client.pull(uri).catch(() => undefined);
    assert.deepEqual(await client.labels(uri, { line: 0, character: 12 }), ["part.tera"]);
  });

  it("opened without their folder see what lies beside them, and nothing below or above", async () => {
    folder.write("part.tera", "{% macro m() %}{% endmacro %}");
    folder.write("ggen.toml", "[vars]\nteam = 'x'\n");
    folder.write("sub/deep.tera", "x");
    const text = '{% include "" %}{{ team }}{% include "no.tera" %}';
    const uri = folder.write("a.tmpl", text);
    await client.start([], { textDocument: { diagnostic: {} } });
    await client.open(uri, text);
    await client.pull(uri);
    assert.deepEqual(await client.labels(uri, { line: 0, character: 12 }), ["part.tera"]);
    assert.match(JSON.stringify(await client.hover(uri, { line: 0, character: 20 })), /Variable of the project/);
    const later = folder.write("other/b.tera", '{% include "c.tera" %}');
    folder.write("other/c.tera", "x");
    await client.open(later, '{% include "" %}');
    assert.deepEqual(await client.labels(later, { line: 0, character: 12 }), ["c.tera"]);
  });

  it("opened without a folder hear of each other's changes", async () => {
    const user = folder.write("a.tera", "");
    const macros = folder.write("m.tera", "{% macro old() %}{% endmacro %}");
    await client.start([], { textDocument: { diagnostic: {} } });
    await client.open(user, '{% import "m.tera" as m %}{{ m::young() }}');
    const codes = async () => (await client.pull(user)).map(({ code }) => code);
    assert.deepEqual(await codes(), ["unknown-macro"]);
    await client.open(macros, "{% macro young() %}{% endmacro %}");
    assert.deepEqual(await codes(), []);
  });

  it("fall back to the disk when they are closed, and count again when they are opened again", async () => {
    const uri = folder.write("templates/a.tera", "{% set disk = 1 %}{{ x }}");
    await client.start([folder.uri]);
    await client.open(uri, "{% set buffer = 1 %}{{ x }}");
    await client.close(uri);
    // No wait between the two: the file that is being read must not replace the text of the editor.
    await client.open(uri, "{% set again = 1 %}{{ x }}");
    await client.request("ggen/status");
    const labels = await client.labels(uri, { line: 0, character: 22 });
    assert.ok(labels.includes("again") && !labels.includes("buffer") && !labels.includes("disk"));
  });

  it("are gone when their file is deleted or renamed", async () => {
    const uri = folder.write("templates/part.tera", "{% macro m() %}{% endmacro %}");
    const user = folder.write("templates/a.tera", '{% include "part.tera" %}');
    await client.start([folder.uri], { textDocument: { diagnostic: {} } });
    await client.open(user, '{% include "part.tera" %}');
    assert.deepEqual(await client.pull(user), []);
    rmSync(join(folder.path, "templates/part.tera"));
    const renamed = folder.write("templates/other.tera", "x");
    await client.notify("workspace/didChangeWatchedFiles", {
      changes: [
        { uri, type: 3 },
        { uri: renamed, type: 1 },
      ],
    });
    const [problem] = await client.pull(user);
    assert.equal(problem?.code, "unknown-template");
    await client.change(user, [{ text: '{% include "" %}' }]);
    assert.deepEqual(await client.labels(user, { line: 0, character: 12 }), ["other.tera"]);
  });

  it("that are open stay when their file is deleted, until they are closed", async () => {
    const uri = folder.write("templates/a.tera", "{% set a = 1 %}{{ a }}");
    await client.start([folder.uri]);
    await client.open(uri, "{% set a = 1 %}{{ a }}");
    rmSync(join(folder.path, "templates/a.tera"));
    await client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 3 }] });
    assert.ok(await client.hover(uri, { line: 0, character: 18 }));
    await client.close(uri);
    assert.equal(await client.hover(uri, { line: 0, character: 18 }), null);
  });
});
