import { strict as assert } from "node:assert";
import type { Reference } from "../../server/src/model/symbols.ts";
import { showType, type Type } from "../../server/src/model/types.ts";
import { render } from "./engine.ts";
import { load } from "./fixture.ts";
import { generator } from "./random.ts";

/**
 * A body that Tera accepts and that runs to its end, made of everything that gives names, takes them away or asks for them. What is asked
 * stands in outputs of a single name: `{{ a }}`.
 */
function scopedBody(seed: number): string {
  const random = generator(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const name = () => pick(NAMES);
  const value = () => pick([shaped, () => pick(VALUES)])();
  const shaped = () =>
    pick([
      `${name()} | default(value=2)`,
      `${name()} | default(value="y") | as_str`,
      `[1, ${name()} | default(value=0)]`,
    ]);
  const container = () =>
    pick([
      "rows",
      "[1]",
      "[]",
      "empty",
      "[1, 2]",
      "nested",
      '["x", 1]',
      "rows | reverse",
      "range(end=2)",
      "words | split(pat=',')",
    ]);
  const atom = () =>
    pick([
      name(),
      `${name()} is defined`,
      `${name()} is not defined`,
      `not ${name()}`,
      "size > 1",
      "size > 9000",
      "true",
      "false",
      `${name()} is undefined`,
      is(name(), pick(["string", "number", "iterable", "object"])),
      is(name(), `not ${pick(["string", "number", "iterable", "object"])}`),
      "empty",
    ]);
  // Tera refuses such a test of a name that is missing.
  const is = (subject: string, shape: string) => `${subject} is defined and ${subject} is ${shape}`;
  const condition = () =>
    pick([
      atom,
      atom,
      () => `${atom()} and ${atom()}`,
      () => `${atom()} or ${atom()}`,
      () => `${atom()} and (${atom()} or ${atom()})`,
    ])();

  const lines = (depth: number, place: Place): string =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => line(depth, place)).join("\n");

  const line = (depth: number, place: Place): string => {
    const kinds = ["ask", "ask", "ask", "set", "set", "global"];
    if (depth < 3) kinds.push("if", "if", "elif", "else", "for", "for", "forElse", "pairs", "filter");
    if (depth === 0) kinds.push("block", "call");
    if (place === "for") kinds.push("leave");
    const inside = () => lines(depth + 1, place);
    switch (pick(kinds)) {
      case "set":
        return `{% set ${name()} = ${value()} %}`;
      case "global":
        return `{% set_global ${name()} = ${value()} %}`;
      case "if":
        return `{% if ${condition()} %}${inside()}{% endif %}`;
      case "else":
        return `{% if ${condition()} %}${inside()}{% else %}${inside()}{% endif %}`;
      case "elif":
        return `{% if ${condition()} %}${inside()}{% elif ${condition()} %}${inside()}{% else %}${inside()}{% endif %}`;
      case "for":
        return `{% for ${name()} in ${container()} %}${lines(depth + 1, "for")}{% endfor %}`;
      case "forElse":
        return `{% for ${name()} in ${container()} %}${lines(depth + 1, "for")}{% else %}${inside()}{% endfor %}`;
      case "pairs":
        return `{% for ${name()}, ${name()} in table %}${lines(depth + 1, "for")}{% endfor %}`;
      case "filter":
        return `{% filter upper %}${lines(depth + 1, place === "for" ? "macro" : place)}{% endfilter %}`;
      case "leave":
        return `{% if ${condition()} %}${inside()}{% ${pick(["break", "continue"])} %}{% endif %}`;
      case "block":
        return `{% block ${name()}${Math.floor(random() * 1e6)} %}${lines(depth + 1, "top")}{% endblock %}`;
      case "call":
        return "{{ self::m(a=1) }}{{ self::m(a=port, b=3) }}";
      default:
        return `{{ ${name()} }}`;
    }
  };
  const macro = `{% macro m(a, b=1) %}${lines(1, "macro")}{% endmacro %}`;
  return `${macro}\n${Array.from({ length: 6 }, () => line(0, "top")).join("\n")}\n`;
}

type Place = "top" | "for" | "macro";

const VALUES = [
  ...["1", "1.5", '"x"', "true", "port", "rows", "table", "[1, 2]", "[]", '[1, "x"]', "[rows, empty]", "nested"],
  ...[
    "size + 1",
    "size / 2",
    "size * 1.5",
    "size % 2",
    "7 - size",
    '"a" ~ size',
    "size > 1",
    "size == 3 and true",
    "not empty",
    "2 in rows",
  ],
  ...[
    "rows | first",
    "rows | last",
    "rows | nth(n=1)",
    "rows | length",
    "rows | reverse",
    "rows | slice(start=1)",
    "rows | sort",
  ],
  ...[
    "rows | unique",
    "rows | concat(with=3)",
    'rows | concat(with="x")',
    'rows | join(sep=",")',
    "empty | first | default(value=1)",
  ],
  ...[
    "words | split(pat=',')",
    '"a,b" | split(pat=",") | first',
    '"x" | upper',
    '"x" | length',
    '"x" | reverse',
    '"3" | int',
    '"3.5" | float',
  ],
  ...[
    "table | length",
    'table | get(key="k")',
    'table | get(key="z", default="d")',
    "table | json_encode",
    "table.k",
    "table | json_encode | length",
  ],
  ...["nested | first", 'nested | map(attribute="k")', 'nested | map(attribute="k") | first'],
  ...[
    'nested | filter(attribute="k", value=1)',
    'nested | group_by(attribute="k")',
    'nested | sort(attribute="k") | first',
    "nested[0].s",
  ],
  ...[
    "size | round",
    "1.5 | round",
    "-3 | abs",
    "1.5 | abs",
    "size | as_str",
    "size | filesizeformat",
    "range(end=3)",
    "range(end=3) | last",
  ],
  ...[
    '"a b" | title | snake',
    '"a b" | split(pat=" ") | map(attribute="x") | length',
    "true | as_str",
    '"x" | trim | wordcount',
    "size | pluralize",
  ],
];

const NAMES = ["a", "b", "c", "d", "port"];

const VARIABLES = {
  port: 8080,
  size: 3,
  rows: [1, 2],
  empty: [],
  table: { k: 1, l: 2 },
  nested: [
    { k: 1, s: "t" },
    { k: 2, s: "u" },
  ],
  words: "a,b",
};

const HEAD = `---
to: x
vars: ${JSON.stringify(VARIABLES)}
---
`;

/**
 * Runs templates and compares with what their models say: a name that is definite is never missing, one that is none is never there, and
 * a value is of its type. A failure names the seed.
 */
export async function claims({ from, count }: { from: number; count: number }): Promise<void> {
  let judged = 0;
  for (let seed = from; seed < from + count; seed++) {
    const { model, text } = await load(HEAD + scopedBody(seed));
    const start = model.file.bodyStart;
    const reads = new Map<number, Reference>();
    for (const reference of model.references)
      if (reference.access === "read") reads.set(reference.range.start, reference);
    const asked: Reference[] = [];
    const body = text.slice(start).replace(/\{\{ (\w+) \}\}/g, (_, name: string, at: number) => {
      const index = asked.push(reads.get(start + at + 3)!) - 1;
      return `{% if ${name} is defined %}[${index}=\n{{ ${name} | json_encode }}\n]{% else %}[${index}]{% endif %}`;
    });
    const result = render(body, { context: VARIABLES });
    assert.ok(result.ok, `seed ${seed} does not run:\n${text}`);
    for (const [, index, json] of result.output.matchAll(/\[(\d+)(?:=\n(.*)\n)?\]/g)) {
      const { name, binding, type, range } = asked[Number(index)]!;
      const shown = json === undefined ? "missing" : `there, as ${json}`;
      const said = `${binding}, ${showType(type)}`;
      const claimed = binding === "definite" ? json !== undefined : binding !== "none" || json === undefined;
      const fits = json === undefined || binding === "none" || isOf(type, JSON.parse(json.toLowerCase()));
      const where = `${text.slice(start, range.start)}«${name}»${text.slice(range.end)}`;
      assert.ok(claimed && fits, `seed ${seed}: \`${name}\` is said to be ${said}, and is ${shown}:\n${where}`);
      judged += 1;
    }
  }
  assert.ok(judged > count, "templates that say nothing");
}

function isOf(type: Type, value: unknown): boolean {
  switch (type.kind) {
    case "union":
      return type.members.some((member) => isOf(member, value));
    case "list":
      return Array.isArray(value) && value.every((each) => isOf(type.element, each));
    case "map":
      return typeof value === "object" && value !== null && !Array.isArray(value) && hasFields(type.fields, value);
    case "integer":
      return Number.isInteger(value);
    case "float":
    case "number":
      return typeof value === "number";
    case "bool":
      return typeof value === "boolean";
    case "unknown":
      return true;
    default:
      return typeof value === type.kind || (value === null && type.kind === "null");
  }
}

function hasFields(fields: ReadonlyMap<string, { readonly type: Type }>, value: object): boolean {
  return Object.entries(value).every(([key, each]) => isOf(fields.get(key)?.type ?? { kind: "unknown" }, each));
}
