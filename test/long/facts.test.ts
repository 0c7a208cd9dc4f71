import { body, compare, HEAD, meaningfulEdit, NEIGHBOURS } from "../support/editedModels.ts";
import { Author, ordinaryEdit } from "../support/edits.ts";
import { realTemplates } from "../support/realTemplates.ts";
import { wildEdit } from "../support/wild.ts";

describe("what a model knows of an edited text, at length", () => {
  for (const seed of [11, 12, 13, 14, 15])
    it(`is what it knows of the same text opened anew, after each of 1 500 edits (seed ${seed})`, async function () {
      this.timeout(600_000);
      const start = HEAD + body(new Author(seed, ""), 40 * (seed - 9));
      await compare(seed, start, 1_500, meaningfulEdit, seed % 2 === 0 ? {} : NEIGHBOURS);
    });

  it("is the same in real templates, after 100 edits and 50 that nobody means well with (seeds from 2 000)", async function () {
    this.timeout(1_200_000);
    let seed = 2_000;
    for (const start of realTemplates().values()) {
      await compare(seed++, start, 100, ordinaryEdit);
      await compare(seed++, start, 50, wildEdit);
    }
  });
});
