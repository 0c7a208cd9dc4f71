import { Twins } from "../support/editedOverStdio.ts";
import { randomEdits } from "../support/edits.ts";
import { realTemplates } from "../support/realTemplates.ts";
import { loadSyntax } from "../support/syntax.ts";
import { wildEdit } from "../support/wild.ts";

describe("what is said of a text, at length", () => {
  before(loadSyntax);

  for (const seed of [1, 2, 3, 4, 5])
    it(`does not depend on 20 000 random edits (seed ${seed})`, function () {
      this.timeout(600_000);
      randomEdits({ seed, edits: 20_000 });
    });

  it("does not depend on 500 random edits in each real template (seeds from 100)", function () {
    this.timeout(1_200_000);
    [...realTemplates().values()].forEach((start, index) => {
      randomEdits({ seed: 100 + index, edits: 500, start });
    });
  });

  it("does not depend on 300 edits that nobody means well with in each real template (seeds from 5 000)", function () {
    this.timeout(1_200_000);
    [...realTemplates().values()].forEach((start, index) => {
      randomEdits({ seed: 5_000 + index, edits: 300, start, edit: wildEdit });
    });
  });

  it("does not depend on the edits over stdio either, 30 comparisons in each real template (seeds from 1 000)", async function () {
    this.timeout(1_200_000);
    const twins = await Twins.start();
    let seed = 1_000;
    for (const start of realTemplates().values()) {
      await twins.compare(seed++, start, 20);
      await twins.compare(seed++, start, 10, wildEdit);
    }
    await twins.stop();
  });
});
