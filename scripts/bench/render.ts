import { parseJson } from "../../server/src/engine/library/json.ts";
import { TemplateSet } from "../../server/src/engine/loaded.ts";
import { renderLoaded } from "../../server/src/engine/render.ts";
import { loadTemplate } from "../../server/src/engine/templates.ts";
import type { ValueMap } from "../../server/src/engine/value.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { sharedFolder } from "../../test/support/shared.ts";
import { buildOracle, hasCargo, timed } from "../fidelity/oracle.ts";
import { readRows } from "../fidelity/vectors.ts";
import type { Measure, Row } from "./support/measure.ts";

const RUNS = 30;
/** Runs before those that count: the platform compiles what runs often. */
const WARM_UP = 15;
/** How much longer than the Rust program we may take. */
const GOAL = 3;

/** Parsing and rendering, with the source map, against real Tera in the same run. */
export const measure: Measure = {
  order: 5,
  async *run() {
    await createEngine();
    const isRustHere = hasCargo();
    if (isRustHere) buildOracle();
    for (const { what, rows } of groups()) {
      const ours = total(rows.map(timedHere));
      const theirs = isRustHere ? total(timed(rows, RUNS)) : undefined;
      yield row(`parse ${what}`, ours.parse, theirs?.parse);
      yield row(`render ${what}`, ours.render, theirs?.render);
      const whole = row(`parse and render ${what}`, ours.parse + ours.render, theirs && theirs.parse + theirs.render);
      yield theirs === undefined ? whole : { ...whole, goal: GOAL * (theirs.parse + theirs.render) };
    }
  },
};

interface Group {
  readonly what: string;
  readonly rows: ReadonlyArray<{ readonly template: string; readonly context: string }>;
}

function* groups(): Generator<Group> {
  yield { what: "10 000 rows", rows: [manyRows(10_000)] };
  const folder = sharedFolder();
  if (folder === undefined) return;
  const real = readRows(folder, "corpus").filter(({ expected }) => expected.kind === "output");
  yield { what: `${real.length} real templates`, rows: real };
}

/** A model written out as code: what ggen is for. */
function manyRows(count: number) {
  const template = `// {{ title | upper }}
{% for row in rows -%}
pub struct {{ row.name }} {
    /// {{ loop.index }} of {{ count }}{% if row.note %}: {{ row.note }}{% endif %}
    pub {{ row.field | snake }}: {{ row.kind }},
}
{% endfor %}`;
  const kinds = ["String", "u64", "bool"];
  const rows = Array.from({ length: count }, (_, index) => ({
    name: `Entity${index}`,
    field: `someField${index % 97}`,
    kind: kinds[index % kinds.length],
    note: index % 4 === 0 ? "seldom" : "",
  }));
  return { template, context: JSON.stringify({ title: "entities", count, rows }) };
}

function timedHere({ template, context }: Group["rows"][number]): { parse: number; render: number } {
  const values = parseJson(context) as ValueMap;
  const parse: number[] = [];
  const render: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run++) {
    const start = performance.now();
    const loaded = loadTemplate({ name: "bench", source: template });
    const between = performance.now();
    const set = new TemplateSet(new Map([["bench", loaded.template!]]));
    const result = renderLoaded("bench", set, values, {}, { now: () => 0, random: () => 0, env: () => undefined });
    if (!result.ok) throw new Error(result.problems[0]!.detail);
    const end = performance.now();
    if (run < 0) continue;
    parse.push(between - start);
    render.push(end - between);
  }
  return { parse: Math.min(...parse), render: Math.min(...render) };
}

function total(each: ReadonlyArray<{ readonly parse: number; readonly render: number }>) {
  const sum = (pick: (one: { parse: number; render: number }) => number) =>
    each.reduce((all, one) => all + pick(one), 0);
  return { parse: sum(({ parse }) => parse), render: sum(({ render }) => render) };
}

/** Others work on this machine, too: the fastest run is the one they disturbed least. */
const note = `the fastest of ${RUNS} runs`;

function row(what: string, value: number, rust: number | undefined): Row {
  return {
    what,
    value,
    unit: "ms",
    against: rust === undefined ? undefined : { what: "Tera in Rust", value: rust },
    note,
  };
}
