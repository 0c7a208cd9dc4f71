import { strict as assert } from "node:assert";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Positions } from "../../server/src/host/positions.ts";

describe("positions", () => {
  const text = "a😀b\r\ncafé\rx\n";
  const cases: Array<[offset: number, utf16: string, utf8: string]> = [
    [0, "0:0", "0:0"],
    [1, "0:1", "0:1"],
    [3, "0:3", "0:5"],
    [4, "0:4", "0:6"],
    [5, "0:4", "0:6"],
    [6, "1:0", "1:0"],
    [10, "1:4", "1:5"],
    [11, "2:0", "2:0"],
    [13, "3:0", "3:0"],
  ];
  for (const [offset, utf16, utf8] of cases)
    it(`of offset ${offset} are ${utf16} in UTF-16 and ${utf8} in UTF-8`, () => {
      const show = (encoding: "utf-16" | "utf-8") => {
        const { line, character } = new Positions(text, encoding).toPosition(offset);
        return `${line}:${character}`;
      };
      assert.equal(show("utf-16"), utf16);
      assert.equal(show("utf-8"), utf8);
    });

  it("past the end of a line mean its end, past the last line the end of the text", () => {
    const positions = new Positions(text, "utf-16");
    assert.equal(positions.toOffset({ line: 0, character: 99 }), 4);
    assert.equal(positions.toOffset({ line: 99, character: 0 }), text.length);
  });

  const texts = fc.string({ unit: fc.constantFrom("a", "é", "日", "😀", "\n", "\r", "\r\n", " ") });

  it("agree with the library's own document in UTF-16", () =>
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(5), fc.nat(9), (text, offset, line, character) => {
        const library = TextDocument.create("file:///x", "x", 1, text);
        const ours = new Positions(text, "utf-16");
        const bounded = Math.min(offset, text.length);
        assert.deepEqual(ours.toPosition(bounded), library.positionAt(bounded));
        assert.equal(ours.toOffset({ line, character }), library.offsetAt({ line, character }));
      }),
    ));

  it("come back to the same offset in UTF-8, except between the halves of one character", () =>
    fc.assert(
      fc.property(texts, fc.nat(60), (text, offset) => {
        const bounded = Math.min(offset, text.length);
        const before = text.slice(0, bounded);
        fc.pre(!/[\ud800-\udbff]$/.test(before) && !(before.endsWith("\r") && text[bounded] === "\n"));
        const positions = new Positions(text, "utf-8");
        assert.equal(positions.toOffset(positions.toPosition(bounded)), bounded);
      }),
    ));

  it("after edits are those of the text that they leave", () =>
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(60), fc.nat(4), texts), { maxLength: 4 }), (first, edits) => {
        let text = first;
        let edited = new Positions(text, "utf-16");
        for (const [at, length, inserted] of edits) {
          const start = Math.min(at, text.length);
          const end = Math.min(start + length, text.length);
          text = text.slice(0, start) + inserted + text.slice(end);
          edited = edited.edited({ start, end, text: inserted }, text);
        }
        const fresh = new Positions(text, "utf-16");
        for (let offset = 0; offset <= text.length; offset++)
          assert.deepEqual(
            edited.toPosition(offset),
            fresh.toPosition(offset),
            JSON.stringify({ first, edits, offset }),
          );
      }),
      { numRuns: 1_000 },
    ));

  it("of an infinite offset are past every end", () =>
    assert.deepEqual(new Positions("a", "utf-16").toPosition(Number.POSITIVE_INFINITY), {
      line: 2147483647,
      character: 0,
    }));
});
