import { strict as assert } from "node:assert";
import { BODY_FILES, compareFile, describeDifference, table } from "../../scripts/fidelity/vectors.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { needShared } from "../support/shared.ts";

describe("the evaluator and real Tera", () => {
  it("agree on every vector: output to the byte, or refusal in the same phase", async function () {
    this.timeout(120_000);
    const folder = needShared(this);
    const engine = await createEngine({ env: () => undefined });
    const results = BODY_FILES.map((file) => compareFile(engine, folder, file));
    const differing = results.flatMap((result) => result.differing);
    console.log(table(results).replace(/^/gm, "      "));
    assert.equal(differing.length, 0, differing.slice(0, 5).map(describeDifference).join("\n\n"));
  });
});
