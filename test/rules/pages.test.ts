import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rulesIndex } from "../../scripts/rules-index.ts";
import { previewProject } from "../../server/src/host/engine.ts";
import { createEngine, type Engine, type Evaluation } from "../../server/src/host/engineEntry.ts";
import { rdfInWorker } from "../../server/src/host/rdfInWorker.ts";
import { samplesRegistry } from "../../server/src/host/samples.ts";
import { findings, RULES } from "../../server/src/rules/index.ts";
import { type Loaded, load } from "../support/fixture.ts";

const pages = fileURLToPath(new URL("../../docs/rules/", import.meta.url));

interface Block {
  readonly section: string;
  readonly fixed: boolean;
  readonly text: string;
}

/** The fenced blocks of a page, each with the heading it stands under. */
function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let section = "";
  for (const part of page.split(/^(?=## |```)/m)) {
    const heading = /^## (.*)/.exec(part);
    if (heading !== null) section = heading[1]!;
  }
  section = "";
  const lines = page.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.startsWith("## ")) section = line.slice(3);
    if (!line.startsWith("```")) continue;
    const end = lines.indexOf("```", index + 1);
    blocks.push({ section, fixed: line.endsWith(" fixed"), text: lines.slice(index + 1, end).join("\n") });
    index = end;
  }
  return blocks;
}

/** What one rule finds in a block. */
async function findingsIn(id: string, text: string): Promise<{ loaded: Loaded; found: ReturnType<typeof findings> }> {
  const loaded = await load(text);
  await loaded.snapshot.workspace.lookUp(loaded.uri);
  const registries = [await samplesRegistry()];
  const evaluation = await evaluationOf(loaded);
  const options = { workspace: loaded.snapshot.workspace, registries, severities: {}, evaluation };
  return { loaded, found: findings(loaded.uri, options, () => false).filter((finding) => finding.rule.id === id) };
}

/** What the server learns of the template behind the keystrokes. */
async function evaluationOf({ snapshot, model, files }: Loaded): Promise<Evaluation | undefined> {
  if (model === undefined) return undefined;
  engine ??= createEngine({ rdf: rdfInWorker({ milliseconds: 1000, megabytes: 256 }) });
  const { uri, text, profile } = model;
  const project = previewProject(snapshot.workspace.projectOf(uri));
  return (await engine).evaluate({ path: uri, text, profile, project, read: (path) => files.get(path) });
}

let engine: Promise<Engine> | undefined;

function applied(text: string, changes: readonly { range: { start: number; end: number }; newText: string }[]): string {
  return [...changes]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end), text);
}

describe("the pages of the rules", () => {
  const files = readdirSync(pages).filter((name) => name !== "README.md");
  it("are one for each rule", () =>
    assert.deepEqual(files.map((name) => name.replace(/\.md$/, "")).sort(), RULES.map((rule) => rule.meta.id).sort()));

  it("have an index that is fresh", () =>
    assert.equal(readFileSync(`${pages}README.md`, "utf8"), rulesIndex(), "run `npm run gen`"));

  it("mend more than half of what the rules find", () =>
    assert.ok(RULES.filter(({ meta }) => meta.fixable).length * 2 > RULES.length));

  for (const { meta } of RULES) {
    it(`${meta.id}: invalid examples have one problem, valid ones none, and the fix mends`, async () => {
      const blocks = blocksOf(readFileSync(`${pages}${meta.id}.md`, "utf8"));
      assert.ok(
        blocks.some((block) => block.section === "Invalid") && blocks.some((block) => block.section === "Valid"),
      );
      for (const [index, block] of blocks.entries()) {
        const { loaded, found } = await findingsIn(meta.id, block.text);
        const shown = found.map((finding) => finding.message).join("\n");
        if (block.section === "Invalid" && !block.fixed) {
          assert.equal(found.length, 1, `${block.text}\n--- found:\n${shown}`);
          const next = blocks[index + 1];
          if (next?.fixed !== true) continue;
          const [fix] = found[0]!.fixes;
          assert.ok(fix, `no fix for\n${block.text}`);
          assert.equal(applied(loaded.text, fix.changes), next.text);
        } else assert.equal(found.length, 0, `${block.text}\n--- found:\n${shown}`);
      }
    });
  }
});
