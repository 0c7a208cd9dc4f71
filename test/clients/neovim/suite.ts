import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileKind } from "../../../server/src/model/fileKind.ts";
import { type Editor, needEditor, type Report } from "./editor.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const artifacts = join(root, "test/.artifacts");
const scenario = join(root, "test/scenarios/four-uses.json");

/** Everything that is done in a real Neovim; `name` is its folder below the tools. */
export function neovimSuite(name: "neovim" | "neovim-0.10"): void {
  describe(`${name}: the plugin in the real editor`, function () {
    this.timeout(180_000);
    let editor: Editor;

    before(function () {
      editor = needEditor(this, name);
    });

    after(() => editor?.dispose());

    it("does the scenario of four uses", async () => {
      const folder = example(editor);
      const report = await editor.run("scenario", folder, { GGEN_SCENARIO: scenario, GGEN_FOLDER: folder });
      writeScenario(name, report);
      check(report);
    });

    it("does everything else that it offers", async () => {
      const folder = editor.folder();
      write(folder, FILES);
      cpSync(join(root, "examples/orders"), join(folder, "orders"), { recursive: true });
      const isProject = (uri: string): boolean => uri === "file:///orders";
      const ours = Object.entries(FILES)
        .filter(([path]) => !path.endsWith(".toml"))
        .map(([path, text]) => [path, fileKind(`file:///${path}`, text, isProject) === "template"]);
      const env = { GGEN_FOLDER: folder, GGEN_FILES: JSON.stringify(Object.fromEntries(ours)) };
      check(await editor.run("behaviour", folder, env));
    });

    it("says in one message that the server is missing", async () => {
      const folder = example(editor);
      const options = 'lua vim.g.ggen = { cmd = { "node", "/nowhere/ggen-ls.js", "--stdio" } }';
      check(await editor.run("missing", folder, { GGEN_FOLDER: folder }, ["--cmd", options]));
    });

    it("works without Telescope", async () =>
      check(await editor.run("bare", editor.folder(), { NVIM_BARE: "1", XDG_DATA_DIRS: "/nonexistent" })));

    for (const plugin of ["out/ggen.nvim", "clients/neovim"])
      it(`loads alone from ${plugin}, and finds a server`, () => {
        const minimal = join(root, plugin, "minimal.lua");
        const say = "+lua print(vim.fn.exists(':Ggen'), vim.uv.fs_stat(require('ggen.server').command()[2]) ~= nil)";
        const args = ["--headless", "--clean", "-u", minimal, say, "+qall"];
        const { stdout, stderr } = spawnSync(editor.nvim, args, { env: editor.env, encoding: "utf8" });
        assert.equal(`${stdout}${stderr}`.trim(), "2 true");
      });
  });
}

/** Files beside the example: parts of it, and what belongs to other people. */
const FILES = {
  "orders/templates/part.tmpl": "{{ team }}\n",
  "elsewhere/headed.tmpl": "---\nto: out.txt\nvars:\n  a: 1\n---\n{{ a }}\n",
  "elsewhere/late.tmpl": "\n\n---\n# first a comment\nvars: { a: 1 }\n---\n{{ a }}\n",
  "elsewhere/marked.tmpl": "\uFEFF---\nto: out.txt\n---\n",
  "elsewhere/page.tmpl": "{{ .Title }} {{ range .Pages }}{{ .Name }}{{ end }}\n",
  "elsewhere/helm.tmpl": "---\napiVersion: v1\nkind: ConfigMap\ndata:\n  to: {{ .Values.to }}\n---\n",
  "elsewhere/open.tmpl": "---\nto: out.txt\n",
  "elsewhere/blog.tera": "{% block a %}{% endblock %}\n",
  "elsewhere/make.toml": "[tasks.build]\n",
};

/** A copy of the example in a folder of its own. */
export function example(editor: Editor): string {
  const folder = editor.folder();
  cpSync(join(root, "examples/orders"), folder, { recursive: true });
  return folder;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** For scripts/scenario-table.ts. */
function writeScenario(client: string, { version, results }: Report): void {
  const steps = results.map(({ name: id, error }) => ({ id, ok: error === undefined, detail: error }));
  mkdirSync(artifacts, { recursive: true });
  const text = JSON.stringify({ client, version, steps }, null, 2);
  writeFileSync(join(artifacts, `scenario-${client}.json`), `${text}\n`);
}

/** Prints what a driver did; fails with all that failed. */
function check({ results }: Report): void {
  for (const { name, error } of results) console.log(`        ${error === undefined ? "ok" : "FAILED"}: ${name}`);
  const failed = results.flatMap(({ name, error }) => (error === undefined ? [] : [`${name}: ${error}`]));
  assert.equal(failed.join("\n\n"), "");
  assert.ok(results.length > 0);
}
