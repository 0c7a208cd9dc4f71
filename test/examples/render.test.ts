import { strict as assert } from "node:assert";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { DEFAULT_SETTINGS } from "../../server/src/config/settings.ts";
import type { PreviewResult } from "../../server/src/engine/preview/types.ts";
import { engine, previewProject } from "../../server/src/host/engine.ts";
import { loadWorkspace } from "../../server/src/host/groundwork.ts";
import { createNodeHost } from "../../server/src/host/nodeHost.ts";
import { samplesRegistry } from "../../server/src/host/samples.ts";
import { findings } from "../../server/src/rules/index.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const golden = join(root, "test/golden/examples");

async function read(folder: string) {
  const host = createNodeHost({ debug() {}, info() {}, warn() {}, error() {} });
  const workspace = await loadWorkspace(host, () => DEFAULT_SETTINGS);
  const registries = [await samplesRegistry()];
  workspace.setRoots([uriOf(folder)]);
  await workspace.index({ isCancellationRequested: false });
  return { host, workspace, registries };
}

/** Every template of a project that names a target, rendered with what the project and the template say. */
async function render(folder: string): Promise<Map<string, PreviewResult>> {
  const { host, workspace } = await read(folder);
  const results = new Map<string, PreviewResult>();
  for (const uri of [...workspace.templates()].sort()) {
    const { frontMatter, text, profile } = workspace.template(uri)!;
    if (frontMatter?.to === undefined) continue;
    const project = previewProject(workspace.projectOf(uri));
    const result = await (await engine()).preview({ path: uri, text, profile, project, read: host.readFile });
    results.set(uri.slice(uriOf(folder).length + 1), result);
  }
  return results;
}

/** What an editor shows in a folder, hints left out. */
async function problems(folder: string): Promise<string[]> {
  const { workspace, registries } = await read(folder);
  const manifests = readdirSync(join(root, folder)).map((name) => uriOf(`${folder}/${name}`));
  return [...workspace.templates(), ...manifests].flatMap((uri) =>
    findings(uri, { workspace, registries, severities: {} }, () => false)
      .filter(({ rule, severity }) => (severity ?? rule.severity) !== "hint")
      .map(({ rule, message }) => `${uri.slice(uriOf("").length)}: ${rule.id}: ${message}`),
  );
}

function uriOf(path: string): string {
  return pathToFileURL(join(root, path)).href;
}

const samples = Object.entries(
  (JSON.parse(readFileSync(join(root, "server/samples/index.json"), "utf8")) as Index).packs,
).flatMap(([id, { versions }]) =>
  Object.entries(versions).map(([version, { templates }]) => ({ id, version, templates })),
);

interface Index {
  packs: Record<string, { versions: Record<string, { templates: Array<{ path: string }> }> }>;
}

for (const folder of [
  "examples/orders",
  "examples/catalog",
  ...samples.map(({ id, version }) => `server/samples/${id}/${version}`),
])
  describe(folder, () => {
    it("renders, file by file as written in test/golden/examples", async () => {
      const results = await render(folder);
      assert.ok(results.size > 0);
      for (const [template, result] of results) {
        assert.deepEqual(
          result.problems.map(({ message }) => message),
          [],
          template,
        );
        for (const { to, text } of result.files) {
          const file = join(golden, folder.replace("server/", ""), to!);
          if (process.env.UPDATE_GOLDEN === "1") {
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
          } else {
            assert.ok(existsSync(file), `${file} is missing: UPDATE_GOLDEN=1 writes it`);
            assert.equal(text, readFileSync(file, "utf8"), template);
          }
        }
      }
    });

    it("has no problems but packs that are outdated on purpose", async () => {
      const found = (await problems(folder)).filter((each) => !each.includes("outdated-gpack"));
      assert.deepEqual(found, []);
    });
  });

describe("the index of samples", () => {
  for (const { id, version, templates } of samples)
    it(`lists the files of ${id} ${version}`, () => {
      const folder = join(root, "server/samples", id, version);
      const manifest = readFileSync(join(folder, "gpack.toml"), "utf8");
      assert.ok(manifest.includes(`id = "${id}"`) && manifest.includes(`version = "${version}"`), manifest);
      assert.deepEqual(readdirSync(join(folder, "templates")).sort(), templates.map(({ path }) => path).sort());
    });
});
