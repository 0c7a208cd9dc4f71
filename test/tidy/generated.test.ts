import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { features } from "../../scripts/features-page.ts";
import { generatedFiles } from "../../scripts/gen.ts";
import { METHODS } from "../../server/src/host/methods.ts";

describe("generated texts", () => {
  for (const [path, text] of generatedFiles())
    it(`are fresh: ${path.split("/").slice(-3).join("/")}`, () => {
      assert.equal(existsSync(path) ? readFileSync(path, "utf8") : undefined, text, "run `npm run gen`");
    });

  it("tell of every request of a document", () => {
    const files = new Set(features().map(({ file }) => file.replace(/\.ts$/, "")));
    const named: Record<string, string> = {
      diagnostic: "diagnostics",
      completionItem: "completion",
      resolve: "completion",
      full: "semanticTokens",
      range: "semanticTokens",
      delta: "semanticTokens",
      symbol: "workspaceSymbol",
      executeCommand: "generate",
    };
    const missing = METHODS.map(({ method }) => method.slice(method.lastIndexOf("/") + 1))
      .filter((_, index) => !METHODS[index]!.method.startsWith("ggen/"))
      .filter((name) => !files.has(named[name] ?? name));
    assert.deepEqual(missing, []);
  });
});
