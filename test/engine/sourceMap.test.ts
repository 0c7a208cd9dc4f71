import { strict as assert } from "node:assert";
import { type Input, inputs } from "../../scripts/fidelity/generate/index.ts";
import type { Origin, SourceMap } from "../../server/src/engine/sourceMap.ts";
import { loadEngine, render } from "../support/engine.ts";

describe("the source map", () => {
  before(loadEngine);

  it("tells the place, the calls and the passes of every stretch", () => {
    const templates = {
      lib: "{% macro tag(name) %}<{{ name }}>{% endmacro %}",
      part: "{{ x | upper }};",
    };
    const template =
      '{% import "lib" as lib %}{% for x in ["a", "b"] %}{{ lib::tag(name=x) }}{% include "part" %}{% endfor %}.';
    const result = render(template, { templates });
    assert.ok(result.ok);
    const texts = { ...templates, __tera_one_off: template };
    const shown = result.sourceMap.origins().map((origin) => line(origin, result.output, texts));
    assert.deepEqual(shown, [
      '"<" text "<" of lib, in x#0 > macro lib::tag',
      '"a" value "name" of lib, in x#0 > macro lib::tag',
      '">" text ">" of lib, in x#0 > macro lib::tag',
      '"A" value "x | upper" of part, in x#0 > include "part"',
      '";" text ";" of part, in x#0 > include "part"',
      '"<" text "<" of lib, in x#1 > macro lib::tag',
      '"b" value "name" of lib, in x#1 > macro lib::tag',
      '">" text ">" of lib, in x#1 > macro lib::tag',
      '"B" value "x | upper" of part, in x#1 > include "part"',
      '";" text ";" of part, in x#1 > include "part"',
      '"." text "." of __tera_one_off',
    ]);
  });

  it("maps what white space control leaves of a text", () => {
    const template = "a  \n {{- 1 -}} \n b";
    const result = render(template);
    assert.ok(result.ok);
    assert.equal(result.output, "a1b");
    assert.deepEqual(
      result.sourceMap.origins().map(({ source }) => template.slice(source.start, source.end)),
      ["a", "1", "b"],
    );
  });

  it("finds the output of a place: each pass, to the unit", () => {
    const template = "{% for x in [1, 2] %}ab{{ x }}{% endfor %}";
    const result = render(template);
    assert.ok(result.ok);
    const outputs = (offset: number) =>
      result.sourceMap.outputsOf("__tera_one_off", offset).map(({ start, end }) => `${start}-${end}`);
    assert.deepEqual(outputs(template.indexOf("b{{")), ["1-2", "4-5"]);
    assert.deepEqual(outputs(template.indexOf("x }}")), ["2-3", "5-6"]);
    assert.deepEqual(outputs(0), []);
  });

  it("gives what a filter section prints the place of the section", () => {
    const template = "{% filter upper %}a{{ 1 }}b{% endfilter %}";
    const result = render(template);
    assert.ok(result.ok);
    assert.deepEqual(
      result.sourceMap.origins().map((origin) => line(origin, result.output, { __tera_one_off: template })),
      [`"A1B" value ${JSON.stringify(template)} of __tera_one_off`],
    );
  });

  it("holds for anything that renders", () => {
    let checked = 0;
    for (const input of some(20_251_013, 2_000)) {
      const result = render(input.template, { context: input.context, templates: input.files });
      if (!result.ok) continue;
      checked++;
      const wrong = fault(result.sourceMap, result.output, { ...input.files, __tera_one_off: input.template });
      assert.equal(wrong, undefined, `${wrong} in ${JSON.stringify(input)}`);
    }
    assert.ok(checked > 500, `only ${checked} rendered`);
  });
});

function* some(seed: number, count: number): Generator<Input> {
  const source = inputs(seed);
  for (let left = count; left > 0; left--) yield source.next().value;
}

/** What is wrong with a map; `undefined` where nothing is. */
function fault(map: SourceMap, output: string, texts: Readonly<Record<string, string>>): string | undefined {
  let at = 0;
  for (const origin of map.origins()) {
    const { output: range, source, template, kind, calls, loops } = origin;
    if (range.start !== at || range.end <= range.start) return `a gap at ${at}`;
    at = range.end;
    const text = texts[template]?.slice(source.start, source.end);
    if (text === undefined || text === "") return `no source for ${range.start}`;
    if (kind === "text" && text !== output.slice(range.start, range.end)) return `another text at ${range.start}`;
    for (const place of [...calls, ...loops]) {
      const { start, end } = place.range;
      if (texts[place.template]?.slice(start, end) === "") return `a call without a place at ${range.start}`;
    }
    if (loops.some(({ index }) => index < 0)) return `a pass before the first at ${range.start}`;
    if (map.at(range.end - 1)?.output.start !== range.start) return `at(${range.end - 1}) is another stretch`;
    const back = map.outputsOf(template, source.start);
    if (!back.some(({ start }) => start === range.start)) return `no way back from ${template}:${source.start}`;
  }
  return at === output.length ? undefined : `it ends at ${at}`;
}

function line(origin: Origin, output: string, texts: Readonly<Record<string, string>>): string {
  const text = (from: string, { start, end }: { start: number; end: number }) => JSON.stringify(from.slice(start, end));
  // Loops and calls are told by where they begin, so that they come in the order in which they hold one another here.
  const around = [
    ...origin.loops.map(({ name, index }) => `${name}#${index}`),
    ...origin.calls.map(({ what }) => what),
  ].join(" > ");
  const place = `${origin.kind} ${text(texts[origin.template]!, origin.source)} of ${origin.template}`;
  return `${text(output, origin.output)} ${place}${around === "" ? "" : `, in ${around}`}`;
}
