import { strict as assert } from "node:assert";
import { findingsIn } from "../support/findings.ts";
import { loadSyntax } from "../support/syntax.ts";

const head = "---\nto: x\ndescription: d\nforce: true\nvars:\n  name: shop\n  tags: [a]\n---\n";

/** Codes of what is said of a template, hints left out. */
function codes(body: string): string[] {
  return findingsIn(head + body, { "m.tera": "{% macro one(a) %}{{ a }}{% endmacro %}" })
    .filter(({ severity }) => severity !== "hint")
    .map(({ rule }) => rule.id);
}

describe("while a tag is being typed", () => {
  before(loadSyntax);

  it("only that its end is missing is said of it, whatever it takes in of its line", () => {
    for (const typed of ["{{ ", "{{ na", "{{ name | ti", "{{ name"])
      for (const behind of ["Request<T> x", "up::one(a) y", "f_routes() z", "> 3 a"])
        assert.deepEqual(codes(`${typed}${behind}\n{{ name }}{{ tags }}\n`), ["tera-syntax"], typed + behind);
  });

  it("names that it will give are not unknown below it", () => {
    const body = "\n  {{ tag }}{% if tag %}x{% endif %}\n{% endfor %}{{ name }}{{ tags }}\n";
    for (const typed of ["{% for", "{% for ta", "{% for tag in ", "{% for %}", "{% for ta %}", "{% for ta in %}"])
      assert.deepEqual(codes(typed + body), ["tera-syntax"], typed);
    const macro = "\n  {{ cents }}{{ name }}\n{% endmacro %}{{ tags }}{{ name }}\n";
    assert.deepEqual(codes(`{% macro euros(ce${macro}`), ["tera-syntax"]);
    const uses = "\n{{ m::one(a=name) }}{{ tags }}\n";
    for (const typed of ['{% import "m', '{% import "m.tera" as', '{% import "m.tera" as %}'])
      assert.ok(!codes(typed + uses).includes("unknown-macro"), typed);
  });

  it("what is written to its end is judged", () => {
    assert.deepEqual(codes("{% for tag in tags %}{{ tog }}{% endfor %}{{ name }}"), ["unknown-variable"]);
    assert.deepEqual(codes("{{ name | tilte }}{{ tags }}"), ["unknown-filter"]);
    assert.deepEqual(codes("{{ m::one(a=name) }}{{ tags }}"), ["unknown-macro"]);
  });
});
