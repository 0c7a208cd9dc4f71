import { strict as assert } from "node:assert";
import { showType } from "../../server/src/model/types.ts";
import { load } from "../support/fixture.ts";

/** The type of `x` in the last `{{ x }}` of a body that sets it. */
async function check(source: string, expected: string): Promise<void> {
  const { model } = await load(`${source}{{ x }}$0`);
  const last = model.references.findLast((reference) => reference.name === "x" && reference.access === "read")!;
  assert.equal(showType(last.type), expected);
}

const set = (value: string) => `{% set x = ${value} %}`;
const head = "---\nvars: { s: a, n: 1, f: 1.5, b: true, l: [1, 2], m: { k: v }, e: [], z: }\n---\n";
const rows = "---\nsparql: { q: 'SELECT ?a (COUNT(?b) AS ?c) WHERE { ?a ?p ?b }', ok: 'ASK { ?s ?p ?o }' }\n---\n";

describe("types", () => {
  it("of literals", async () => {
    await check(set('"a"'), "string");
    await check(set("1"), "integer");
    await check(set("1.5"), "float");
    await check(set("true"), "boolean");
    await check(set('["a", "b"]'), "list of string");
    await check(set('["a", 1]'), "list of (string or integer)");
  });
  it("of operators", async () => {
    await check(set("1 + 2"), "integer");
    await check(set("1 / 2"), "number");
    await check(set("1 + 2.5"), "float");
    await check(set('"a" ~ 1'), "string");
    await check(set("a == b"), "boolean");
    await check(set("not a"), "boolean");
    await check(set("a in b"), "boolean");
  });
  it("of values in the head", async () => {
    const wanted = {
      s: "string",
      n: "integer",
      f: "float",
      b: "boolean",
      l: "list of integer",
      m: "map {k}",
      e: "list",
      z: "unknown",
    };
    for (const [name, type] of Object.entries(wanted)) await check(head + set(name), type);
    await check(head + set("m.k"), "string");
  });
  it("of filters", async () => {
    await check(set('"a,b" | split(pat=",")'), "list of string");
    await check(set('"a,b" | split(pat=",") | first'), "string");
    await check(set('[1] | concat(with="a")'), "list of (integer or string)");
    await check(set("nowhere | default(value=1)"), "unknown");
    await check(set('"a" | length'), "integer");
    await check(set('"a" | nosuch'), "unknown");
  });
  it("of functions", async () => {
    await check(set("range(end=3)"), "list of integer");
    await check(set("now()"), "string or integer");
  });
  it("of loops", async () => {
    await check("{% for x in [1] %}", "integer");
    await check('{% for x in "ab" | split(pat="") %}', "string");
    await check(`${head}{% for k, x in m %}`, "string");
    await check(`${head}{% for x in s %}`, "string");
  });
  it("of rows", async () => {
    await check(rows + set("sparql_results.q"), "list of row {?a, ?c}");
    await check(`${rows}{% for x in sparql_results.q %}`, "row {?a, ?c}");
    await check(rows + set("sparql_results.ok"), "boolean");
    await check(rows + set('sparql_first(results=sparql_results.q, column="a")'), "RDF term text or null");
    await check(rows + set('sparql_results.q | map(attribute="?c")'), "list of RDF term text");
  });
  it("of the other profile's rows", () =>
    check(
      `//- /ggen.toml\n[law]\nrules = []\n//- /templates/a.tmpl\n${rows}{% for x in sparql_results.q %}`,
      "row {a, c}",
    ));
  it("of both branches", async () => {
    await check('{% if a %}{% set x = 1 %}{% else %}{% set x = "a" %}{% endif %}', "integer or string");
    await check("{% set x = 1 %}{% if a %}{% set x = 2 %}{% endif %}", "integer");
  });
  it("behind guards", async () => {
    await check("{% if x is string %}", "string");
    await check("{% if x is number %}", "number");
    await check('{% if a %}{% set x = 1 %}{% else %}{% set x = "a" %}{% endif %}{% if x is string %}', "string");
    await check(
      '{% if a %}{% set x = 1 %}{% else %}{% set x = "a" %}{% endif %}{% if x is string %}{% else %}',
      "integer",
    );
  });
  it("are explained", async () => {
    const { model } = await load(
      "---\nvars: { ports: [80] }\n---\n{% for port in ports %}{% set x = port %}{% endfor %}",
    );
    const x = model.symbols.find((symbol) => symbol.name === "x")!;
    assert.deepEqual(
      x.why.map((why) => why.text),
      ["`set` to `port`", "each element of `ports`", "declared in `vars` of the front matter as `[80]`"],
    );
  });
});
