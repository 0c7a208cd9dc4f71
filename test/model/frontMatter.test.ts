import { strict as assert } from "node:assert";
import { readFrontMatter } from "../../server/src/model/frontMatter.ts";
import { parse } from "../../server/src/syntax/index.ts";
import { loadSyntax } from "../support/syntax.ts";

function read(yaml: string) {
  const text = `---\n${yaml}---\nbody\n`;
  const head = readFrontMatter(text, parse(text).file.head)!;
  return { text, head, show: (range: { start: number; end: number }) => text.slice(range.start, range.end) };
}

describe("front matter", () => {
  before(loadSyntax);

  it("gives keys and values with their ranges", () => {
    const { head, show } = read('to: "a.rs"\nforce: true\nunknown:\n');
    assert.deepEqual(
      head.entries.map((entry) => `${show(entry.keyRange)} = ${entry.valueRange ? show(entry.valueRange) : "nothing"}`),
      ['to = "a.rs"', "force = true", "unknown = nothing"],
    );
    assert.equal(head.to?.value, "a.rs");
  });

  it("gives variables with the comment behind them", () => {
    const { head, show } = read("vars:\n  name: x # Who it is\n  list: [a, b] # Some\n  n: 3\n");
    assert.deepEqual(
      head.vars.map(({ name, value, description, valueRange }) => [name, value, description, show(valueRange)]),
      [
        ["name", "x", "Who it is", "x"],
        ["list", ["a", "b"], "Some", "[a, b]"],
        ["n", 3, undefined, "3"],
      ],
    );
  });

  it("names the variables of a list and of a single value", () => {
    assert.deepEqual(
      read("vars: [a, b]\n").head.vars.map((entry) => entry.name),
      ["var0", "var1"],
    );
    assert.deepEqual(
      read("vars: a\n").head.vars.map((entry) => entry.name),
      ["var0"],
    );
  });

  it("gives queries in every shape, with their columns", () => {
    const columns = (yaml: string) =>
      read(yaml).head.queries.map(
        ({ name, columns }) => `${name}: ${columns?.map((each) => each.name).join(" ") ?? "unknown"}`,
      );
    assert.deepEqual(columns("sparql: SELECT ?a ?b WHERE { ?a ?p ?b }\n"), ["default: ?a ?b"]);
    assert.deepEqual(columns("sparql: ['SELECT * { ?s ?p ?o }', 'ASK { ?s ?p ?o }']\n"), [
      "query_0: unknown",
      "query_1: unknown",
    ]);
    assert.deepEqual(
      columns(
        "sparql:\n  people: |\n    # ?no\n    SELECT DISTINCT ?x (COUNT(?y) AS ?n)\n    WHERE { ?x ?p ?y } GROUP BY ?x\n",
      ),
      ["people: ?x ?n"],
    );
  });

  it("points at a column in a block scalar", () => {
    const { head, show } = read("sparql:\n  people: |\n    SELECT ?name\n    WHERE { }\n");
    assert.equal(show(head.queries[0]!.columns![0]!.range), "?name");
  });

  it("gives the Tera inside values, at any depth", () => {
    const { head, show } = read("to: 'src/{{ a }}.rs'\nrdf: ['{{ b }}.ttl', plain]\nvars:\n  x: '{{ c }}'\n");
    assert.deepEqual(
      head.embedded.map(({ key, scalar, parsed }) => {
        const output = parsed.file.body.nodes.find((node) => node.kind === "output")!;
        return `${key}: ${show({ start: scalar.toFile(output.start), end: scalar.toFile(output.end) })}`;
      }),
      ["to: {{ a }}", "rdf: {{ b }}", "vars: {{ c }}"],
    );
  });

  it("keeps what can be read of broken YAML, and says what is wrong", () => {
    const { head, show } = read('to: "a.rs"\nfrom: "unclosed\n');
    assert.equal(head.to?.value, "a.rs");
    assert.equal(head.problems[0]!.code, "invalid-yaml");
    assert.ok(show(head.problems[0]!.range).length > 0);
  });

  it("reports keys that are there twice", () => {
    const { head, show } = read("to: a\nvars:\n  x: 1\n  x: 2\nto: b\n");
    assert.deepEqual(
      head.problems.map(({ code, range }) => `${code} ${show(range)}`),
      ["duplicate-key x", "duplicate-key to"],
    );
    assert.equal(head.to?.value, "b");
  });

  it("survives aliases that name nothing or too much", () => {
    assert.equal(read("a: *nothing\nto: x\n").head.to?.value, "x");
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefgh"
      .split("")
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${"abcdefg"[i]}`).join(",")}]`)
      .join("\n")}\nto: x\n`;
    assert.equal(read(bomb).head.to?.value, "x");
  });
});
