import { strict as assert } from "node:assert";
import { loadEngine, output, problem, render } from "../support/engine.ts";

const DEEP = 5_000;

/** Templates that Tera answers with all the memory, or with the end of the process. */
describe("the limits of a render", () => {
  before(loadEngine);

  const stops = (title: string, template: string, words: RegExp, templates: Readonly<Record<string, string>> = {}) =>
    it(title, () => {
      const stopped = problem(template, { templates });
      assert.match(stopped.message, words);
    });

  describe("in what a caller gives", () => {
    const said = (context: unknown) => render("{{ a }}", { context }).problems[0]?.message;
    it("a context that contains itself", () => {
      const context: Record<string, unknown> = { a: 1 };
      context.self = context;
      assert.equal(said(context), "the context is not JSON: it contains itself, or is nested too deeply");
    });
    it("a getter that throws, whatever it throws", () => {
      for (const thrown of [undefined, null, "text", new Error("boom")])
        assert.match(
          said({
            get a() {
              throw thrown;
            },
          })!,
          /^the context is not JSON: (?:reading it failed|boom)$/,
        );
    });
    it("a template that is no text", () => {
      for (const text of [undefined, null, 5]) {
        const found = render("{{ 1 }}", { templates: { a: text as unknown as string } });
        assert.ok(!found.ok && found.problems[0]?.message === "a template must be a text");
      }
    });
  });

  describe("in time", () => {
    stops("a range beyond every use", "{% for i in range(end=1000000000) %}x{% endfor %}", /1000000000 items/);
    stops("a range without an end", "{% for i in range(end=3, step_by=0) %}x{% endfor %}", /never ends/);
    stops("loops within loops", nested("for i in range(end=100000)", "endfor", 2), /too many steps/);
    stops("a macro that calls itself", "{% macro m() %}{{ self::m() }}{% endmacro %}{{ self::m() }}", /without end/);
    stops("a template that includes itself", '{% include "a" %}', /without end/, { a: '{% include "a" %}' });
    stops("imports in a circle", '{% import "a" as a %}{{ a::x() }}', /in a circle: `a` → `b` → `a`/, {
      a: '{% import "b" as b %}{% macro x() %}{{ b::y() }}{% endmacro %}',
      b: '{% import "a" as a %}{% macro y() %}{{ a::x() }}{% endmacro %}',
    });
    stops("a template that imports itself", '{% import "__tera_one_off" as m %}', /in a circle/);
    stops("imports in a circle in what is included", '{% include "a" %}', /in a circle/, {
      a: '{% import "a" as a %}',
    });
    stops(
      "includes that double each time",
      '{% include "a0" %}',
      /too many steps/,
      Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [
          `a${index}`,
          index < 59 ? `{% include "a${index + 1}" %}`.repeat(2) : "x",
        ]),
      ),
    );
    stops(
      "large values made again and again",
      "{% set xs = range(end=1000000) %}{% for i in range(end=100000) %}{% set ys = xs | reverse %}{% endfor %}",
      /too many steps/,
    );

    it("as much fuel as the caller gives", () => {
      const template = "{% for i in range(end=100) %}x{% endfor %}";
      assert.equal(output(template).length, 100);
      assert.match(problem(template, { fuel: 50 }).message, /too many steps/);
    });

    it("until the caller has enough", () => {
      let asked = 0;
      const template = "{% for i in range(end=1000000) %}x{% endfor %}";
      const stopped = problem(template, { isCancelled: () => ++asked > 3 });
      assert.match(stopped.message, /cancelled/);
      assert.equal(asked, 4);
    });

    it("and not even a default or a condition goes on behind them", () => {
      const endless = "{% macro m() %}{{ nope | default(value=self::m()) }}{% endmacro %}";
      assert.match(problem(`${endless}{{ self::m() }}`).message, /without end/);
      assert.match(problem(`${endless}{% if nope | default(value=self::m()) %}a{% endif %}`).message, /without end/);
    });
  });

  describe("in room", () => {
    const doubling = (first: string, next: string, times: number) =>
      `{% set s = ${first} %}{% for i in range(end=${times}) %}{% set_global s = ${next} %}{% endfor %}`;
    const text = doubling("'ab'", "s ~ s", 20);

    stops("a text that doubles", doubling("'ab'", "s ~ s", 100), /text grows too long/);
    stops("a list that doubles", doubling("[1]", "s | concat(with=s)", 100), /list would have/);
    stops("a text in place of each letter", `${text}{{ s | replace(from='a', to=s) }}`, /text would grow to/);
    stops("a text between many", `${text}{{ range(end=100000) | join(sep=s) }}`, /text would grow to/);
    stops("lists that hold one another", `${doubling("[1]", "[s, s]", 60)}{{ s }}`, /many times/);
    stops("as JSON", `${doubling("[1]", "[s, s]", 60)}{{ s | json_encode }}`, /many times/);
    stops(
      "when compared",
      "{% set s = [1] %}{% set t = [1] %}{% for i in range(end=60) %}{% set_global s = [s, s] %}{% set_global t = [t, t] %}{% endfor %}{{ s == t }}",
      /many times/,
    );
    stops("lists within lists", `${doubling("[1]", "[s]", 100_000)}{{ s }}`, /nested more than/);
    stops("output", `${text}{% for i in range(end=1000) %}{{ s }}{% endfor %}`, /output is too long|too many steps/);
  });

  describe("in depth", () => {
    for (const [open, close] of [
      ["if true", "endif"],
      ["for a in [1]", "endfor"],
      ["filter upper", "endfilter"],
    ] as const)
      stops(`\`${open}\` ${DEEP} times`, nested(open, close, DEEP), /nested too deeply/);
    for (const [title, expression] of [
      ["parentheses", `${"(".repeat(DEEP)}1${")".repeat(DEEP)}`],
      ["brackets", `${"a[".repeat(DEEP)}b${"]".repeat(DEEP)}`],
      ["arguments", `${"f(a=".repeat(DEEP)}1${")".repeat(DEEP)}`],
      ["conditions", `${"true and ".repeat(DEEP)}1`],
      ["arithmetic", `${"1 + ".repeat(DEEP)}1`],
    ] as const)
      stops(title, `{{ ${expression} }}`, /nested too deeply/);

    it("what is long and not deep is rendered", () => {
      assert.equal(output(`{{ 'a'${" | upper".repeat(DEEP)} }}`), "A");
      assert.equal(output(`{{ 'a'${" ~ 'b'".repeat(DEEP)} }}`).length, DEEP + 1);
      assert.equal(output(`{% if false %}${"{% elif false %}a".repeat(DEEP)}{% else %}b{% endif %}`), "b");
    });

    it("a recursion that ends is rendered", () => {
      const macro = "{% macro m(n) %}{% if n > 0 %}{{ self::m(n=n - 1) }}{% endif %}.{% endmacro %}";
      assert.equal(output(`${macro}{{ self::m(n=300) }}`).length, 301);
    });

    it("a context beyond every depth is refused", () => {
      assert.match(problem("x", { context: `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}` }).message, /context/);
    });
  });

  describe("in patience", () => {
    // Each of these takes the square of its length where an expression looks from every place to the end.
    const long = 400_000;
    for (const [title, filter, value] of [
      ["tags that are never closed", "striptags", "<".repeat(long)],
      ["comments that are never closed", "striptags", "<!--".repeat(long)],
      ["blanks without end", "spaceless", `>${" ".repeat(long)}`],
      ["a word without end", "pluralize", "a".repeat(long)],
      ["and its singular", "singularize", "a".repeat(long)],
      ["blanks at the end", "trim_end", `${" ".repeat(long)}x`],
      ["endings without end", "deordinalize", "st".repeat(long)],
    ] as const)
      it(title, () => assert.equal(typeof output(`{{ v | ${filter} }}`, { context: { v: value } }), "string"));
  });

  it("nothing is thrown, and something is said, for any of them", () => {
    const result = render("{{ s }}", { context: '{"s":' });
    assert.equal(result.ok, false);
    assert.match(result.problems[0]!.message, /not JSON/);
  });

  it("keys in keys, fifty deep, are found once each", () => {
    const path = `${"a[".repeat(50)}b${"]".repeat(50)}`;
    assert.equal(output(`{{ ${path} }}`, { context: { a: { x: "x" }, b: "x" } }), "x");
    assert.equal(problem(`{{ ${path} }}`, { context: {} }).message, "`b` has no value here");
  });
});

function nested(open: string, close: string, times: number): string {
  return `${`{% ${open} %}`.repeat(times)}x${`{% ${close} %}`.repeat(times)}`;
}
