import { strict as assert } from "node:assert";
import { findingsIn } from "../support/findings.ts";
import { loadSyntax } from "../support/syntax.ts";

/** Names that every JavaScript object has from birth: in a template they mean nothing. */
const INBORN = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"];

describe("names that every object has", () => {
  before(loadSyntax);

  for (const name of INBORN)
    it(`are unknown like any other: ${name}`, () => {
      const head = `---\nto: x\nforce: true\nvars: { x: 1 }\nsparql: { q: "SELECT ?a WHERE { ?a a ${name}:B }" }\n---\n`;
      const body = `{{ x | ${name} }}{{ ${name}() }}{% if x is ${name} %}{{ x }}{% endif %}{{ ${name} }}`;
      const said = findingsIn(head + body);
      const codes = new Set(said.map(({ rule }) => rule.id));
      for (const code of [
        "unknown-filter",
        "unknown-function",
        "unknown-test",
        "unknown-variable",
        "undeclared-prefix",
      ])
        assert.ok(codes.has(code), `${code} is not among ${[...codes].join()}`);
      assert.doesNotMatch(JSON.stringify(said), /native code/);
    });

  for (const name of INBORN)
    it(`are no tags: ${name}`, () => {
      const [said] = findingsIn(`{% ${name} %}`).filter(({ rule }) => rule.category === "syntax");
      assert.equal(said?.message, `Tera has no tag \`${name}\``);
    });
});
