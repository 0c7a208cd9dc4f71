import { strict as assert } from "node:assert";
import { completion, completionResolve } from "../../../server/src/features/completion.ts";
import { accept, check, has, labels } from "../../support/completion.ts";
import { cancelled, load, never } from "../../support/fixture.ts";

const head = "---\nto: x\nvars:\n  name: shop\n  port: 8080\n  tags: [a]\n  db: { host: h, user: u }\n---\n";
const rows =
  "---\nto: x\nsparql:\n  people: SELECT ?name ?age WHERE { ?s ?p ?name, ?age }\n  ok: ASK { ?s ?p ?o }\n---\n";

describe("completion of values", () => {
  it("offers what is in scope, the nearest first", async () => {
    const found = await labels(`${head}{% for tag in tags %}{% set up = tag %}{{ $0 }}{% endfor %}{% set later = 1 %}`);
    assert.deepEqual(found.slice(0, 8), ["tag", "up", "db", "loop", "name", "port", "tags", "Name"]);
    assert.ok(!found.includes("later"));
  });
  it("works in an unclosed output before another one", () =>
    accept(`${head}{{ na$0{{ port }}`, "name", `${head}{{ name{{ port }}`));
  it("works in an unclosed output at the end", () => accept(`${head}{{ $0`, "port", `${head}{{ port`));
  it("works in a condition that is not closed", () =>
    accept(`${head}{% if po$0\nmore`, "port", `${head}{% if port\nmore`));
  it("works as the container of a loop", () =>
    accept(`${head}{% for x in $0 %}{% endfor %}`, "tags", `${head}{% for x in tags %}{% endfor %}`));
  it("works behind an operator", () => has(`${head}{{ name ~ $0 }}`, ["port"]));
  it("works behind `and`", () => has(`${head}{% if name and $0 %}{% endif %}`, ["port"]));
  it("leaves what stands behind a tag that is not closed yet", () =>
    accept(`${head}struct {{na$0Response {\n{{ port }}`, "name", `${head}struct {{nameResponse {\n{{ port }}`));
  it("does not know the variable of a loop in its own container", async () => {
    const found = await labels(`${head}{% for tag in $0\n{{ name }}\n{% endfor %}`);
    assert.ok(found.includes("tags") && !found.includes("tag"), found.join(" "));
  });
  it("offers `not` where a condition begins", async () => {
    for (const before of ["{% if n", "{% if name and n", "{% if name or (n"]) await has(`${head}${before}$0`, ["not"]);
    for (const before of ["{% if name == n", "{% for x in n"]) await has(`${head}${before}$0`, ["name"], ["not"]);
  });
  it("replaces the whole word around the cursor", () => accept(`${head}{{ na$0xx }}`, "name", `${head}{{ name }}`));
  it("works in a value of the head", () =>
    accept(
      '---\nto: "src/{{ na$0 }}.rs"\nvars: { name: x }\n---\n',
      "name",
      '---\nto: "src/{{ name }}.rs"\nvars: { name: x }\n---\n',
    ));
  it("does not offer `Name` and `sparql_results` in the head", () =>
    has('---\nto: "{{ $0 }}"\nvars: { name: x }\nsparql: "ASK {}"\n---\n', ["name"], ["Name", "sparql_results"]));
  it("offers the project's variables", () =>
    has('//- /ggen.toml\n[vars]\nteam = "t"\n//- /templates/a.tmpl\n---\nto: x\n---\n{{ $0 }}', ["team"]));
  it("offers nothing in text, comments and for new names", async () => {
    await check(`${head}te$0xt`, "");
    await check(`${head}{# na$0 #}`, "");
    await check(`${head}{% set na$0 = 1 %}`, "");
    await check(`${head}{% for it$0 in tags %}{% endfor %}`, "");
    await check(`${head}{{ "na$0" }}`, "");
  });
  it("offers what follows a value", () => check(`${head}{{ name $0 }}`, "and in is not in or"));
  it("offers `in` in a loop", () => check(`${head}{% for x $0 %}{% endfor %}`, "in"));
});

describe("completion of keys", () => {
  it("offers the fields of a map", () => check(`${head}{{ db.$0 }}`, "host user"));
  it("offers them before the rest of a line", () => check(`${head}{{ db.$0\n{{ name }}`, "host user"));
  it("offers the queries", () => check(`${rows}{{ sparql_results.$0 }}`, "ok people"));
  it("offers them in a loop's tag that is not closed, before the rest of the file", () =>
    check(`${rows}{% for r in sparql_results.p$0\n{{ r }}\n{% endfor %}`, "ok people"));
  it("keeps to a text that is not closed", () =>
    accept(
      `${rows}{% for r in sparql_results.people %}{{ r["?na$0 }}<a href="x">{% endfor %}`,
      "?name",
      `${rows}{% for r in sparql_results.people %}{{ r["?name }}<a href="x">{% endfor %}`,
    ));
  it("writes columns of v1 in brackets", async () => {
    await check(`${rows}{% for r in sparql_results.people %}{{ r["$0"] }}{% endfor %}`, "?age ?name");
    await accept(
      `${rows}{% for r in sparql_results.people %}{{ r.$0 }}{% endfor %}`,
      "?name",
      `${rows}{% for r in sparql_results.people %}{{ r["?name"] }}{% endfor %}`,
    );
  });
  it("writes columns of 26.x with a dot", () =>
    check(
      `//- /ggen.toml\n[law]\nrules = []\n//- /templates/a.tmpl\n${rows}{% for r in sparql_results.people %}{{ r.$0 }}{% endfor %}`,
      "age name",
    ));
  it("offers `loop`'s own", () => check("{% for x in y %}{{ loop.$0 }}{% endfor %}", "first index index0 last"));
});

describe("completion at awkward places", () => {
  const offered = "db name port tags Name";
  const first = async (source: string) => (await labels(source)).slice(0, 5).join(" ");
  for (const [place, body] of Object.entries({
    "behind `elif`": "{% if name %}{% elif $0 %}{% endif %}",
    "behind `not`": "{% if not $0 %}{% endif %}",
    "in parentheses": "{{ ($0 }}",
    "as the first item of a list": "{{ [$0 }}",
    "as a further item of a list": "{% for x in [name, $0] %}{% endfor %}",
    "behind `+`": "{{ port + $0 }}",
    "behind `==`": "{% if port == $0 %}{% endif %}",
    "behind `~` at the end of the file": "{{ name ~ $0",
    "as the value of a `set`": "{% set a = $0 %}",
    "as the value of an argument": "{{ name | default(value=$0) }}",
    "as the argument of a test": "{% if name is containing($0) %}{% endif %}",
    "between tight braces": "{{$0}}",
    "behind a dash": "{{- $0 -}}",
    "in a block": "{% block x %}{{ $0 }}{% endblock %}",
  }))
    it(`offers variables ${place}`, async () => assert.equal(await first(head + body), offered));
  it("offers the keys of a value between brackets, quoted and first", async () => {
    assert.deepEqual((await labels(`${head}{{ db[$0] }}`)).slice(0, 3), ["host", "user", "db"]);
    await accept(`${head}{{ db[$0] }}`, "host", `${head}{{ db["host"] }}`);
    await accept(`${head}{{ db['$0 }}`, "host", `${head}{{ db['host }}`);
  });
  it("offers the columns of one row of a result", async () => {
    await accept(`${rows}{{ sparql_results.people.0.$0 }}`, "?name", `${rows}{{ sparql_results.people.0["?name"] }}`);
    await check(`${rows}{% set r = sparql_results.people | first %}{{ r["$0"] }}`, "?age ?name");
  });
  it("offers no keys of a number", () => check("{{ 1.$0 }}", ""));
  it("does not repeat what is behind the word", async () => {
    await accept("{{ no$0w(utc=true) }}", "now", "{{ now(utc=true) }}");
    await accept(
      `${head}{{ name | repl$0ace(from="a", to="b") }}`,
      "replace",
      `${head}{{ name | replace(from="a", to="b") }}`,
    );
    await accept("{% if x is div$0isibleby(2) %}{% endif %}", "divisibleby", "{% if x is divisibleby(2) %}{% endif %}");
    await accept("{{ x | replace(fr$0om='a', to='b') }}", "from", "{{ x | replace(from='a', to='b') }}");
    await accept(
      "{% macro m(a) %}{% endmacro %}{{ se$0lf::m(a=1) }}",
      "self",
      "{% macro m(a) %}{% endmacro %}{{ self::m(a=1) }}",
    );
    await accept(
      "{% macro m(a) %}{% endmacro %}{{ self::$0m(a=1) }}",
      "m",
      "{% macro m(a) %}{% endmacro %}{{ self::m(a=1) }}",
    );
    await accept("{{ a $0 b }}", "and", "{{ a and b }}");
  });
  it("offers in front of parentheses only what is called, in front of `::` only namespaces", async () => {
    await has(`${head}{{ n$0(x=1) }}`, ["now", "range"], ["name", "true"]);
    await check("{% macro m(a) %}{% endmacro %}{{ s$0::m(a=1) }}", "self");
  });
  it("offers in front of a key only variables", async () => {
    await has(`${head}{{ d$0.host }}`, ["db"], ["now", "true", "not"]);
    await has(`${head}{% if d$0["host"] %}{% endif %}`, ["db"], ["now", "true", "not"]);
  });
  it("offers nothing in `raw`", () => check(`${head}{% raw %}{{ $0 }}{% endraw %}`, ""));
  it("offers in a macro its parameters and what is given from outside, no `set`", () =>
    has(`${head}{% set s = 1 %}{% macro m(a) %}{{ $0 }}{% endmacro %}`, ["a", "name"], ["s"]));
  it("offers nothing between two tags", () => check(`${head}{{ name }}$0{{ port }}`, ""));
  it("writes a key with quotes in it into other quotes", () =>
    accept(
      "---\nvars:\n  m: { 'a \"b\"': 1 }\n---\n{{ m[$0] }}",
      'a "b"',
      "---\nvars:\n  m: { 'a \"b\"': 1 }\n---\n{{ m['a \"b\"'] }}",
    ));
});

describe("completion of filters", () => {
  it("puts those for texts first on a text", async () => {
    const found = await labels(`${head}{{ name | $0 }}`);
    assert.ok(found.indexOf("snake") < found.indexOf("json_encode"));
    assert.ok(!found.includes("abs") && !found.includes("first"));
  });
  it("puts the common ones first", async () => {
    const known = (await labels(`${head}{{ name | $0 }}`)).slice(0, 10);
    const unknown = (await labels(`${head}{{ other | $0 }}`)).slice(0, 10);
    for (const each of ["snake", "pascal", "title", "lower", "replace"])
      assert.ok(known.includes(each) && unknown.includes(each), `${each}: ${known.join(" ")}; ${unknown.join(" ")}`);
  });
  it("knows numbers", () => has(`${head}{{ port | $0`, ["abs", "round"], ["trim", "join"]));
  it("knows lists", () => has(`${head}{{ tags | $0 }}`, ["join", "first"], ["abs", "trim"]));
  it("goes by what the chain has become", () => has(`${head}{{ tags | join(sep=",") | $0 }}`, ["trim"], ["first"]));
  it("works half typed", () => accept(`${head}{{ name | sna$0{{ port }}`, "snake", `${head}{{ name | snake{{ port }}`));
  it("knows what stands in parentheses, in a list and in a text", async () => {
    await has(`${head}{{ (name ~ "x") | $0 }}`, ["trim"], ["abs", "first"]);
    await has(`${head}{{ [1, 2] | $0 }}`, ["join"], ["abs", "trim"]);
    await has('{{ "a" | $0 }}', ["trim"], ["abs"]);
  });
  it("works without blanks and in the middle of a chain", async () => {
    await has(`${head}{{ name|$0}}`, ["trim"], ["abs"]);
    await has(`${head}{{ tags | $0 | upper }}`, ["join"], ["abs"]);
    await has(`${head}{% for t in tags | $0 %}{% endfor %}`, ["sort"], ["abs"]);
  });
  it("offers the arguments of a filter section", () => check("{% filter replace($0) %}x{% endfilter %}", "from to"));
  it("works in a filter section", () => has(`${head}{% filter $0 %}x{% endfilter %}`, ["upper"]));
  it("follows the profile", async () => {
    await has("{{ x | $0 }}", ["shouty_snake"], ["snake_case"]);
    await has(
      "//- /ggen.toml\n[law]\nrules = []\n//- /templates/a.tmpl\n{{ x | $0 }}",
      ["snake_case"],
      ["shouty_snake"],
    );
  });
});

describe("completion of tests and arguments", () => {
  it("offers tests that can hold", () =>
    has(`${head}{% if port is $0 %}{% endif %}`, ["odd", "defined"], ["starting_with"]));
  it("offers tests behind `not`", () => has(`${head}{% if port is not $0`, ["odd"]));
  it("offers arguments that are not given", () => check("{{ x | replace(from='a', $0) }}", "to"));
  it("offers arguments in an open call", () => check("{{ x | truncate($0", "end length"));
  it("offers the values of an argument", async () => {
    await check('{{ 1.5 | round(method="$0") }}', "ceil common floor");
    await accept("{{ 1.5 | round(method=$0) }}", "ceil", '{{ 1.5 | round(method="ceil") }}');
  });
  it("offers columns to the SPARQL functions", () =>
    check(`${rows}{{ sparql_first(results=sparql_results.people, column="$0") }}`, "age name"));
});

describe("completion of tags and templates", () => {
  it("offers the closing tag first", async () => {
    const found = await labels("{% if a %}x{% $0");
    assert.equal(found[0], "endif");
    assert.ok(found.includes("elif") && !found.includes("endfor") && !found.includes("break"));
  });
  it("ends raw text", async () => {
    await accept("{% raw %}{{ x }}{% en$0", "endraw", "{% raw %}{{ x }}{% endraw %}");
    await accept("{% raw %}{{ x }}{% e$0 %}\nmore", "endraw", "{% raw %}{{ x }}{% endraw %}\nmore");
    await check("{% raw %}{{ x$0 }}{% endraw %}", "");
  });
  it("offers `break` only in a loop", () =>
    has("{% for a in b %}{% if a %}{% $0 %}{% endif %}{% endfor %}", ["break"], ["block", "macro"]));
  it("writes the rest of the tag", () => accept("{% inc$0", "include", '{% include "${1:name}" %}'));
  it("keeps a closing delimiter", () =>
    accept(
      "{% endf$0 %}{% for a in b %}{% en$0 %}".replace("{% endf$0 %}", ""),
      "endfor",
      "{% for a in b %}{% endfor %}",
    ));
  it("offers templates", () =>
    check(
      '//- /templates/a.tmpl\n{% include "$0" %}\n//- /templates/parts/b.tera\nx\n//- /other/c.tera\nx',
      "parts/b.tera",
    ));
  it("offers templates without quotes and in a list", async () => {
    const files = "\n//- /templates/b.tera\nx";
    await accept(`//- /templates/a.tmpl\n{% include $0 %}${files}`, "b.tera", '{% include "b.tera" %}\n');
    await accept(`//- /templates/a.tmpl\n{% extends $0${files}`, "b.tera", '{% extends "b.tera"\n');
    await check(`//- /templates/a.tmpl\n{% include ["x", "$0"] %}${files}`, "b.tera");
    await check(`//- /templates/a.tmpl\n{% include ["x", $0] %}${files}`, "b.tera");
    await accept(`//- /templates/a.tmpl\n{% include "b$0\n{{ x }}${files}`, "b.tera", '{% include "b.tera\n{{ x }}\n');
  });
  it("offers `as` behind a path and nothing for the new name", async () => {
    await check('{% import "x" $0 %}', "as");
    await check('{% import "x" as $0 %}', "");
    await check('{% include "x" $0 %}', "ignore missing");
  });
  it("offers the name of the block that is closed", () => check("{% block foo %}{% endblock $0 %}", "foo"));
  it("offers no second `else`", () => has("{% if a %}{% else %}{% $0 %}{% endif %}", ["endif"], ["else", "elif"]));
  it("offers macros of a namespace", async () => {
    const files = "\n//- /templates/m.tera\n{% macro one(a, b=1) %}{% endmacro %}{% macro two() %}{% endmacro %}";
    await check(`//- /templates/a.tmpl\n{% import "m.tera" as m %}{{ m::$0 }}${files}`, "one two");
    await accept(
      `//- /templates/a.tmpl\n{% import "m.tera" as m %}{{ m::o$0 }}${files}`,
      "one",
      '{% import "m.tera" as m %}{{ m::one(a=${1}$0) }}\n',
    );
  });
  it("offers the parameters of a macro", () => check("{% macro m(a, b=1) %}{% endmacro %}{{ self::m($0) }}", "a b"));
  it("offers blocks of the parent", () =>
    check(
      '//- /templates/a.tmpl\n{% extends "p.tera" %}{% block x %}{% endblock %}{% block $0 %}\n//- /templates/p.tera\n{% block x %}{% endblock %}{% block y %}{% endblock %}',
      "y",
    ));
});

describe("completion at large", () => {
  it("survives broken documents", async () => {
    await labels("---\nto: {{ $0\n{% if {{ | . :: (");
    await has("---\nvars: { name: x }\nbroken: [\n---\n{{ $0 }}", ["name"]);
  });
  it("gives nothing when cancelled", async () => {
    const { snapshot, at } = await load("{{ $0 }}");
    assert.deepEqual((await completion(snapshot, at, cancelled)).items, []);
  });
  it("is resolved with documentation", async () => {
    const { snapshot, at } = await load("{{ x | $0 }}");
    const { items } = await completion(snapshot, at, never);
    const resolved = completionResolve(snapshot, items.find((item) => item.label === "snake")!, never);
    assert.match(JSON.stringify(resolved.documentation), /snake_case/);
  });
  it("writes no snippets for clients without", async () => {
    const { snapshot, at } = await load("{{ x | repl$0 }}", { supportsSnippets: false });
    const { items } = await completion(snapshot, at, never);
    assert.ok(items.every((item) => !/\$[{\d]/.test((item.textEdit as { newText: string }).newText)));
  });
});
