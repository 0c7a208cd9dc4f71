import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { hasCargo } from "../../scripts/fidelity/oracle.ts";
import { tables } from "../../scripts/tables.ts";

describe("the engine's data tables", () => {
  it("are those of the crates behind real Tera", function () {
    this.timeout(20 * 60_000);
    if (!hasCargo()) {
      if (process.env.CI === "true") throw new Error("cargo is missing, so the tables cannot be made");
      console.log("      skipped: there is no cargo here to get the crates with");
      this.skip();
    }
    for (const [name, text] of tables()) {
      const file = new URL(`../../server/src/engine/library/data/${name}`, import.meta.url);
      assert.ok(readFileSync(file, "utf8") === text, `${name} is not fresh: run \`npm run tables\``);
    }
  });
});
