import { strict as assert } from "node:assert";
import type { Reference } from "../../server/src/model/symbols.ts";
import { load, place } from "../support/fixture.ts";

/** Reads of plain names in the body: `name@line:column kinds binding`, what is out of reach in brackets. */
async function check(source: string, expected: string): Promise<void> {
  const { model, text } = await load(source);
  const shown = (reference: Reference) => {
    const kinds = [...new Set(reference.symbols.map((symbol) => symbol.kind))].join("+") || "?";
    const far =
      reference.outOfReach.length === 0 ? "" : ` (${reference.outOfReach.map((symbol) => symbol.kind).join("+")})`;
    return `${reference.name}@${place(text, reference.range.start)} ${kinds} ${reference.binding}${reference.tolerant ? " tolerant" : ""}${far}`;
  };
  const reads = model.references.filter((reference) => reference.access === "read" && reference.role === "name");
  assert.equal(reads.map(shown).join("\n"), expected.trim().replace(/^ +/gm, ""));
}

describe("scopes", () => {
  it("`set` holds from its line on", () =>
    check(
      "{{ a }}{% set a = 1 %}{{ a }}",
      `
    a@1:4 ? none (set)
    a@1:26 set definite`,
    ));
  it("`set` in one branch is possible behind it", () =>
    check(
      "{% if x is string %}{% set a = 1 %}{% endif %}{{ a }}",
      `
    x@1:7 ? none
    a@1:50 set possible`,
    ));
  it("`set` in every branch is definite", () =>
    check(
      "{% if true %}{% set a = 1 %}{% else %}{% set a = 2 %}{% endif %}{{ a }}",
      `
    a@1:68 set definite`,
    ));
  it("`set` behind a `continue` is possible behind the loop", () =>
    check(
      "{% for x in [1] %}{% if y is string %}{% continue %}{% endif %}{% set_global a = 1 %}{% endfor %}{{ a }}",
      `
    y@1:25 ? none
    a@1:101 setGlobal possible`,
    ));
  it("`set` in one of 40 ways out of a loop is possible behind it", () =>
    check(
      `{% for x in [1] %}${"{% if x %}{% break %}{% endif %}".repeat(40)}{% set_global a = 1 %}{% endfor %}{{ a }}`,
      `
    ${Array.from({ length: 40 }, (_, index) => `x@1:${25 + 32 * index} loopVariable definite tolerant`).join("\n")}
    a@1:1336 setGlobal possible`,
    ));
  it("what a loop may have set is what it is outside otherwise", () =>
    check(
      "{% set a = 1 %}{% for x in [1] %}{% if x %}{% set a = 2 %}{% endif %}{{ a }}{% endfor %}",
      `
    x@1:40 loopVariable definite tolerant
    a@1:73 set definite`,
    ));
  it("`set` in a loop ends with the round", () =>
    check(
      "{% for i in [1] %}{% set a = i %}{{ a }}{% endfor %}{{ a }}",
      `
    i@1:30 loopVariable definite
    a@1:37 set definite
    a@1:56 ? none (set)`,
    ));
  it("`set_global` in a loop survives it, if the loop runs", () =>
    check(
      "{% for i in xs %}{{ a }}{% set_global a = i %}{% endfor %}{{ a }}",
      `
    xs@1:13 ? none
    a@1:21 setGlobal possible
    i@1:43 loopVariable definite
    a@1:62 setGlobal possible`,
    ));
  it("`set_global` over a list that is not empty is definite", () =>
    check(
      "{% for i in [1] %}{% set_global a = i %}{% endfor %}{{ a }}",
      `
    i@1:37 loopVariable definite
    a@1:56 setGlobal definite`,
    ));
  it("a branch that leaves the round does not count", () =>
    check(
      "{% for i in [1] %}{% if i %}{% continue %}{% else %}{% set a = 1 %}{% endif %}{{ a }}{% endfor %}",
      `
    i@1:25 loopVariable definite tolerant
    a@1:82 set definite`,
    ));
  it("`loop` and the loop variable end with the loop", () =>
    check(
      "{% for i in [1] %}{{ loop.index }}{% endfor %}{{ i }}{{ loop }}",
      `
    loop@1:22 loopObject definite
    i@1:50 ? none (loopVariable)
    loop@1:57 ? none`,
    ));
  it("`else` of a loop is outside", () =>
    check(
      "{% for i in [1] %}{% else %}{{ i }}{% endfor %}",
      `
    i@1:32 ? none (loopVariable)`,
    ));
  it("a macro sees its parameters and what is given from outside", () =>
    check(
      "---\nvars: { v: 1 }\n---\n{% set s = 1 %}{% macro m(p, q=2) %}{{ p }}{{ q }}{{ v }}{{ s }}{% endmacro %}{{ p }}",
      `
    p@4:40 param definite
    q@4:47 param definite
    v@4:54 var definite
    s@4:61 ? none (set)
    p@4:82 ? none (param)`,
    ));
  it("blocks open no frame", () =>
    check(
      "{% block b %}{% set a = 1 %}{% endblock %}{{ a }}",
      `
    a@1:46 set definite`,
    ));
  it("nothing outside blocks runs in a child", () =>
    check(
      '//- /templates/c.tmpl\n{% extends "p.tera" %}{% set a = 1 %}{% block b %}{{ a }}{{ p }}{% endblock %}\n//- /templates/p.tera\n{% set p = 1 %}{% block b %}{% endblock %}',
      `
    a@1:54 ? none (set)
    p@1:61 fromIncluder possible`,
    ));
  it("an included template sees what is there at the include", () =>
    check(
      '//- /templates/i.tera\n{{ v }}{{ s }}{{ late }}$0\n//- /templates/a.tmpl\n---\nvars: { v: 1 }\n---\n{% set s = 1 %}{% include "i.tera" %}{% set late = 1 %}',
      `
    v@1:4 fromIncluder possible
    s@1:11 fromIncluder possible
    late@1:18 ? none`,
    ));
  it("templates that include each other come to an end", () =>
    check(
      '//- /templates/a.tera\n{{ x }}{% include "b.tera" %}$0\n//- /templates/b.tera\n{% include "a.tera" %}',
      `
    x@1:4 ? none`,
    ));
});

describe("guards", () => {
  it("`is defined` vouches for a name", () =>
    check(
      "{% if a is defined %}{{ a }}{% else %}{{ a }}{% endif %}",
      `
    a@1:7 ? none tolerant
    a@1:25 ? definite
    a@1:42 ? none`,
    ));
  it("`and` passes its left side on", () =>
    check(
      "{% if a is defined and a > 1 %}{{ a }}{% endif %}",
      `
    a@1:7 ? none tolerant
    a@1:24 ? definite
    a@1:35 ? definite`,
    ));
  it("`or` passes the opposite on", () =>
    check(
      "{% if a is undefined or a > 1 %}{% endif %}",
      `
    a@1:7 ? none tolerant
    a@1:25 ? definite`,
    ));
  it("truth vouches too", () =>
    check(
      "{% if a %}{{ a }}{% endif %}{% if not a %}{{ a }}{% endif %}",
      `
    a@1:7 ? none tolerant
    a@1:14 ? definite
    a@1:39 ? none tolerant
    a@1:46 ? none`,
    ));
  it("setting where it is missing makes it definite", () =>
    check(
      "{% if a is not defined %}{% set a = 1 %}{% endif %}{{ a }}",
      `
    a@1:7 ? none tolerant (set)
    a@1:55 set definite`,
    ));
  it("`default` as the first filter is tolerant, later it is not", () =>
    check(
      "{{ a | default(value=1) }}{{ b | upper | default(value=1) }}",
      `
    a@1:4 ? none tolerant
    b@1:30 ? none`,
    ));
  it("filters in a condition are never an error", () =>
    check(
      "{% if a | length %}{% endif %}",
      `
    a@1:7 ? none tolerant`,
    ));
});

describe("origins", () => {
  it("of all kinds are told apart", () =>
    check(
      '//- /ggen.toml\n[vars]\nteam = "t"\n//- /gpack.toml\n[preset.vars]\nlicence = "MIT"\n//- /templates/a.tmpl\n---\nto: "{{ name }}"\nvars: { name: n }\nsparql: { q: "SELECT ?x WHERE {}" }\n---\n{{ Name }}{{ team }}{{ licence }}{{ sparql_results }}{{ __tera_context }}{{ nowhere }}$0',
      `
    name@2:9 var definite
    Name@6:4 supplied definite
    team@6:14 projectVar definite
    licence@6:24 preset definite
    sparql_results@6:37 supplied definite
    __tera_context@6:57 supplied definite
    nowhere@6:77 ? none`,
    ));
  it("`Name` and results are out of reach in the head", () =>
    check(
      '---\nto: "{{ Name }}"\nvars: { name: n }\n---\n',
      `
    Name@2:9 ? none (supplied)`,
    ));
  it("a variable of two origins has both, the stronger first", () =>
    check(
      '//- /ggen.toml\n[vars]\nname = "p"\n//- /templates/a.tmpl\n---\nvars: { name: n }\n---\n{{ name }}$0',
      `
    name@4:4 projectVar+var definite`,
    ));
});

describe("the inventory", () => {
  const unknowns = async (source: string) => (await load(source)).model.inventory.unknowns.join("; ");
  it("is complete with `vars`", async () => assert.equal(await unknowns("---\nvars: { a: 1 }\n---\n"), ""));
  it("is not without `vars`", async () => assert.match(await unknowns("---\nto: x\n---\n"), /declares no `vars`/));
  it("is not without a head", async () => assert.match(await unknowns("{{ a }}"), /no front matter/));
  it("is not with a broken head", async () =>
    assert.match(await unknowns("---\nvars: { a: 1\nto: [\n---\n"), /cannot be read/));
  it("is not when the parent is missing", async () =>
    assert.match(await unknowns('---\nvars: { a: 1 }\n---\n{% extends "no" %}'), /extends is not found/));
  it("`row` is there where 26.x makes one file for each row, and nowhere else", async () => {
    const template = (more: string) =>
      `//- /templates/a.tmpl\n---\nto: "{{ row.n }}"\n${more}sparql:\n  q: SELECT ?n WHERE { ?n ?p ?o }\n---\n{{ row.n }}\n//- /pack.toml\n[pack]\nname = "x"\n`;
    await check(template("for_each: q\n"), "row@2:9 supplied definite\nrow@7:4 supplied definite");
    await check(template(""), "row@2:9 ? none\nrow@6:4 ? none");
  });
});
