import { strict as assert } from "node:assert";
import { codeBlock, inlineCode, plainText, withoutMarks } from "../../server/src/base/markdown.ts";
import { HOSTILE } from "../support/hostile.ts";

describe("Markdown of foreign texts", () => {
  it("as running text has no mark left that is not escaped", () => {
    for (const text of HOSTILE) {
      const left = plainText(text).replace(/\\[^A-Za-z0-9\s]/g, "");
      assert.ok(!/[`*_[\]<>&#!|~$\n]/.test(left), `${text} became ${plainText(text)}`);
      assert.ok(!/\w:\S/.test(left), `${text} has no address left: ${plainText(text)}`);
      assert.ok(!/^\s*(?:[-+=]|\d+[.)](?:\s|$))/.test(plainText(text)), `${text} is no list`);
    }
  });
  it("as inline code stays inside its ticks", () => {
    for (const text of HOSTILE) {
      const shown = inlineCode(text);
      const ticks = /^`+/.exec(shown)![0];
      assert.ok(shown.endsWith(ticks) && shown.length > 2 * ticks.length, shown);
      const inner = shown.slice(ticks.length, -ticks.length);
      assert.ok(![...inner.matchAll(/`+/g)].some((run) => run[0].length === ticks.length), shown);
      assert.ok(!shown.includes("\n"));
    }
    assert.equal(inlineCode("x"), "`x`");
  });
  it("as a block stays inside its fence", () => {
    const shown = codeBlock("a\n```\n````\n[x](command:y)");
    assert.ok(shown.startsWith("`````ggen-template\n") && shown.endsWith("\n`````"));
  });
  it("comes back as it was written, for clients that show plain text", () => {
    for (const text of HOSTILE) {
      const oneLine = text.replace(/[\r\n]+/g, " ");
      assert.equal(withoutMarks(plainText(text)), oneLine);
      assert.equal(withoutMarks(inlineCode(text)), text.replace(/\n/g, "⏎"));
      assert.equal(withoutMarks(codeBlock(text)), text);
    }
    assert.equal(withoutMarks("**a** `b` [c](d) *e*"), "a b c e");
  });
});
