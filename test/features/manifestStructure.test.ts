import { strict as assert } from "node:assert";
import { documentSymbol } from "../../server/src/features/documentSymbol.ts";
import { foldingRange } from "../../server/src/features/foldingRange.ts";
import { selectionRange } from "../../server/src/features/selectionRange.ts";
import { cancelled, load, never } from "../support/fixture.ts";
import { selectionsAt } from "../support/selections.ts";

const manifest = `//- /gpack.toml
edition = 1
[gpack]
id = "a"
name.short = "A"
[templates]
patterns = [
  "a",
  "b",
]
rules = { x = 1, y = { z = 2 } }
[[more]]
k = 1
[[more]]
k = 2
`;

describe("structure of manifests", () => {
  type Item = ReturnType<typeof documentSymbol>[number];
  const lines = (items: readonly Item[], indent = ""): string[] =>
    items.flatMap((item) => [
      `${indent}${item.name}${item.detail === undefined ? "" : ` = ${item.detail}`}`,
      ...lines(item.children ?? [], `${indent}  `),
    ]);
  it("is an outline of tables and keys", async () => {
    const { snapshot, uri } = await load(manifest);
    assert.deepEqual(lines(documentSymbol(snapshot, uri, never)), [
      "edition = 1",
      "gpack",
      '  id = "a"',
      '  name.short = "A"',
      "templates",
      '  patterns = [ "a", "b", ]',
      "  rules = { x = 1, y = { z = 2 } }",
      "more",
      "  k = 1",
      "more",
      "  k = 2",
    ]);
  });
  it("folds tables and long values", async () => {
    const { snapshot, uri, text } = await load(manifest);
    const line = (offset: number) => text.slice(0, offset).split("\n").length;
    assert.deepEqual(
      foldingRange(snapshot, uri, never).map(({ range }) => [line(range.start), line(range.end)]),
      [
        [2, 4],
        [5, 10],
        [11, 12],
        [13, 14],
        [6, 9],
      ],
    );
  });
  it("grows a selection", async () => {
    const steps = await selectionsAt('//- /gpack.toml\n[gpack]\nid = "a$0b"\n');
    assert.deepEqual(steps, ["ab", '"ab"', 'id = "ab"', '[gpack]\nid = "ab"', '[gpack]\nid = "ab"\n']);
  });
  it("survives broken lines and cancellation", async () => {
    const { snapshot, uri } = await load("//- /gpack.toml\n[gpack\nid = = 1\n[b]\nc = 1\n");
    assert.deepEqual(lines(documentSymbol(snapshot, uri, never)), ["b", "  c = 1"]);
    assert.deepEqual(documentSymbol(snapshot, uri, cancelled), []);
    assert.deepEqual(foldingRange(snapshot, uri, cancelled), []);
    assert.deepEqual(selectionRange(snapshot, uri, [0], cancelled), []);
  });
});
