import { strict as assert } from "node:assert";
import type { lsp, Offsets } from "../../server/src/base/lsp.ts";
import { DEFAULT_SETTINGS } from "../../server/src/config/settings.ts";
import { codeLens } from "../../server/src/features/codeLens.ts";
import { generateAction, planGeneration } from "../../server/src/features/generate.ts";
import { type EditAbilities, generateEdit } from "../../server/src/features/generateEdit.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { fullClient, type Loaded, load } from "../support/fixture.ts";

type Edit = Offsets<lsp.WorkspaceEdit>;

const ROOT = "file:///w";
const everything: EditAbilities = { createFiles: true, annotations: true };

/** Plans a generation of the fixture's template as the server does. */
async function planOf(loaded: Loaded, vars: Record<string, unknown> = {}, settings = {}) {
  const { model, snapshot, files } = loaded;
  const project = snapshot.workspace.projectOf(model.uri);
  const named = (list: ReadonlyArray<{ name: string; value: unknown }>) =>
    Object.fromEntries(list.map(({ name, value }) => [name, value]));
  const preview = await (await createEngine()).preview({
    path: model.uri,
    text: model.text,
    vars,
    profile: model.profile,
    project: { vars: named(project.vars), preset: named(project.preset), root: project.root },
    read: (path) => files.get(path),
  });
  return planGeneration({
    model,
    preview,
    given: new Set(Object.keys(vars)),
    settings: { ...DEFAULT_SETTINGS.generation, ...settings },
    look: async (to) => {
      const uri = `${ROOT}/${to}`;
      const text = files.get(uri);
      return text === undefined ? { uri } : { uri, existing: { text } };
    },
  });
}

interface Options {
  readonly vars?: Record<string, unknown>;
  readonly abilities?: EditAbilities;
  readonly settings?: object;
}

/** The files after a generation, as text: what is done with each, and what is in it then. */
async function generated(source: string, options: Options = {}) {
  const loaded = await load(source);
  const plan = await planOf(loaded, options.vars, options.settings);
  if ("refusal" in plan) return `refused: ${plan.refusal}`;
  const edit = generateEdit(plan, options.abilities ?? everything);
  return plan
    .map(({ uri, to, action }) => `${action} ${to}\n${changed(edit, uri, loaded.files.get(uri))}`)
    .join("\n")
    .trimEnd();
}

function changed(edit: Edit, uri: string, before = ""): string {
  const edits =
    edit.changes?.[uri] ??
    (edit.documentChanges ?? []).flatMap((each) =>
      "edits" in each && each.textDocument.uri === uri ? (each.edits as Offsets<lsp.TextEdit>[]) : [],
    );
  return edits.reduceRight(
    (text, { range, newText }) => text.slice(0, range.start) + newText + text.slice(range.end),
    before,
  );
}

const trimmed = (text: string) => text.replace(/^\n/, "").replace(/\s+$/, "").replace(/^ {4}/gm, "");
const check = async (source: string, expected: string, options = {}) =>
  assert.equal(await generated(trimmed(source), options), trimmed(expected));

describe("generating", () => {
  it("creates the file that `to` names", () =>
    check(
      `
    ---
    to: "src/{{ name | snake }}.rs"
    vars: { name: OrderService }
    ---
    pub struct {{ name }};`,
      `
    create src/order_service.rs
    pub struct OrderService;`,
    ));

  it("takes what the user entered before everything else", () =>
    check(
      `
    ---
    to: a.txt
    vars: { name: one }
    ---
    {{ name }}`,
      `
    create a.txt
    two`,
      { vars: { name: "two" } },
    ));

  const existing = (head: string) => `
    //- /templates/a.tmpl
    ---
    to: out.txt
    ${head}
    vars: { name: new }
    ---
    first
    {{ name }}
    last
    //- /out.txt
    first
    old
    last`;

  it("overwrites all of a file that is not open, whatever an unsaved buffer holds", async () => {
    const plan = await planOf(await load(trimmed(existing("force: true"))));
    assert.ok(!("refusal" in plan));
    const { documentChanges } = generateEdit(plan, { createFiles: true, annotations: false });
    assert.deepEqual(documentChanges, [
      {
        textDocument: { uri: `${ROOT}/out.txt`, version: null },
        edits: [{ range: { start: 0, end: Number.POSITIVE_INFINITY }, newText: "first\nnew\nlast" }],
      },
    ]);
  });

  it("overwrites an open file in one edit, and leaves alone what is the same", async () => {
    const plan = await planOf(await load(trimmed(existing("force: true"))));
    assert.ok(!("refusal" in plan));
    const open = plan.map((file) => ({ ...file, existing: { text: "first\nold\nlast", version: 3 } }));
    assert.deepEqual(generateEdit(open, everything), {
      documentChanges: [
        {
          textDocument: { uri: `${ROOT}/out.txt`, version: 3 },
          edits: [{ range: { start: 6, end: 10 }, newText: "new\n", annotationId: "overwrite" }],
        },
      ],
      changeAnnotations: {
        overwrite: { label: "Overwrite", needsConfirmation: true, description: undefined },
      },
    });
  });

  it("overwrites in plain changes where the client knows nothing else", () =>
    check(existing("force: true"), "overwrite out.txt\n    first\n    new\n    last", {
      abilities: { createFiles: false, annotations: false },
    }));

  it("says where ggen itself would refuse to overwrite", async () => {
    const plan = await planOf(await load(trimmed(existing("description: x"))));
    assert.ok(!("refusal" in plan));
    assert.match(generateEdit(plan, everything).changeAnnotations!.overwrite!.description!, /ggen itself refuses/);
  });

  it("skips a file that is there with `unless_exists`", () =>
    check(existing("unless_exists: true"), "skip out.txt\n    first\n    old\n    last"));

  it("leaves a file alone that has the text already", () =>
    check(existing("force: true"), "unchanged out.txt\n    first\n    old\n    last", { vars: { name: "old" } }));

  it("never empties a file that is there: `create` says so", async () => {
    const plan = await planOf(await load("---\nto: a.txt\n---\nx"));
    assert.ok(!("refusal" in plan));
    const { documentChanges } = generateEdit(plan, { createFiles: true, annotations: false });
    assert.deepEqual(documentChanges?.[0], {
      kind: "create",
      uri: `${ROOT}/a.txt`,
      options: { ignoreIfExists: true },
    });
  });

  it("makes the new text of every old one", async () => {
    const texts = ["", "a", "a\n", "a\nb", "b\na\n", "a\na", "a\na\n", "\n", "\n\n", "ab\nb\n", "b\nab"];
    for (const before of texts)
      for (const text of texts) {
        const file = {
          uri: "file:///w/x",
          to: "x",
          text,
          existing: { text: before, version: 1 },
          force: true,
        } as const;
        const edit = generateEdit([{ ...file, action: "overwrite" }], everything);
        assert.equal(changed(edit, file.uri, before), text, JSON.stringify({ before, text }));
      }
  });

  it("ends the file with a line break where the setting says always", async () =>
    assert.equal(
      await generated("---\nto: a.txt\n---\nx", { settings: { finalNewline: "always" } }),
      await generated("---\nto: a.txt\n---\nx\n\n"),
    ));

  const injecting = (head: string, target = "one\n    // here\n    two") => `
    //- /templates/a.tmpl
    ---
    to: out.txt
    inject: true
    ${head}
    ---
    new
    //- /out.txt
    ${target}
    `;

  it("injects where the template says", () =>
    check(injecting('before: "// here"'), "inject out.txt\n    one\n    new\n    // here\n    two\n"));

  it("injects nothing that is there already", () =>
    check(injecting("idempotent: true", "one\n    new"), "unchanged out.txt\n    one\n    new\n"));

  it("keeps a backup beside the target where the template says so", () =>
    check(
      injecting("prepend: true\n    backup: true"),
      "create out.txt.backup\n    one\n    // here\n    two\n    inject out.txt\n    new\n    one\n    // here\n    two\n",
    ));

  it("creates a target of an injection that is not there", () =>
    check("---\nto: a.txt\ninject: true\nbefore: x\n---\nnew", "create a.txt\n    new"));

  it("injects at the end where the marker is missing and the setting says append", () =>
    check(injecting("after: none"), "inject out.txt\n    one\n    // here\n    two\n    new\n", {
      settings: { missingMarker: "append" },
    }));

  describe("refuses", () => {
    it("a marker that is not in the target", () =>
      check(injecting("after: none"), "refused: the target has no line with `none` (`out.txt`)"));

    it("a template that is half written, with what is missing", async () => {
      assert.match(await generated("---\nto: a.txt\n---\n{{ 1 + "), /^refused: /);
      assert.match(await generated("---\nto: a.txt\nvars: [\n---\n{{ 1 }}"), /^refused: /);
      assert.match(await generated("---\nto: a.txt\n{{ 1 }}"), /^refused: .*never closed/);
    });

    it("names that are declared nowhere, all of them", () =>
      check(
        `
    ---
    to: a.txt
    ---
    {{ one }} {{ two | upper }} {{ three | default(value="") }}`,
        "refused: the template needs `one`, `two`, and they have no value: give one under `vars` of the front matter or `[vars]` of ggen.toml",
      ));

    it("a variable that is declared without a value", () =>
      check(
        `
    ---
    to: a.txt
    vars:
      title: # What it says
    ---
    {{ title }}`,
        "refused: the template needs `title`, and it has no value: give one under `vars` of the front matter or `[vars]` of ggen.toml",
      ));

    it("a template that goes wrong, with the words of the engine", async () =>
      assert.match(await generated("---\nto: a.txt\n---\n{{ 1 | length }}"), /^refused: .*length/));

    it("a file without a head", async () =>
      assert.match(await generated("//- /templates/a.tmpl\nplain {{ 1 }}"), /^refused: .*where to write/));
  });

  it("asks for no value where the template copes without", () =>
    check(
      `
    ---
    to: a.txt
    vars: { subtitle: }
    ---
    a{% if subtitle %} {{ subtitle }}{% endif %}`,
      "create a.txt\n    a",
    ));
});

describe("the action", () => {
  const action = async (source: string, client = {}, only?: string[]) => {
    const { model } = await load(source);
    return generateAction(model, "src/a.rs", { ...fullClient, ...client }, only).map(
      ({ title, kind, command }) => `${title} [${kind}] ${command?.command} ${JSON.stringify(command?.arguments)}`,
    );
  };
  const template = '[{"template":"file:///w/templates/main.tmpl"}]';

  it("carries the server's command for a bare client", async () =>
    assert.deepEqual(await action("---\nto: x\n---\n"), [
      `Generate src/a.rs [ggen.generate] ggen.server.generate ${template}`,
    ]));

  it("carries the client's command where it listed one", async () =>
    assert.deepEqual(await action("---\nto: x\n---\n", { commands: new Set(["ggen.generate"]) }), [
      `Generate src/a.rs [ggen.generate] ggen.generate ${template}`,
    ]));

  it("is not offered where the head names no target, or other kinds are asked for", async () => {
    assert.deepEqual(await action("---\nvars: { a: 1 }\n---\n{{ a }}"), []);
    assert.deepEqual(await action("{{ a }}"), []);
    assert.deepEqual(await action("---\nto: x\n---\n", {}, ["quickfix"]), []);
    assert.equal((await action("---\nto: x\n---\n", {}, ["ggen"])).length, 1);
  });
});

describe("the lens", () => {
  it("stands above the front matter, and only where a target is named", async () => {
    const lenses = async (source: string) => codeLens((await load(source)).model, undefined, fullClient);
    assert.deepEqual(
      (await lenses("---\nto: x\n---\n")).map(({ range, command }) => [range, command?.title]),
      [[{ start: 0, end: 3 }, "Generate from this template"]],
    );
    assert.deepEqual(await lenses("---\nforce: true\n---\n"), []);
    assert.deepEqual(await lenses("{{ a }}"), []);
  });
});
