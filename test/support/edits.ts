import { strict as assert } from "node:assert";
import { type ParsedTemplate, parse } from "../../server/src/syntax/index.ts";
import { generator } from "./random.ts";

const START = `---
to: "src/{{ name | snake }}.rs"
vars:
  name: shop
sparql:
  people: SELECT ?name WHERE { ?s ?p ?name }
---
{% import "macros.tmpl" as m %}
{# a comment #}
{%- macro row(a, b="x") -%}{{ a }}{{ b }}{%- endmacro row -%}
{% for row in sparql_results.people | slice(end=3) %}
  {% if row["?name"] is defined and not loop.last %}{{ m::row(a=row["?name"], b=1 + 2) }},{% elif x in [1, "two"] %}y{% else %}z{% endif %}
{% else %}none{% endfor %}
{% block body %}{{ super() }}{% filter upper %}text "quoted" {{ "a" ~ b.c[0] }}{% endfilter %}{% endblock %}
{% raw %}{{ kept }}{% endraw %}{% set_global total = total * 2 | round %}{% include ["a", "b"] ignore missing %}
`;

const PIECES = [
  ..."{}%#-()[]|~.,:=<>!'\"` \n\tab1_é",
  "😀",
  "{{",
  "}}",
  "{%",
  "%}",
  "{#",
  "#}",
  "{{ a",
  "{% if x",
  "{% endif %}",
  "{% for x in y %}",
  "{% endfor %}",
  "{% raw %}",
  "{% endraw %}",
  "---\n",
  " | upper",
  " and ",
  "not ",
  " is defined",
  "f(x=",
  '"text"',
  "\r\n",
];

/**
 * Makes random edits to a template, each by incremental parsing, and compares with a fresh parse after every one: tree, typed
 * tree and problems. A failure names the seed and the text.
 */
export function randomEdits(options: { seed: number; edits: number }): void {
  const random = generator(options.seed);
  const pick = (count: number) => Math.floor(random() * count);
  let text = START;
  let parsed = parse(text);
  for (let step = 0; step < options.edits; step++) {
    // A small text is edited where it matters; now and then it begins anew.
    const anew = text.length > 4_000 || step % 500 === 499;
    const start = anew ? 0 : pick(text.length + 1);
    const end = anew ? text.length : Math.min(text.length, start + (pick(3) === 0 ? pick(12) : 0));
    const piece = anew ? START : pick(4) === 0 ? "" : PIECES[pick(PIECES.length)]!;
    const before = text;
    text = text.slice(0, start) + piece + text.slice(end);
    parsed = parsed.edited(text, [{ start, end, text: piece }]);
    const fresh = parse(text);
    if (describeTree(parsed) !== describeTree(fresh))
      assert.fail(
        `seed ${options.seed}, step ${step}: ${JSON.stringify({ before, start, end, piece })}\n${firstDifference(describeTree(parsed), describeTree(fresh))}`,
      );
    assert.ok(!fresh.hasErrors, `an error node, seed ${options.seed}, step ${step}: ${JSON.stringify(text)}`);
    fresh.delete();
  }
  parsed.delete();
}

/** Everything that is known of a text, as text. */
export function describeTree(parsed: ParsedTemplate): string {
  const { cst } = parsed;
  const lines: string[] = [];
  for (let node = 0; node < cst.size; node++)
    lines.push(`${cst.type(node)} ${cst.starts[node]}-${cst.stops[node]} ${cst.ends[node]}`);
  return `${lines.join("\n")}\n${JSON.stringify(parsed.problems, null, 1)}\n${JSON.stringify(parsed.file)}`;
}

function firstDifference(left: string, right: string): string {
  const ours = left.split("\n");
  const theirs = right.split("\n");
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return `edited: ${ours.slice(at, at + 4).join(" / ")}\nfresh:  ${theirs.slice(at, at + 4).join(" / ")}`;
}
