import { Twins } from "../support/editedOverStdio.ts";
import { randomEdits } from "../support/edits.ts";
import { realTemplates } from "../support/realTemplates.ts";
import { loadSyntax } from "../support/syntax.ts";

const SEED = 20_261_125;

describe("what is said of an edited template is what is said of the same text, freshly opened", () => {
  it(`in process, 3 000 random edits in real templates (seed ${SEED})`, async function () {
    this.timeout(120_000);
    await loadSyntax();
    const templates = [...realTemplates().values()];
    const each = 100;
    for (let turn = 0; turn < 30; turn++)
      randomEdits({ seed: SEED + turn, edits: each, start: templates[(turn * 7) % templates.length]! });
  });

  it(`in process, where more blocks are open than the scanner's state can hold (seed ${SEED})`, async function () {
    this.timeout(120_000);
    await loadSyntax();
    // Blocks of two kinds in turn: each is a run of its own, and 330 runs fit into tree-sitter's 1024 bytes.
    const deep = "{% if a %}{% for b in c %}".repeat(200);
    const shut = "{% endfor %}{% endif %}".repeat(200);
    randomEdits({ seed: SEED, edits: 50, start: `${deep}{{ x }}${shut}` });
    randomEdits({ seed: SEED + 1, edits: 50, start: `${deep}{{ x }}` });
  });

  describe("over stdio", () => {
    let twins: Twins;
    before(async function () {
      this.timeout(60_000);
      twins = await Twins.start();
    });
    after(() => twins.stop());

    it(`300 comparisons in real templates (seed ${SEED})`, async function () {
      this.timeout(180_000);
      const templates = [...realTemplates().values()];
      for (let turn = 0; turn < 20; turn++)
        await twins.compare(SEED + turn, templates[(turn * 11) % templates.length]!, 15);
    });
  });
});
