import { strict as assert } from "node:assert";
import { isMap, type Node, visit } from "yaml";
import { PlainValues } from "../../server/src/model/plainValues.ts";
import { parseYaml } from "../../server/src/model/yamlDocument.ts";

function plain(yaml: string): unknown {
  const { contents } = parseYaml(yaml);
  return new PlainValues(contents).of(contents);
}

describe("plain values", () => {
  it("are what the library gives, where it gives any", () => {
    const yaml = [
      "text: a",
      "number: 0x1F",
      "float: .5",
      "yes: true",
      "nothing:",
      "? null\n: of null",
      "1: one",
      "__proto__: { a: 1 }",
      "first: &first { a: [1, 2], b: ~ }",
      "again: [*first, *first]",
      "first: &first later",
      "last: *first",
      "*first : by alias",
      "block: |\n  some\n  lines",
      "tagged: !custom [1]",
      "merge: { <<: { a: 1 } }",
    ].join("\n");
    const document = parseYaml(yaml);
    assert.deepEqual(plain(yaml), document.toJS());
    const values = new PlainValues(document.contents);
    visit(document.contents, {
      Node(key, node) {
        if (key !== "key" && !(isMap(node) && node === document.contents))
          assert.deepEqual(values.of(node), (node as Node).toJS(document));
      },
    });
  });

  it("are null for an alias that names nothing, what comes later, or itself", () => {
    assert.equal(plain("*nothing"), null);
    for (const yaml of ["a: [*b]\nb: &b 1", "a: &a [*a]", "a: &a { b: *a }"]) assert.equal(plain(yaml), null, yaml);
  });

  it("are null where aliases repeat too much, and keep the rest", () => {
    const levels = [
      "a: &l0 [x, x, x, x, x]",
      ...[1, 2, 3, 4, 5].map((n) => `${n}: &l${n} [${`*l${n - 1}, `.repeat(9)}]`),
    ];
    const { contents } = parseYaml(`${levels.join("\n")}\n`);
    const values = new PlainValues(contents);
    const sizes = isMap(contents) ? contents.items.map(({ value }) => values.of(value as Node)) : [];
    assert.deepEqual(
      sizes.map((value) => (Array.isArray(value) ? value.length : value)),
      [5, 9, 9, 9, null, null],
    );
  });
});
