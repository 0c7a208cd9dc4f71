import { strict as assert } from "node:assert";
import { isScalar, parseDocument } from "yaml";
import { alignScalar, type ScalarStyle } from "../../server/src/model/scalarText.ts";

/** Reads the only value of `key: …` and shows, for each decoded character, what stands in the source. */
function aligned(yaml: string) {
  const node = parseDocument(yaml).get("k", true);
  assert.ok(isScalar(node));
  const range = { start: node.range![0], end: node.range![1] };
  const scalar = alignScalar(yaml, range, node.value as string, node.type as ScalarStyle);
  return { scalar, at: (text: string) => yaml.slice(scalar.toFile(scalar.value.indexOf(text))) };
}

describe("a scalar's text", () => {
  const cases: Array<[name: string, yaml: string, find: string]> = [
    ["plain", "k: src/{{ name }}.rs\n", "{{ name"],
    ["plain over lines", "k: one\n  two {{ name }}\n", "{{ name"],
    ["double quotes", 'k: "src/{{ name }}.rs"\n', "{{ name"],
    ["double quotes with escapes", 'k: "a\\n\\t\\"b\\" \\u00e9 {{ name }}"\n', "{{ name"],
    ["double quotes over lines", 'k: "one\n\n  two \\\n  three {{ name }}"\n', "{{ name"],
    ["single quotes", "k: 'it''s ''{{ name }}'''\n", "{{ name"],
    ["literal block", "k: |\n    SELECT ?a\n      WHERE { }\n\n    {{ name }}\n", "{{ name"],
    ["literal block with CRLF", "k: |\r\n  a\r\n  {{ name }}\r\n", "{{ name"],
    ["literal block with indented lines", "k: |-\n  a\n      {{ name }}\n", "{{ name"],
    ["folded block", "k: >\n  one\n  two\n\n  {{ name }}\n", "{{ name"],
  ];
  for (const [name, yaml, find] of cases)
    it(`in ${name} is found in the source`, () => {
      const { scalar, at } = aligned(yaml);
      assert.ok(at(find).startsWith(find), at(find));
      const offset = scalar.value.indexOf(find);
      assert.equal(scalar.fromFile(scalar.toFile(offset)), offset);
      assert.ok(scalar.toFile(scalar.value.length) <= yaml.length);
    });
});
