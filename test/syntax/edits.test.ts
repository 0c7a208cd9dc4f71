import { strict as assert } from "node:assert";
import { ParsedTemplate, parse } from "../../server/src/syntax/index.ts";
import { describeTree, randomEdits } from "../support/edits.ts";
import { loadSyntax } from "../support/syntax.ts";

describe("what is said of a text", () => {
  before(loadSyntax);

  it("does not depend on the edits that led to it, 10 000 random ones", function () {
    this.timeout(120_000);
    randomEdits({ seed: 20_261_123, edits: 10_000 });
  });

  it("leaves the dash of a closing delimiter where brackets are not closed in front of it", () => {
    const parsed = parse("---\nto: x\n---\n{{ f(x=y -}} z");
    const [node] = parsed.file.body.nodes;
    assert.ok(node?.kind === "output" && node.tag.trimRight, JSON.stringify(node));
    parsed.delete();
  });

  it("is the same after several edits at once", () => {
    const before = parse("---\nto: x\n---\n{% if a %}{{ b }}{% endif %}\n");
    const after = "---\nto: y\n---\n{% if a | f %}{{ b. }}{% endif %}\n";
    const edited = before.edited(after, [
      { start: 8, end: 9, text: "y" },
      { start: 21, end: 21, text: " | f" },
      { start: 32, end: 32, text: "." },
    ]);
    assert.ok(edited instanceof ParsedTemplate);
    assert.equal(describeTree(edited), describeTree(parse(after)));
    edited.delete();
  });
});
