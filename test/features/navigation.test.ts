import { strict as assert } from "node:assert";
import { definition } from "../../server/src/features/definition.ts";
import { documentHighlight } from "../../server/src/features/documentHighlight.ts";
import { documentLink } from "../../server/src/features/documentLink.ts";
import { references } from "../../server/src/features/references.ts";
import { cancelled, type Fixture, load, never, root } from "../support/fixture.ts";

const show = ({ files }: Fixture, uri: string, { start, end }: { start: number; end: number }) => {
  const text = files.get(uri) ?? "";
  const line = text.slice(0, start).split("\n").length;
  return `${uri.slice(root.length)}:${line} ${text.slice(start, end) || "(file)"}`;
};

/** Where the thing at `$0` is declared: file, line, name. */
async function goesTo(source: string, expected: string): Promise<void> {
  const fixture = await load(source);
  const links = definition(fixture.snapshot, fixture.at, never);
  assert.equal(
    links.map((link) => show(fixture, link.targetUri, link.targetSelectionRange)).join("\n"),
    expected.trim().replace(/^ +/gm, ""),
  );
}

/** Every use of the thing at `$0`, declaration included. */
async function uses(source: string, expected: string): Promise<void> {
  const fixture = await load(source);
  const found = references(fixture.snapshot, { ...fixture.at, includeDeclaration: true }, never);
  const lines = found.map(({ uri, range }) => {
    const before = fixture.files.get(uri)!.slice(0, range.start).split("\n");
    return `${uri.slice(root.length)}:${before.length}:${before[before.length - 1]!.length + 1}`;
  });
  assert.equal(lines.join("\n"), expected.trim().replace(/^ +/gm, ""));
}

const head = "---\nvars:\n  name: shop\nsparql:\n  people: |\n    SELECT ?name WHERE { ?s ?p ?name }\n---\n";
const macros = "//- /templates/m.tera\n{% macro greet(who) %}{% endmacro %}\n";

describe("definition", () => {
  it("of a variable is its entry in `vars`", () => goesTo(`${head}{{ na$0me }}`, "/templates/main.tmpl:3 name"));
  it("of a variable in the head too", () =>
    goesTo('---\nto: "{{ na$0me }}"\nvars: { name: x }\n---\n', "/templates/main.tmpl:3 name"));
  it("of the project's variable is in ggen.toml", () =>
    goesTo('//- /ggen.toml\n[vars]\nteam = "t"\n//- /templates/a.tmpl\n{{ te$0am }}', "/ggen.toml:2 team"));
  it("of a query is its key", () => goesTo(`${head}{{ sparql_results.peo$0ple }}`, "/templates/main.tmpl:5 people"));
  it("of an argument is the macro's parameter, and its uses are those of the parameter", async () => {
    const both = `${macros}//- /templates/a.tmpl\n{% import "m.tera" as m %}{{ m::greet(wh$0o=1) }}{{ m::greet(who=2) }}`;
    await goesTo(both, "/templates/m.tera:1 who");
    await uses(both, "/templates/a.tmpl:1:39\n/templates/a.tmpl:1:60\n/templates/m.tera:1:16");
    await goesTo("{% macro m(a) %}{{ a }}{% endmacro %}{{ self::m($0a=1) }}", "/templates/main.tmpl:1 a");
  });
  it("of a column is in the query", () =>
    goesTo(
      `${head}{% for r in sparql_results.people %}{{ r["?na$0me"] }}{% endfor %}`,
      "/templates/main.tmpl:6 ?name",
    ));
  it("is every `set` that may be meant", () =>
    goesTo(
      "{% if a %}{% set x = 1 %}\n{% else %}{% set x = 2 %}{% endif %}{{ $0x }}",
      `
    /templates/main.tmpl:1 x
    /templates/main.tmpl:2 x`,
    ));
  it("of a macro is in its file", () =>
    goesTo(
      `//- /templates/a.tmpl\n{% import "m.tera" as m %}{{ m::gr$0eet(who=1) }}\n${macros}`,
      "/templates/m.tera:1 greet",
    ));
  it("of a namespace is the file", () =>
    goesTo(
      `//- /templates/a.tmpl\n{% import "m.tera" as m %}{{ $0m::greet(who=1) }}\n${macros}`,
      "/templates/m.tera:1 (file)",
    ));
  it("of a path is the file", () =>
    goesTo(`//- /templates/a.tmpl\n{% include "m.te$0ra" %}\n${macros}`, "/templates/m.tera:1 (file)"));
  it("of a block is the one it replaces", () =>
    goesTo(
      '//- /templates/a.tmpl\n{% extends "p.tera" %}{% block bo$0dy %}{% endblock %}\n//- /templates/p.tera\n\n{% block body %}{% endblock %}',
      "/templates/p.tera:2 body",
    ));
  it("of a prefix is where it is declared, the nearest first", async () => {
    const prefixes = '---\nprefixes:\n  ex: "http://e/"\nsparql: |\n  ';
    await goesTo(`${prefixes}SELECT ?a WHERE { ?a e$0x:b ?c }\n---\n`, "/templates/main.tmpl:3 ex");
    await goesTo(
      `${prefixes}PREFIX ex: <http://own/> SELECT ?a WHERE { ?a ex:b$0 ?c }\n---\n`,
      "/templates/main.tmpl:5 ex:",
    );
    await goesTo(`${prefixes}SELECT ?a WHERE { ?a x$0y:b ?c }\n---\n`, "");
  });
  it("of the value of `for_each` is the query", () =>
    goesTo(
      "//- /ggen.toml\n[law]\nrules = []\n//- /templates/a.tmpl\n---\nto: x\nfor_each: peo$0ple\nsparql:\n  people: SELECT ?a WHERE {}\n---\n",
      "/templates/a.tmpl:5 people",
    ));
  it("of a path in `rdf` and `from` is the file", async () => {
    const files = "//- /templates/m.ttl\nx\n//- /src/x\nx";
    await goesTo(`//- /templates/a.tmpl\n---\nrdf: [m.t$0tl]\n---\n${files}`, "/templates/m.ttl:1 (file)");
    await goesTo(`//- /templates/a.tmpl\n---\nfrom: src$0/x\n---\n${files}`, "/src/x:1 (file)");
  });
  it("of nothing is nothing", async () => {
    await goesTo("{{ nowh$0ere }}", "");
    await goesTo("te$0xt {% if {{", "");
  });
  it("is nothing when cancelled", async () => {
    const { snapshot, at } = await load(`${head}{{ na$0me }}`);
    assert.deepEqual(definition(snapshot, at, cancelled), []);
  });
});

describe("references", () => {
  it("of a variable are in head and body", () =>
    uses(
      '---\nto: "{{ name }}"\nvars: { name: x }\n---\n{{ na$0me }}{% set name = 1 %}{{ name }}',
      `
    /templates/main.tmpl:2:9
    /templates/main.tmpl:3:9
    /templates/main.tmpl:5:4`,
    ));
  it("of a macro are in every file that imports it", () =>
    uses(
      `//- /templates/a.tmpl\n{% import "m.tera" as m %}{{ m::gr$0eet(who=1) }}\n//- /templates/b.tera\n{% import "m.tera" as n %}\n{{ n::greet(who=2) }}\n${macros}`,
      `
    /templates/a.tmpl:1:33
    /templates/m.tera:1:10
    /templates/b.tera:2:7`,
    ));
  it("of the project's variable are in its templates", () =>
    uses(
      '//- /ggen.toml\n[vars]\nteam = "t"\n//- /templates/a.tmpl\n{{ te$0am }}\n//- /templates/b.tera\n{{ team }}',
      `
    /templates/a.tmpl:1:4
    /ggen.toml:2:1
    /templates/b.tera:1:4`,
    ));
  it("of a variable of a manifest are in all its templates", () =>
    uses(
      '//- /ggen.toml\n[vars]\nte$0am = "t"\n//- /templates/a.tmpl\n{{ team }}\n//- /templates/b.tmpl\n{{ other }}{{ team }}',
      `
    /ggen.toml:2:1
    /templates/a.tmpl:1:4
    /templates/b.tmpl:1:15`,
    ));
  it("survive a broken document", () =>
    uses(
      "{% set a = 1 %}{{ $0a | {% if a %",
      `
    /templates/main.tmpl:1:8
    /templates/main.tmpl:1:19
    /templates/main.tmpl:1:29`,
    ));
  it("are nothing when cancelled", async () => {
    const { snapshot, at } = await load(`${head}{{ na$0me }}`);
    assert.deepEqual(references(snapshot, { ...at, includeDeclaration: true }, cancelled), []);
  });
});

describe("highlights", () => {
  const marks = async (source: string) => {
    const { snapshot, at, text } = await load(source);
    const found = documentHighlight(snapshot, at, never);
    return found
      .map(({ range, kind }) => `${text.slice(range.start, range.end)}@${range.start}${kind === 3 ? "w" : ""}`)
      .join(" ");
  };
  it("mark reads and writes", async () =>
    assert.equal(await marks("{% set a = 1 %}{{ $0a }}{{ a }}"), "a@7w a@18 a@25"));
  it("mark the parts of a tag", async () =>
    assert.equal(await marks("{% i$0f a %}{% elif b %}{% else %}{% endif %}"), "if@3 elif@13 else@25 endif@35"));
  it("mark a variable of a query there and in the body", async () =>
    assert.equal(
      await marks(
        '---\nsparql: "SELECT ?n WHERE { ?s ?p ?n . # ?n\\n }"\n---\n{% for r in sparql_results.default %}{{ r["?n$0"] }}{% endfor %}',
      ),
      "?n@20w ?n@99",
    ));
  it("mark every place of a prefix, and of a variable that is no column", async () => {
    assert.equal(await marks("---\nsparql: \"ASK { ?$0s a ex:A . ?s ?p '?s' }\"\n---\n"), "?s@19 ?s@31");
    assert.equal(await marks('---\nsparql: "ASK { ?s a e$0x:A . ?s ex:b <ex:c> }"\n---\n'), "ex:@24 ex:@34");
  });
  it("mark nothing in text", async () => assert.equal(await marks("te$0xt {{ unclosed"), ""));
  it("mark nothing when cancelled", async () => {
    const { snapshot, at } = await load("{% set a = 1 %}{{ $0a }}");
    assert.deepEqual(documentHighlight(snapshot, at, cancelled), []);
  });
});

describe("document links", () => {
  const links = async (source: string) => {
    const { snapshot, uri, text } = await load(source);
    const found = await documentLink(snapshot, uri, never);
    return found
      .map(({ range, target }) => `${text.slice(range.start, range.end)} → ${target!.slice(root.length)}`)
      .join("\n");
  };
  it("lead to the files that are there", async () =>
    assert.equal(
      await links(
        '//- /templates/a.tmpl\n---\nrdf: [m.ttl, gone.ttl]\nfrom: "src/x"\n---\n{% include "b.tera" %}{% include ["no", "b.tera"] ignore missing %}\n//- /templates/b.tera\nx\n//- /templates/m.ttl\nx\n//- /src/x\nx',
      ),
      "m.ttl → /templates/m.ttl\nsrc/x → /src/x\nb.tera → /templates/b.tera\nb.tera → /templates/b.tera",
    ));
  it("lead from a manifest to its files", async () =>
    assert.equal(
      await links(
        '//- /gpack.toml\n[preset]\nconfig = "conf/a.toml"\n[queries.aliases]\nx = "no.rq"\n//- /conf/a.toml\nx=1',
      ),
      "conf/a.toml → /conf/a.toml",
    ));
  it("never lead out", async () =>
    assert.equal(await links('---\nrdf: "../../../../etc/passwd"\nfrom: /etc/passwd\n---\n{% include "../../x'), ""));
  it("are nothing when cancelled", async () => {
    const { snapshot, uri } = await load('//- /templates/a.tmpl\n{% include "b.tera" %}\n//- /templates/b.tera\nx');
    assert.deepEqual(await documentLink(snapshot, uri, cancelled), []);
  });
});
