import { strict as assert } from "node:assert";
import { comparePipelineFile, REASONS } from "../../scripts/fidelity/pipeline.ts";
import { describeDifference } from "../../scripts/fidelity/vectors.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { needShared } from "../support/shared.ts";

describe("whole templates", function () {
  this.timeout(120_000);

  it("come out as ggen v1 made them, or differ for a documented reason", async function () {
    const folder = needShared(this);
    const engine = await createEngine({ env: () => undefined });
    const { rows, differing, documented } = await comparePipelineFile(engine, folder);
    assert.ok(rows > 0);
    assert.deepEqual(differing.slice(0, 5).map(describeDifference), []);
    for (const reason of Object.keys(documented ?? {})) assert.ok((REASONS as readonly string[]).includes(reason));
  });
});
