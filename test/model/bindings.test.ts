import { loadEngine } from "../support/engine.ts";
import { claims } from "../support/scoped.ts";

describe("what is said of names", () => {
  before(loadEngine);

  it("holds when the template runs, in 200 templates made of what gives names and takes them away (seeds from 1)", async function () {
    this.timeout(120_000);
    await claims({ from: 1, count: 200 });
  });
});
