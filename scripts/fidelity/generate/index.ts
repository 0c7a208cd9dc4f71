import { FILTERS } from "./calls.ts";
import { Expressions } from "./expressions.ts";
import { fileSet } from "./files.ts";
import { malformed } from "./malformed.ts";
import { numberInput } from "./numbers.ts";
import { Random } from "./random.ts";
import { Templates } from "./templates.ts";
import { Values } from "./values.ts";

/** What is asked of both engines. */
export interface Input {
  readonly kind: Kind;
  readonly template: string;
  readonly files?: Readonly<Record<string, string>>;
  /** JSON text, so that numbers keep their spelling. */
  readonly context: string;
}

export const KINDS = ["expression", "filter", "number", "template", "files", "malformed"] as const;
export type Kind = (typeof KINDS)[number];

/** How many contexts a run has: enough that each name has held every kind of thing. */
const CONTEXTS = 400;

/** Fresh inputs without end, the same ones for the same seed. */
export function* inputs(seed: number): Generator<Input, never> {
  const random = new Random(seed);
  const values = new Values(random);
  const contexts = Array.from({ length: CONTEXTS }, () => values.context());
  for (;;) {
    const kind = random.weighted<Kind>([
      [35, () => "expression"],
      [25, () => "filter"],
      [10, () => "number"],
      [22, () => "template"],
      [8, () => "files"],
      [10, () => "malformed"],
    ]);
    const expressions = new Expressions(random, values);
    yield { kind, context: random.pick(contexts), ...make(kind) };

    function make(what: Kind): { template: string; files?: Readonly<Record<string, string>>; context?: string } {
      const templates = new Templates(random, expressions);
      switch (what) {
        case "expression":
          return { template: `{{ ${expressions.expression(2)} }}` };
        case "filter":
          return oneFilter(random, values, expressions);
        case "number":
          return numberInput(random, values);
        case "template":
          return { template: templates.template(5) };
        case "files":
          return fileSet(random, expressions);
        case "malformed":
          return {
            template: malformed(
              random,
              random.chance(0.4) ? `{{ ${expressions.expression(2)} }}` : templates.template(4),
            ),
          };
      }
    }
  }
}

/** One filter on a fresh value: what `expression` meets too seldom. */
function oneFilter(random: Random, values: Values, expressions: Expressions) {
  const name = random.weighted([
    [4, () => random.pick(Object.keys(FILTERS))],
    [1, () => "date"],
    [
      1,
      () =>
        random.pick([
          "slugify",
          "truncate",
          "round",
          "filesizeformat",
          "int",
          "float",
          "json_encode",
          "title",
          "striptags",
        ]),
    ],
  ]);
  const value =
    name === "date"
      ? random.pick([JSON.stringify(values.date()), values.integer()])
      : random.chance(0.6)
        ? JSON.stringify(values.text())
        : values.any(2);
  const filter = name === "date" || random.chance(0.5) ? expressions.filterNamed(name) : name;
  const template = random.weighted([
    [6, () => `{{ v | ${filter} }}`],
    [1, () => `{% for c in v | ${filter} %}[{{ c }}]{% endfor %}`],
    [1, () => `{{ v | ${filter} | json_encode }}`],
    [1, () => `{% filter ${filter} %}{{ v }}{% endfilter %}`],
    [1, () => `{{ v }}|{{ v | json_encode(pretty=true) }}|{{ v | as_str | length }}`],
  ]);
  return {
    template,
    context: `{"v":${value},"s":"a","t":"b","w":"c","key":"name","n":2,"i":3,"yes":true,"x":null,"list":[1],"words":[],"numbers":[]}`,
  };
}
