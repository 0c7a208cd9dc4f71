import { strict as assert } from "node:assert";
import { loadEngine, output, problem } from "../support/engine.ts";

/** What `npm run fidelity -- --live` found, each at its smallest; what is expected is what real Tera 1.20 gives. */
describe("Tera's surprises", () => {
  before(loadEngine);

  const shows = (title: string, template: string, expected: string, context = "{}", files = {}) =>
    it(title, () => assert.equal(output(template, { context, templates: files }), expected));
  const refuses = (title: string, template: string, phase: string, innermost: string, context = "{}", files = {}) =>
    it(title, () => {
      const refused = problem(template, { context, templates: files });
      assert.equal(refused.phase, phase);
      assert.ok(refused.detail.endsWith(innermost), refused.detail);
    });

  describe("texts", () => {
    shows("a slug has what deunicode makes of each character", "{{ v | slugify }}", "ri-ben-yu", '{"v":"日本語"}');
    shows("a slug runs a letter and an emoji together", "{{ v | slugify }}", "egrinning", '{"v":"é😀"}');
    shows(
      "`urlencode` takes half a character for what decoders put in its place",
      '{{ "\ud83d" | urlencode }}',
      "%EF%BF%BD",
    );
    shows("`urlencode` keeps a percent sign", "{{ v | urlencode }}", "100%20%", '{"v":"100 %"}');
    shows("an emoji younger than Unicode 10 falls apart", "{{ v | truncate(length=1) }}", "👩\u200d…", '{"v":"👩‍🦰"}');
    shows("a flag stays together", "{{ v | truncate(length=1) }}", "🇫🇷…", '{"v":"🇫🇷🇩🇪"}');
  });

  describe("bodies", () => {
    shows("a byte order mark is text", "\ufeff{{ 1 }}", "\ufeff1");
    shows("so is a fence", "---\n{{ 1 }}", "---\n1");
    shows("so are both", "\ufeff---\n{{ 1 }}\n---\n", "\ufeff---\n1\n---\n");
  });

  describe("numbers", () => {
    shows("a float of JSON is read in a hurry", "{{ v }}", "1", '{"v":0.9999999999999999}');
    shows("and past 2^52 it is off by one", "{{ v }}", "4503599627370497", '{"v":4503599627370496.5}');
    shows(
      "of two numbers that are as near, the greater one is printed",
      "{{ v }}",
      "900719925474099.3",
      '{"v":900719925474099.25}',
    );
    shows("but JSON has the even one", "{{ v | json_encode }}", "900719925474099.2", '{"v":900719925474099.25}');
    shows("an exponent has its sign", "{{ v | json_encode }}", "1.2e+17", '{"v":1.2e17}');
    shows(
      "the least integer has no counterpart",
      "{{ v | abs }}",
      "-9223372036854775808",
      '{"v":-9223372036854775808}',
    );
    refuses("unsigned stays unsigned", "{{ 0 - v }}", "render", "out of bounds u64", '{"v":18446744073709551615}');
    refuses(
      "an integer out of range is found at load",
      "{{ 9223372036854775808 }}",
      "load",
      "Integer out of bounds: `9223372036854775808`",
    );
    refuses("but only where the rest parses", "{{ 9223372036854775808 x", "parse", "'__tera_one_off'");
    shows("the century of the year 10000", '{{ "+10000-01-01" | date(format="%C") }}', ":0");
  });

  describe("paths", () => {
    shows("parentheses are no part of a path", '{{ ( v["a"] ) }}', "1", '{"v":{"a":1}}');
    shows("a field of the magical variable is missing", "{{ not __tera_context[7] }}", "true");
    shows("a test sees the text of the magical variable", "{{ __tera_context is containing('v') }}", "true", '{"v":1}');
    refuses("a key beyond ASCII crashes", "{{ v['é'] is defined }}", "render", "char boundary", '{"v":"x"}');
    shows("but not where it is not reached", "{{ v.a['é'] is defined }}", "false", '{"v":1}');
  });

  describe("conditions", () => {
    shows("texts joined to one are one", '{% if not ""~"" %}x{% endif %}', "x");
    refuses("texts joined to more are not", '{% if not s~"" %}x{% endif %}', "render", "value", '{"s":"a"}');
    refuses(
      "in parentheses, `not` may be a variable",
      "{{ (not -4) }}",
      "render",
      "Variable `not` not found in context while rendering '__tera_one_off'",
    );
    shows("unless a comparison follows", "{{ (not -4 == 3) }}", "false");
  });

  describe("loops", () => {
    shows(
      "a `break` in the `else` of a loop leaves the one around it",
      "{% for x in [1, 2] %}{{ x }}{% for y in [] %}{% else %}{% break %}{% endfor %}!{% endfor %}",
      "1",
    );
  });

  describe("files", () => {
    const twice = "{% macro m() %}{% endmacro %}{% macro m() %}{% endmacro %}";
    refuses("the first file with a fault says the phase", "{{ %}", "load", "Macro `m` is duplicated", "{}", {
      a: twice,
    });
    refuses("and files are read by name", "x", "parse", "'a'", "{}", { b: twice, a: "{{ %}" });
  });
});
