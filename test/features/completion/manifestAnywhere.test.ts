import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Range } from "../../../server/src/base/range.ts";
import { completion } from "../../../server/src/features/completion.ts";
import { definition } from "../../../server/src/features/definition.ts";
import { documentSymbol } from "../../../server/src/features/documentSymbol.ts";
import { hover } from "../../../server/src/features/hover.ts";
import { load, never } from "../../support/fixture.ts";
import { registry } from "../../support/registry.ts";
import { needShared } from "../../support/shared.ts";

const registries = [registry({ "rust-web": { name: "Web", versions: { "0.3.1": {} } } })];

describe("at any place of any real manifest", function () {
  this.timeout(120_000);
  let manifests: { name: string; text: string }[] = [];
  before(function () {
    const corpus = join(needShared(this), "corpus");
    manifests = readdirSync(corpus, { recursive: true, encoding: "utf8" })
      .map((path) => ({ path, name: path.split("/").at(-1)! }))
      .filter(({ name }) => /^(?:gpack|ggen|pack|make)\.toml$|^ggen\.lock$/.test(name))
      .map(({ path, name }) => ({ name, text: readFileSync(join(corpus, path), "utf8").slice(0, 20_000) }))
      .filter(({ text }) => !text.includes("$0"));
    assert.ok(manifests.length > 3);
  });

  it("requests answer, and edits replace what is around the cursor", () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(8),
        fc.constantFrom("", "[", "[[", "\n", "x", '"', " = ", "{ ", "[templates]\n", "'", "#", "🙂"),
        async (index, place, cut, typed) => {
          const { name, text: whole } = manifests[index % manifests.length]!;
          const start = Math.floor(place * whole.length);
          const text = whole.slice(0, start) + typed + whole.slice(start + cut);
          const { snapshot, uri } = await load(`//- /${name}\n${text}`, {}, { registries });
          const at = { uri, offset: start + typed.length };
          for (const item of (await completion(snapshot, at, never)).items) {
            const { range } = item.textEdit as { range: Range };
            assert.ok(range.start <= at.offset && at.offset <= range.end, "the edit touches the cursor");
            assert.ok(!text.slice(range.start, range.end).includes("\n"), "the edit stays on its line");
          }
          const found = hover(snapshot, at, never);
          if (found !== null) assert.ok(found.range!.start <= at.offset && at.offset <= found.range!.end);
          definition(snapshot, at, never);
          for (const { range, selectionRange } of documentSymbol(snapshot, uri, never))
            assert.ok(range.start <= selectionRange.start && selectionRange.end <= range.end);
        },
      ),
      { numRuns: 150, seed: Number(process.env.GGEN_SEED ?? Date.now() % 1_000_000), verbose: 1 },
    ));
});
