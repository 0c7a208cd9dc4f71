import { strict as assert } from "node:assert";
import { parse } from "../../server/src/syntax/index.ts";
import { DELIMITERS } from "../support/edits.ts";
import { generator } from "../support/random.ts";
import { loadSyntax } from "../support/syntax.ts";

const PIECES = [...DELIMITERS, "-", "---\n", "\n", "\r", " ", '"', "'", "`", "(", ")", "[", "]", "|", "~"];
const WORDS = [
  "if",
  "elif",
  "else",
  "endif",
  "for",
  "in",
  "endfor",
  "block",
  "endblock",
  "raw",
  "endraw",
  "macro",
  "not",
  "is",
];

describe("the scanner", () => {
  before(loadSyntax);

  it("reads 20 000 random texts to their end, without an error node (seed 7)", function () {
    this.timeout(1_200_000);
    const random = generator(7);
    const pick = (count: number) => Math.floor(random() * count);
    for (let turn = 0; turn < 20_000; turn++) {
      let text = "";
      for (let length = pick(400); length > 0; length--)
        text +=
          pick(3) === 0
            ? String.fromCharCode(pick(0x10000))
            : pick(2) === 0
              ? PIECES[pick(PIECES.length)]!
              : ` ${WORDS[pick(WORDS.length)]!} `;
      const parsed = parse(text);
      const { cst } = parsed;
      assert.ok(!parsed.hasErrors && cst.stops[0] === text.length, `turn ${turn}: ${JSON.stringify(text)}`);
      assert.ok(parsed.file.body.end === text.length && parsed.problems.length >= 0);
      parsed.delete();
    }
  });
});
