import { strict as assert } from "node:assert";
import { hover } from "../../server/src/features/hover.ts";
import { cancelled, load, never } from "../support/fixture.ts";
import { HOSTILE } from "../support/hostile.ts";

/** The hover at `$0`: the text it is about, then what it says, Markdown marks and blank lines taken out. */
async function check(source: string, expected: string): Promise<void> {
  const { snapshot, at, text } = await load(source);
  const found = hover(snapshot, at, never);
  const shown =
    found === null
      ? "nothing"
      : `${text.slice(found.range!.start, found.range!.end)}\n${(found.contents as { value: string }).value
          .replace(/^```.*\n?/gm, "")
          .replace(/\n\n+/g, "\n")}`;
  assert.equal(shown, expected.trim().replace(/^ +/gm, ""));
}

const head =
  "---\nto: x\nvars:\n  name: shop # What it sells\n  ports: [80]\nsparql:\n  people: SELECT ?name WHERE { ?s ?p ?name }\n---\n";

describe("hover", () => {
  it("on a variable says type, origin, description and why", () =>
    check(
      `${head}{{ na$0me }}`,
      `
    name
    name: string
    Variable of this template, default \`shop\`
    What it sells
    - declared in \`vars\` of the front matter as \`shop\``,
    ));
  it("on a loop variable says what it goes through", () =>
    check(
      `${head}{% for port in ports %}{{ po$0rt }}{% endfor %}`,
      `
    port
    port: integer
    Loop variable
    - each element of \`ports\`
    - declared in \`vars\` of the front matter as \`[80]\``,
    ));
  it("on a column says which query", () =>
    check(
      `${head}{% for r in sparql_results.people %}{{ r["?na$0me"] }}{% endfor %}`,
      `
    ?name
    name: RDF term text
    Column
    - a column of the query \`people\`
    - the query \`people\` under \`sparql\``,
    ));
  it("on a possibly unbound name says so", () =>
    check(
      "{% if a %}{% set x = 1 %}{% endif %}{{ $0x }}",
      `
    x
    x: integer
    Set in the template
    - \`set\` to \`1\`
    On some ways through the template it has no value here.`,
    ));
  it("on a declaration in the head", () =>
    check(
      head.replace("  name:", "  na$0me:"),
      `
    name
    name: string
    Variable of this template, default \`shop\`
    What it sells
    - declared in \`vars\` of the front matter as \`shop\``,
    ));
  it("on a filter shows how it is called", () =>
    check(
      "{{ x | trun$0cate(length=3) }}",
      `
    truncate
    value | truncate(length=255, end="…")
    Shortened to \`length\` characters, with \`end\` behind when something was cut off.
    - \`length\` (optional): how many characters (grapheme clusters) to keep
    - \`end\` (optional): what is put behind a shortened text
    {{ "abcdef" | truncate(length=3) }}
    → \`abc…\`
    *Tera*`,
    ));
  it("on an argument", () =>
    check(
      "{{ 1.5 | round(me$0thod='ceil') }}",
      `
    method
    method: string
    which way
    One of \`common\`, \`ceil\`, \`floor\``,
    ));
  it("on a function", async () => {
    const { snapshot, at } = await load("{{ ran$0ge(end=2) }}");
    assert.match(JSON.stringify(hover(snapshot, at, never)), /range\(end: integer, start=0, step_by=1\)/);
  });
  it("on a test", async () => {
    const { snapshot, at } = await load("{% if x is divis$0ibleby(2) %}{% endif %}");
    assert.match(JSON.stringify(hover(snapshot, at, never)), /name is divisibleby\(divisor: number\)/);
  });
  it("on a macro", () =>
    check(
      '//- /templates/a.tmpl\n{% import "m.tera" as m %}{{ m::gre$0et(who=1) }}\n//- /templates/m.tera\n{% macro greet(who, loud=false) %}{% endmacro %}',
      `
    greet
    macro greet(who, loud=false)
    Macro`,
    ));
  it("on a tag", () =>
    check(
      "{% fo$0r x in y %}{% endfor %}",
      `
    for
    {% for item in list %} … {% else %} … {% endfor %}
    Renders its body once for each element; \`{% for key, value in map %}\` for each entry of a map, in the order of the keys. Inside, \`loop.index\`, \`loop.index0\`, \`loop.first\` and \`loop.last\` are there.`,
    ));
  it("on a key of the head", () =>
    check(
      "---\ninj$0ect: true\n---\n",
      `
    inject
    inject: bool
    Insert into a file that exists instead of writing it.`,
    ));
  it("on text and unknown names says nothing", async () => {
    await check("te$0xt", "nothing");
    await check("{{ nowh$0ere }}", "nothing");
  });
  it("says the same without Markdown", async () => {
    const { snapshot, at } = await load(`${head}{{ na$0me }}`, { markdown: false });
    const { contents } = hover(snapshot, at, never)!;
    assert.equal((contents as { kind: string }).kind, "plaintext");
    assert.doesNotMatch((contents as { value: string }).value, /`/);
  });
  it("survives a broken document", () =>
    check(
      "---\nvars: { a: 1\n---\n{{ a | up$0per {% if",
      `
    upper
    value | upper
    Upper case.
    {{ "user_profile" | upper }}
    → \`USER_PROFILE\`
    *ggen*`,
    ));
  it("gives nothing when cancelled", async () => {
    const { snapshot, at } = await load(`${head}{{ na$0me }}`);
    assert.equal(hover(snapshot, at, cancelled), null);
  });
});

describe("hover on a macro with a comment", () => {
  it("shows what its author says", async () => {
    await check(
      "{#- Greets\n   `somebody`. -#}\n{% macro m(a) %}{% endmacro %}{{ self::$0m(a=1) }}",
      "m\nmacro m(a)\nMacro\nGreets \\`somebody\\`.",
    );
    await check(
      "//- /templates/a.tmpl\n{% import 'm.tera' as x %}{{ x::$0m(a=1) }}\n//- /templates/m.tera\n{# Says hello #}{% macro m(a) %}{% endmacro %}",
      "m\nmacro m(a)\nMacro\nSays hello",
    );
  });
  it("takes no comment that stands elsewhere, or is for this server", async () => {
    for (const above of ["{# far #}\n\n", "{#- ggen-ignore unused-variable #}\n", "{# a #} x ", "{# #}"])
      await check(`${above}{% macro m(a) %}{% endmacro %}{{ self::$0m(a=1) }}`, "m\nmacro m(a)\nMacro");
  });
});

describe("hover on the path of a template", () => {
  const files =
    "\n//- /templates/m.tera\n---\ndescription: Parts of *tables*\n---\n{% macro row(a, b=1) %}{% endmacro %}{% block head %}{% endblock %}";
  it("says where it is, what it is for and what it brings", () =>
    check(
      `//- /templates/a.tmpl\n{% include "m.t$0era" %}${files}`,
      "m.tera\ntemplates/m.tera\nParts of \\*tables\\*\nMacros: `row(a, b=1)`\nBlocks: `head`",
    ));
  it("says that there is none", () =>
    check('{% import "no$0.tera" as m %}', "no.tera\nNo template of this name is found."));
  it("says nothing while the quote is open", () =>
    check(`//- /templates/a.tmpl\n{% extends "m.tera$0${files.replace("Parts of *tables*", "x")}`, "nothing"));
});

describe("hover in queries and Turtle", () => {
  const rdf = '---\nprefixes:\n  ex: "http://e/"\nsparql: |\n  ';
  it("says what a name with a prefix stands for", () =>
    check(`${rdf}ASK { ?s ex:na$0me ?o }\n---\n`, "ex:name\n<http://e/name>\nPrefix `ex:`, declared under `prefixes`"));
  it("takes the prefix of the text itself first", () =>
    check(
      `${rdf}PREFIX ex: <http://own/> ASK { ?s ex$0:name ?o }\n---\n`,
      "ex:name\n<http://own/name>\nPrefix `ex:`, declared in this text",
    ));
  it("knows what everybody means", () =>
    check(
      "---\nrdf_inline:\n  - '<a> xsd:in$0t 1 .'\n---\n",
      "xsd:int\n<http://www.w3.org/2001/XMLSchema#int>\nPrefix `xsd:`, what everybody means by it; it is not declared here",
    ));
  it("counts the uses of a variable", () =>
    check(`${rdf}ASK { ?$0s ?p ?s }\n---\n`, "?s\n?s\nVariable of this query, used 2 times"));
  it("says nothing in comments, texts and of unknown prefixes", async () => {
    await check(`${rdf}ASK { ?s ?p "ex:na$0me" }\n---\n`, "nothing");
    await check(`${rdf}ASK { } # ex:na$0me\n---\n`, "nothing");
    await check(`${rdf}ASK { ?s no:na$0me ?o }\n---\n`, "nothing");
  });
});

describe("hover on what others wrote", () => {
  const value = async (source: string, client = {}) => {
    const { snapshot, at } = await load(source, client);
    return (hover(snapshot, at, never)?.contents as { value: string } | undefined)?.value ?? "nothing";
  };
  it("shows a hostile description, name and value as text", async () => {
    for (const text of HOSTILE.filter((each) => !each.includes("\n"))) {
      const source = `---\nto: x\nvars:\n  name: ${JSON.stringify(text)} # ${text}\n---\n{{ na$0me }}`;
      const shown = await value(source);
      const outside = shown
        .replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, "")
        .replace(/\\[^\w\s]|\\_/g, "")
        .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
      assert.ok(!/[<[!`]|\w:\S/.test(outside), `${text}: ${outside}`);
      assert.ok((await value(source, { markdown: false })).includes(text.trim()), text);
    }
  });
});
