import { strict as assert } from "node:assert";
import { Positions } from "../../server/src/host/positions.ts";
import { toWire } from "../../server/src/host/wire.ts";
import { Name } from "../../server/src/syntax/ast.ts";

const texts: Record<string, string> = { "file:///a": "one\ntwo\n", "file:///b": "\n\n\nfour" };
const wire = (value: unknown) => toWire(value, "file:///a", (uri) => new Positions(texts[uri]!, "utf-16"));
const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

describe("the wire", () => {
  it("turns offset ranges of the document asked about into lines and columns", () =>
    assert.deepEqual(wire({ contents: "x", range: { start: 4, end: 7 } }), { contents: "x", range: at(1, 0, 3) }));

  it("turns a range of the syntax tree, with all that is in it, into lines and columns", () =>
    assert.deepEqual(wire({ range: new Name({ at: 4 }, 4, 7, "two") }), { range: at(1, 0, 3) }));

  it("counts in the document that the nearest uri names", () =>
    assert.deepEqual(wire([{ uri: "file:///b", range: { start: 3, end: 7 } }]), [
      { uri: "file:///b", range: at(3, 0, 4) },
    ]));

  it("counts related information in its own document", () =>
    assert.deepEqual(
      wire({
        range: { start: 0, end: 3 },
        relatedInformation: [{ message: "there", location: { uri: "file:///b", range: { start: 3, end: 7 } } }],
      }),
      {
        range: at(0, 0, 3),
        relatedInformation: [{ message: "there", location: { uri: "file:///b", range: at(3, 0, 4) } }],
      },
    ));

  it("counts the edits of a workspace edit in each document", () =>
    assert.deepEqual(wire({ changes: { "file:///b": [{ range: { start: 3, end: 3 }, newText: "x" }] } }), {
      changes: { "file:///b": [{ range: at(3, 0, 0), newText: "x" }] },
    }));

  it("keeps the range that a link started from in the document asked about", () =>
    assert.deepEqual(
      wire([{ originSelectionRange: { start: 4, end: 7 }, targetUri: "file:///b", targetRange: { start: 3, end: 7 } }]),
      [{ originSelectionRange: at(1, 0, 3), targetUri: "file:///b", targetRange: at(3, 0, 4) }],
    ));

  it("turns single offsets into positions and leaves `data` alone", () =>
    assert.deepEqual(wire({ position: { offset: 5 }, data: { start: 1, end: 2 } }), {
      position: { line: 1, character: 1 },
      data: { start: 1, end: 2 },
    }));
});
