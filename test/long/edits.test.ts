import { randomEdits } from "../support/edits.ts";
import { loadSyntax } from "../support/syntax.ts";

describe("what is said of a text, at length", () => {
  before(loadSyntax);

  for (const seed of [1, 2, 3, 4, 5])
    it(`does not depend on 20 000 random edits (seed ${seed})`, function () {
      this.timeout(600_000);
      randomEdits({ seed, edits: 20_000 });
    });
});
