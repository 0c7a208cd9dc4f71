import { strict as assert } from "node:assert";
import { documentSymbol } from "../../server/src/features/documentSymbol.ts";
import { foldingRange } from "../../server/src/features/foldingRange.ts";
import { inlayHint } from "../../server/src/features/inlayHint.ts";
import { semanticTokens } from "../../server/src/features/semanticTokens.ts";
import { signatureHelp } from "../../server/src/features/signatureHelp.ts";
import { workspaceSymbol } from "../../server/src/features/workspaceSymbol.ts";
import { cancelled, load, never } from "../support/fixture.ts";
import { selectionsAt } from "../support/selections.ts";

const trimmed = (text: string) => text.replace(/^\n/, "").replace(/\s+$/, "").replace(/^ {4}/gm, "");

describe("outline", () => {
  type Item = ReturnType<typeof documentSymbol>[number];
  const lines = (items: readonly Item[], indent = ""): string[] =>
    items.flatMap((item) => [
      `${indent}${item.name}${item.detail === undefined ? "" : ` — ${item.detail}`}`,
      ...lines(item.children ?? [], `${indent}  `),
    ]);
  const check = async (source: string, expected: string) => {
    const { snapshot, uri } = await load(source);
    assert.equal(lines(documentSymbol(snapshot, uri, never)).join("\n"), trimmed(expected));
  };
  it("shows head and body", () =>
    check(
      "---\nto: x\nvars: { name: n }\nsparql: { q: ASK {} }\n---\n{% macro m(a, b=1) %}{% endmacro %}{% block b %}{% for x in xs %}{% if x %}{% set y = x | upper %}{% endif %}{% endfor %}{% endblock %}{% include 'p' %}",
      `
    front matter
      to
      vars
        name — string
      sparql
        q
    m — (a, b)
    b — block
      x — in xs
        y — x | upper
    p — include`,
    ));
  it("survives a broken document", () => check("{% block %}{% for x", "\n    … — block\n      x"));
  it("is nothing when cancelled", async () => {
    const { snapshot, uri } = await load("{% set a = 1 %}");
    assert.deepEqual(documentSymbol(snapshot, uri, cancelled), []);
  });
  it("keeps every selection inside its range", async () => {
    const { snapshot, uri } = await load(
      "---\nvars: [a, b]\nsparql: |\n  ASK {}\n---\n{% set a = 1 %}{% include ['a', 'b'] %}",
    );
    const inside = (items: readonly Item[]): boolean =>
      items.every(
        (item) =>
          item.range.start <= item.selectionRange.start &&
          item.selectionRange.end <= item.range.end &&
          inside(item.children ?? []),
      );
    assert.ok(inside(documentSymbol(snapshot, uri, never)));
  });
});

describe("workspace symbols", () => {
  const source =
    "//- /templates/order.tera\n{% macro order_line(a) %}{% endmacro %}{% block orders %}{% endblock %}\n//- /templates/b.tera\n{% macro border() %}{% endmacro %}";
  it("find templates, macros and blocks", async () => {
    const { snapshot } = await load(source);
    const found = workspaceSymbol(snapshot, "ORDER", never).map((item) =>
      `${item.name} ${item.containerName ?? ""}`.trim(),
    );
    assert.deepEqual(found, ["order.tera", "order_line order.tera", "orders order.tera", "border b.tera"]);
  });
  it("find scattered letters, and nothing else", async () => {
    const { snapshot } = await load(source);
    assert.deepEqual(
      workspaceSymbol(snapshot, "ordln", never).map((item) => item.name),
      ["order_line"],
    );
    assert.deepEqual(workspaceSymbol(snapshot, "xyz", never), []);
  });
  it("are nothing when cancelled", async () =>
    assert.deepEqual(workspaceSymbol((await load(source)).snapshot, "", cancelled), []));
});

describe("folding", () => {
  const check = async (source: string, expected: string[]) => {
    const { snapshot, uri, text } = await load(source);
    const line = (offset: number) => text.slice(0, offset).split("\n").length;
    const folds = foldingRange(snapshot, uri, never);
    assert.deepEqual(
      folds.map(({ range, kind }) => `${line(range.start)}-${line(range.end)}${kind === undefined ? "" : ` ${kind}`}`),
      expected,
    );
  };
  it("folds head, values, tags, comments", () =>
    check(
      "---\nto: x\nsparql:\n  q: |\n    ASK {}\n---\n{% if a %}\nx\n{% else %}\ny\n{% endif %}\n{#\nc\n#}\n{% raw %}\nz\n{% endraw %}\n",
      ["1-5 region", "3-5", "7-8", "9-10", "12-14 comment", "15-16"],
    ));
  it("leaves single lines alone", () => check("{% if a %}x{% endif %}", []));
  it("folds what is not closed", () => check("{% for x in y %}\na\nb\n", ["1-3"]));
  it("is nothing when cancelled", async () => {
    const { snapshot, uri } = await load("{% if a %}\n{% endif %}");
    assert.deepEqual(foldingRange(snapshot, uri, cancelled), []);
  });
});

describe("expanding selection", () => {
  const check = async (source: string, expected: string[]) => assert.deepEqual(await selectionsAt(source), expected);
  it("grows by meaning", () =>
    check("{% if a %}{{ us$0er.name | upper }}{% endif %}", [
      "user",
      "user.name",
      "user.name | upper",
      "{{ user.name | upper }}",
      "{% if a %}{{ user.name | upper }}{% endif %}",
    ]));
  it("works in the head", () =>
    check('---\nto: "{{ na$0me }}"\n---\n', [
      "name",
      "{{ name }}",
      '"{{ name }}"',
      'to: "{{ name }}"',
      'to: "{{ name }}"\n',
      '---\nto: "{{ name }}"\n---\n',
    ]));
  it("survives a broken document", () => check("{{ a.$0", [".", "a.", "{{ a."]));
});

describe("inlay hints", () => {
  const check = async (source: string, expected: string) => {
    const { snapshot, uri, text } = await load(source);
    let shown = text;
    for (const hint of inlayHint(snapshot, uri, { start: 0, end: text.length }, never).toReversed())
      shown = shown.slice(0, hint.position.offset) + hint.label + shown.slice(hint.position.offset);
    assert.equal(shown, expected);
  };
  it("say what loops and sets give", () =>
    check(
      "{% for x in [1] %}{% set y = x ~ 'a' %}{% set z = nowhere %}{% endfor %}",
      "{% for x: integer in [1] %}{% set y: string = x ~ 'a' %}{% set z = nowhere %}{% endfor %}",
    ));
  it("say which query rows come from, where the loop does not", async () => {
    const head = "---\nsparql:\n  people: SELECT ?name WHERE { ?s ?p ?name }\n---\n";
    await check(
      `${head}{% set all = sparql_results.people %}{% for r in all | reverse %}{% endfor %}`,
      `${head}{% set all: list of row {?name} = sparql_results.people %}{% for r: row {?name} in all | reverserows of people %}{% endfor %}`,
    );
    await check(
      `${head}{% for r in sparql_results.people %}{% endfor %}`,
      `${head}{% for r: row {?name} in sparql_results.people %}{% endfor %}`,
    );
  });
  it("survive a broken document", () => check("{% for x in [1] %}{% set", "{% for x: integer in [1] %}{% set"));
  it("keep to the range asked for", async () => {
    const { snapshot, uri } = await load("{% set a = 1 %}\n\n\n{% set b = 1 %}");
    assert.equal(inlayHint(snapshot, uri, { start: 0, end: 10 }, never).length, 1);
    assert.deepEqual(inlayHint(snapshot, uri, { start: 0, end: 100 }, cancelled), []);
  });
});

describe("signature help", () => {
  const check = async (source: string, expected: string | null) => {
    const { snapshot, at } = await load(source);
    const help = signatureHelp(snapshot, at, never);
    const signature = help?.signatures[0];
    const active = help?.activeParameter ?? undefined;
    const label = active === undefined ? "-" : (signature?.parameters?.[active]?.label ?? "-");
    assert.equal(help === null ? null : `${signature!.label} [${label}]`, expected);
  };
  it("shows the argument that comes next", () =>
    check("{{ x | replace($0) }}", "replace(from: string, to: string) [from: string]"));
  it("shows the argument at the cursor", () =>
    check('{{ x | replace(from="a", to="$0") }}', "replace(from: string, to: string) [to: string]"));
  it("works in an open call", () =>
    check('{{ x | replace(from="a", $0', "replace(from: string, to: string) [to: string]"));
  it("knows functions, tests and macros", async () => {
    await check("{{ range($0) }}", "range(end: integer, start=0, step_by=1) [end: integer]");
    await check("{% if x is divisibleby($0) %}{% endif %}", "divisibleby(divisor: number) [divisor: number]");
    await check("{% macro m(a, b=1) %}{% endmacro %}{{ self::m(a=1, $0) }}", "self::m(a, b=1) [b=1]");
  });
  it("shows the innermost call", () =>
    check("{{ x | default(value=range($0)) }}", "range(end: integer, start=0, step_by=1) [end: integer]"));
  it("shows nothing outside", async () => {
    await check("{{ x | replace(from='a')$0 }}", null);
    await check("{{ x | nosuch($0) }}", null);
    await check("te$0xt", null);
  });
  it("is nothing when cancelled", async () => {
    const { snapshot, at } = await load("{{ range($0) }}");
    assert.equal(signatureHelp(snapshot, at, cancelled), null);
  });
});

describe("semantic colours", () => {
  const check = async (source: string, expected: string) => {
    const { snapshot, uri, text } = await load(source);
    const found = semanticTokens(snapshot, uri, undefined, never);
    assert.equal(
      found
        .map(({ range, type, modifiers }) => [text.slice(range.start, range.end), type, ...modifiers].join(":"))
        .join(" "),
      expected,
    );
  };
  it("tell names apart", () =>
    check(
      "---\nvars: { a: 1 }\n---\n{% for x in a %}{{ x | upper }}{{ loop.first }}{% endfor %}{{ range(end=2) }}",
      "vars:property for:keyword x:variable:declaration:readonly a:variable x:variable:readonly upper:method:defaultLibrary loop:variable:defaultLibrary first:property endfor:keyword range:function:defaultLibrary end:parameter 2:number",
    ));
  it("cut a key out of its quotes", () =>
    check(
      "---\nsparql: 'SELECT ?n WHERE {}'\n---\n{% for r in sparql_results.default %}{{ r[\"?n\"] }}{% endfor %}",
      'sparql:property for:keyword r:variable:declaration:readonly sparql_results:variable:defaultLibrary default:property r:variable:readonly ":string ?n:property ":string endfor:keyword',
    ));
  it("split comments at lines", () => check("{# a\nb #}", "{# a:comment b #}:comment"));
  it("colour the head's Tera", () => check('---\nto: "{{ a }}"\n---\n', "to:property a:variable"));
  it("never overlap, whatever is written", async () => {
    for (const source of [
      '{{ a["b"]["c',
      "{% if not a and b is x(1",
      '---\nto: {{ a }}\n"q": "{{ \'x',
      '{{ a["b" ~ c["d"]] | f(x="{{") }}',
    ]) {
      const { snapshot, uri } = await load(source);
      const found = semanticTokens(snapshot, uri, undefined, never);
      for (const [index, { range }] of found.entries())
        assert.ok(index === 0 || found[index - 1]!.range.end <= range.start, source);
    }
  });
  it("keep to a range", async () => {
    const { snapshot, uri } = await load("{{ a }}\n{{ b }}");
    assert.equal(semanticTokens(snapshot, uri, { start: 0, end: 4 }, never).length, 1);
    assert.deepEqual(semanticTokens(snapshot, uri, undefined, cancelled), []);
  });
});
