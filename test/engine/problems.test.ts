import { strict as assert } from "node:assert";
import { loadEngine, problem, render } from "../support/engine.ts";

const CONTEXT = {
  name: "order service",
  n: 3,
  xs: [1, "a"],
  obj: { a: { b: 1 } },
  nul: null,
  people: [{ name: "ann" }, { name: "bob" }],
};
const FILES = {
  m: "{% macro hi(who) %}Hi {{ who | uper }}{% endmacro %}{% macro deep() %}{{ self::hi(who=1) }}{% endmacro %}",
  part: "a {{ missing }} b",
  base: "{% block a %}{{ nope }}{% endblock %}",
};

/** What a person reads when a render fails: the expression at fault, in words, with the values involved. */
describe("a failed render", () => {
  before(loadEngine);

  /** `at` is the text of the range; `in` names the file that holds it. */
  const says = (template: string, at: string, message: string, file?: keyof typeof FILES) =>
    it(`${template} — ${message}`, () => {
      const failed = problem(template, { context: CONTEXT, templates: FILES });
      assert.equal(failed.message, message);
      assert.equal(failed.template, file ?? "__tera_one_off");
      const text = file === undefined ? template : FILES[file];
      assert.equal(text.slice(failed.range.start, failed.range.end), at);
    });

  describe("on variables", () => {
    says("{{ nam | upper }}", "nam", "`nam` has no value here");
    says("{{ obj.a.c }}", "obj.a.c", "`obj.a` has no `c`: it has `b`");
    says("{{ name.x }}", "name.x", '`name` is the text "order service", so it has no `x`');
    says("{{ people[7].name }}", "people[7].name", "`people` has no item 7: it is a list of 2, counted from 0");
    says("{{ people[idx].name }}", "idx", "`idx` has no value here");
    says("{{ [1, missing] }}", "missing", "`missing` has no value here");
  });

  describe("on filters, functions and tests", () => {
    says("{{ name | uper }}", "uper", "there is no filter `uper`");
    says("{% filter uper %}a{% endfilter %}", "uper", "there is no filter `uper`");
    says("{{ rang(end=3) }}", "rang", "there is no function `rang`");
    says("{{ n is odd_ }}", "odd_", "there is no test `odd_`");
    says("{{ 1 + n | trim }}", "trim", "the filter `trim` needs a text, and got `4`");
    says(
      "{{ name | truncate(length='a') }}",
      "truncate(length='a')",
      'the argument `length` of `truncate` must be a whole number from 0 upwards, not `"a"`',
    );
    says("{{ xs | join(sep=missing) }}", "missing", "`missing` has no value here");
    says("{{ xs | sort }}", "sort", 'the values to sort are not all of one kind: `"a"` is not like the first one');
    says("{{ name is odd }}", "name is odd", '`is odd` works on numbers, not on `"order service"`');
    says("{{ throw(message='no port') }}", "throw(message='no port')", "no port");
  });

  describe("on operators", () => {
    says("{{ n * (n + name) }}", "name", '`name` is the text "order service", and arithmetic needs a number');
    says(
      "{{ 9223372036854775807 + n }}",
      "9223372036854775807 + n",
      "9223372036854775807 + 3 does not fit into 64 bits",
    );
    says("{{ name ~ xs ~ n }}", "xs", "`xs` is a list of 2, and `~` joins texts and numbers only");
    says(
      "{% if n > 1 and n > name %}{% endif %}",
      "name",
      '`name` is the text "order service", and arithmetic needs a number',
    );
    says(
      "{{ 1 in name }}",
      "1 in name",
      'the number 1 cannot be in the text "order service": only a text can be looked for there',
    );
  });

  describe("on loops and files", () => {
    says("{% for x in n %}{% endfor %}", "n", "`n` is the number 3, and a `for` goes through a list, a map or a text");
    says("{% for x in obj %}{% endfor %}", "obj", "`obj` is a map: write `for key, x in obj`");
    says("{% include 'x' %}", "'x'", "there is no template `x`");
    says("{% include 'part' %}", "missing", "`missing` has no value here", "part");
    says("{{ q::ho() }}", "q", "no import in `__tera_one_off` gives macros the name `q`");
    says("{% import 'm' as m %}{{ m::ho() }}", "ho", "`m` has no macro `ho`");
    says("{% import 'm' as m %}{{ m::hi() }}", "m::hi()", "the macro `hi` needs the argument `who`");
    says("{% extends 'base' %}", "nope", "`nope` has no value here", "base");
  });

  it("keeps Tera's own words, cause by cause", () => {
    assert.equal(
      problem("{{ n | trim }}", { context: CONTEXT }).detail,
      [
        "Failed to render '__tera_one_off'",
        "Filter call 'trim' failed",
        "Filter `trim` was called on an incorrect value: got `3` but expected a String",
      ].join("\n"),
    );
    assert.equal(
      problem("{% import 'm' as m %}{{ m::hi(who=1) }}", { context: CONTEXT, templates: FILES }).detail,
      "Failed to render '__tera_one_off': error while rendering macro `m::hi`\nFilter 'uper' not found",
    );
    assert.equal(
      problem("{% extends 'base' %}", { templates: FILES }).detail.split("\n")[0],
      "Failed to render '__tera_one_off' (error happened in a parent template)",
    );
  });

  it("tells the calls that led there, innermost first, each with its place", () => {
    const template = "{% import 'm' as m %}\n{{ m::deep() }}";
    const { calls } = problem(template, { context: CONTEXT, templates: FILES });
    const texts: Readonly<Record<string, string>> = { ...FILES, __tera_one_off: template };
    assert.deepEqual(
      calls!.map(({ what, template: file, range }) => `${what}: ${texts[file]!.slice(range.start, range.end)}`),
      ["macro self::hi: self::hi(who=1)", "macro m::deep: m::deep()"],
    );
  });

  it("gives the output up to it", () => {
    const failed = render("a {{ n }} b {{ nope }} c", { context: CONTEXT });
    assert.ok(!failed.ok);
    assert.equal(failed.output, "a 3 b ");
    assert.equal(failed.sourceMap!.length, 3);
  });
});
