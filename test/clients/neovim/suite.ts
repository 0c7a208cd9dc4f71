import { strict as assert } from "node:assert";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
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
      const folder = editor.folder();
      cpSync(join(root, "examples/orders"), folder, { recursive: true });
      const report = await editor.run("scenario", folder, { GGEN_SCENARIO: scenario, GGEN_FOLDER: folder });
      const steps = report.results.map(({ name: id, error }) => ({ id, ok: error === undefined, detail: error }));
      mkdirSync(artifacts, { recursive: true });
      const { version } = report;
      const result = { client: name, version, steps };
      writeFileSync(join(artifacts, `scenario-${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
      check(report);
    });
  });
}

/** Prints what a driver did; fails with all that failed. */
function check({ results }: Report): void {
  for (const { name, error } of results) console.log(`        ${error === undefined ? "ok" : "FAILED"}: ${name}`);
  const failed = results.flatMap(({ name, error }) => (error === undefined ? [] : [`${name}: ${error}`]));
  assert.deepEqual(failed, []);
  assert.ok(results.length > 0);
}
