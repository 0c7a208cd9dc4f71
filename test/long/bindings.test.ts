import { loadEngine } from "../support/engine.ts";
import { claims } from "../support/scoped.ts";

describe("what is said of names, at length", () => {
  before(loadEngine);

  for (const from of [10_000, 20_000, 30_000])
    it(`holds when the template runs, in 2 000 templates (seeds from ${from})`, async function () {
      this.timeout(600_000);
      await claims({ from, count: 2_000 });
    });
});
