import { strict as assert } from "node:assert";
import type { PreviewOptions } from "../../server/src/engine/preview/types.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";

const engine = createEngine({ env: () => undefined });

async function preview(text: string, options: Partial<PreviewOptions> = {}) {
  return (await engine).preview({ path: "templates/a.tmpl", text, profile: "26", ...options });
}

const people = `prefixes: { ex: "http://e/" }
rdf_inline: |
  ex:ann ex:name "ann" ; ex:age 30 ; ex:tall true ; ex:weight 1.50 ; ex:knows ex:bob .
  ex:bob ex:name "bob" ; ex:age 20 ; ex:tall false ; ex:weight 2.0 ; ex:knows ex:ann .
sparql:
  people: SELECT ?name ?age ?tall ?weight ?knows WHERE { ?p ex:name ?name ; ex:age ?age ; ex:tall ?tall ; ex:weight ?weight ; ex:knows ?knows } ORDER BY ?name
`;

describe("the preview of a template of 26.x", () => {
  it("has rows with bare names and plain values", async () => {
    const { ok, sparqlResults, files } = await preview(
      `---\nto: x\n${people}---\n{% set row = sparql_results.people.0 %}{{ row.name }} {{ row.age + 1 }} {{ row.knows }}`,
    );
    assert.equal(ok, true);
    assert.deepEqual((sparqlResults.people as unknown[])[0], {
      name: "ann",
      age: 30,
      tall: true,
      weight: 1.5,
      knows: "http://e/bob",
    });
    assert.equal(files[0]!.text, "ann 31 http://e/bob");
  });

  it("makes one file for each row of `for_each`", async () => {
    const { files, problems } = await preview(
      `---\nto: "src/{{ row.name | pascal_case }}.rs"\nfor_each: people\n${people}---\n{{ row.age }}\n`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      files.map(({ to, text, row }) => [to, text, (row as { name: string }).name]),
      [
        ["src/Ann.rs", "30", "ann"],
        ["src/Bob.rs", "20", "bob"],
      ],
    );
  });

  it("refuses rows that make the same file", async () => {
    const text = `---\nto: "x.rs"\nfor_each: people\n${people}---\n`;
    const { ok, problems } = await preview(text);
    assert.deepEqual([ok, problems[0]?.message], [false, "several rows of `people` make the same file `x.rs`"]);
    assert.equal(text.slice(problems[0]!.range.start, problems[0]!.range.end), "x.rs");
  });

  it("writes nothing where `when` is false, or where nothing is left with `skip_empty`", async () => {
    assert.deepEqual((await preview(`---\nto: x\nwhen: ASK { ?s ex:nope ?o }\n${people}---\ntext`)).files, []);
    assert.equal((await preview(`---\nto: x\nwhen: ASK { ?s ex:name ?o }\n${people}---\ntext`)).files.length, 1);
    const { ok, files } = await preview("---\nto: x\nskip_empty: true\n---\n{% if false %}x{% endif %}\n");
    assert.deepEqual([ok, files], [true, []]);
  });

  it("adds what `construct` makes before it asks", async () => {
    const construct = "construct: CONSTRUCT { ?b ex:known ?a } WHERE { ?a ex:knows ?b }\n";
    const text = `---\nto: x\n${construct}${people.replace("ex:knows ?knows }", "ex:known ?knows }")}---\n{{ sparql_results.people.0.knows }}`;
    assert.equal((await preview(text)).files[0]!.text, "http://e/bob");
  });

  it("answers the function `sparql` while it renders, what depends on answers too", async () => {
    const text = `---\nto: x\n${people}---\n{% for row in sparql(query="SELECT ?n WHERE { ?s ex:name ?n } ORDER BY ?n") %}{{ row.n }}: {{ sparql(query='SELECT ?age WHERE { ?s ex:name "' ~ row.n ~ '" ; ex:age ?age }', var="age") }}\n{% endfor %}{{ local(iri="http://e/x#Person") }}`;
    const { files, problems } = await preview(text);
    assert.deepEqual(problems, []);
    assert.equal(files[0]!.text, "ann: 30\nbob: 20\nPerson");
    const failed = await preview('---\nto: x\n---\n{{ sparql(query="SELECT") }}');
    assert.match(failed.problems[0]!.message, /^the query fails/);
  });

  it("knows the ontology of the project and its prefixes", async () => {
    const project = { ontology: { files: ["model.ttl"], prefixes: { o: "http://o/" } } };
    const read = (path: string) => (path === "model.ttl" ? '<http://o/a> <http://o/name> "a" .' : undefined);
    const text = "---\nto: x\nsparql: SELECT ?n WHERE { o:a o:name ?n }\n---\n{{ sparql_results.default.0.n }}";
    assert.equal((await preview(text, { project, read })).files[0]!.text, "a");
  });

  it("takes a pattern with its matcher", async () => {
    const { files } = await preview(
      "---\nto: x\ninject: true\nbefore: { pattern: here, matcher: exact }\nafter: there\n---\nx",
    );
    const { before, after, matchers } = files[0]!.front;
    assert.deepEqual([before, after, matchers], ["here", "there", { before: { pattern: "here", matcher: "exact" } }]);
  });

  it("refuses what 26.x refuses, with the place", async () => {
    const refused = async (text: string) => {
      const { ok, problems } = await preview(text);
      assert.equal(ok, false, text);
      return [problems[0]!.message, text.slice(problems[0]!.range.start, problems[0]!.range.end)];
    };
    assert.deepEqual(await refused("---\nto: x\nvars: { a: 1 }\n---\n"), ["ggen 26.x knows no key `vars`", "vars"]);
    assert.deepEqual(await refused("---\nforce: true\n---\n"), ["ggen 26.x needs `to`", "force: true"]);
    assert.match((await refused("---\r\nto: x\r\n---\r\n"))[0]!, /wants `---` and a line feed/);
    assert.match((await refused("---\nto: x\nfor_each: nope\n---\n"))[0]!, /`for_each` needs a query with rows/);
  });
});
