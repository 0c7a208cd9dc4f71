import { strict as assert } from "node:assert";
import { live } from "../../scripts/fidelity/live.ts";
import { buildOracle, hasCargo } from "../../scripts/fidelity/oracle.ts";
import { describeDifference, table } from "../../scripts/fidelity/vectors.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";

/** How many inputs, and from which seed; `GGEN_LIVE_COUNT` and `GGEN_LIVE_SEED` say otherwise. */
const COUNT = Number(process.env.GGEN_LIVE_COUNT ?? 50_000);
const SEED = Number(process.env.GGEN_LIVE_SEED ?? 20_250_101);

describe("the evaluator and real Tera, asked", () => {
  it("agree on fresh inputs", async function () {
    this.timeout(30 * 60_000);
    if (!hasCargo()) {
      if (process.env.CI === "true") throw new Error("cargo is missing, so real Tera cannot be asked");
      console.log("      skipped: there is no cargo here to build real Tera with");
      this.skip();
    }
    buildOracle();
    const engine = await createEngine({ env: () => undefined });
    const { results, messages } = await live(engine, SEED, COUNT);
    console.log(table(results).replace(/^/gm, "      "));
    console.log(`      seed ${SEED}; ${messages.innermost} of ${messages.refused} refusals in Tera's own words`);
    const differing = results.flatMap((result) => result.differing);
    assert.equal(differing.length, 0, differing.slice(0, 5).map(describeDifference).join("\n\n"));
  });
});
