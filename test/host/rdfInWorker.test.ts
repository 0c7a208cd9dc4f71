import { strict as assert } from "node:assert";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { rdfInWorker } from "../../server/src/host/rdfInWorker.ts";

const triples = Array.from({ length: 200 }, (_, index) => `<http://e/s${index}> <http://e/p> ${index} .`).join(" ");

/** Three free patterns over 200 triples: eight million rows, which oxigraph counts for a long time. */
const endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
const huge = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

function template(query: string): string {
  return `---
rdf_inline: ${triples.replaceAll(" . <", " .\n  <").replace(/^/, "|\n  ")}
sparql:
  a_first: ASK {}
  b_slow: ${query}
  c_last: ASK {}
---
{{ sparql_results.b_slow }}
`;
}

describe("RDF in a worker", function () {
  this.timeout(60_000);

  it("answers as it does in the server's own thread", async () => {
    const request = {
      documents: ['<http://e/a> <http://e/b> "x"@en .', "broken"],
      queries: ["SELECT ?o WHERE { ?s ?p ?o }", "ASK { ?s ?p 1 }", "SELECT"],
    };
    const { queries, documents } = await rdfInWorker()(request);
    const row = {
      kind: "literal",
      text: '"x"@en',
      value: "x",
      datatype: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    };
    assert.deepEqual(queries.slice(0, 2), [{ rows: [{ o: row }] }, { truth: false }]);
    assert.deepEqual([documents[0], "fault" in documents[1]!, "fault" in queries[2]!], [undefined, true, true]);
  });

  it("answers one request after the other in the same worker", async () => {
    const ask = rdfInWorker();
    for (const index of [0, 1, 2]) {
      const { queries } = await ask({ documents: [], queries: [`ASK { <http://e/${index}> ?p ?o }`] });
      assert.deepEqual(queries, [{ truth: false }]);
    }
  });

  it("ends a query that never would, says which one, and lives on", async () => {
    const engine = await createEngine({ rdf: rdfInWorker({ milliseconds: 600, megabytes: 256 }) });
    const text = template(endless);
    const { ok, problems, sparqlResults } = await engine.preview({ path: "a.tmpl", text });
    assert.deepEqual([ok, problems.length, Object.keys(sparqlResults)], [false, 1, ["a_first"]]);
    assert.match(problems[0]!.message, /^the query takes longer than 0\.6 seconds and was stopped/);
    assert.equal(text.slice(problems[0]!.range.start, problems[0]!.range.end), endless);
    const next = await engine.preview({
      path: "a.tmpl",
      text: "---\nsparql: ASK {}\n---\n{{ sparql_results.default }}",
    });
    assert.equal(next.files[0]!.text, "true");
  });

  it("ends a query that needs too much memory", async () => {
    const engine = await createEngine({ rdf: rdfInWorker({ milliseconds: 50_000, megabytes: 64 }) });
    const { problems } = await engine.preview({ path: "a.tmpl", text: template(huge) });
    assert.match(problems[0]!.message, /^the query needs too much memory and was stopped/);
  });

  it("stops when nobody waits any more", async () => {
    const engine = await createEngine({ rdf: rdfInWorker({ milliseconds: 50_000, megabytes: 256 }) });
    const { problems } = await engine.preview({ path: "a.tmpl", text: template(endless), isCancelled: () => true });
    assert.equal(problems[0]!.message, "the preview was cancelled");
  });

  it("does not ask again what took too long", async () => {
    const ask = rdfInWorker({ milliseconds: 600, megabytes: 256 });
    const request = { documents: [triples], queries: [endless] };
    const first = await ask(request);
    assert.equal(await ask(request), first);
  });
});
