/** The filters that Tera 1.20 brings along. Source: Tera's built-in filters, as ggen leaves them in place. */
import { integerType, listOf, mapOf, membersOf, numberType, stringType, union, unknownType } from "../types.ts";
import { type Argument, attributeOf, elementOf, type FilterEntry, sameList } from "./entry.ts";

const both = ["v1", "26"] as const;
const base = { kind: "filter", from: "tera", profiles: both, args: [] } as const;
const onString = { ...base, accepts: ["string"], result: stringType } as const;

function required(name: string, type: Argument["type"], doc: string): Argument {
  return { name, type, required: true, doc };
}

function optional(name: string, type: Argument["type"], defaultText: string | undefined, doc: string): Argument {
  return { name, type, required: false, default: defaultText, doc };
}

const attribute = optional("attribute", "string", undefined, "key of the elements to go by; may be dotted");

export const teraFilters: readonly FilterEntry[] = [
  {
    ...onString,
    name: "upper",
    profiles: ["26"],
    doc: "Upper case.",
    example: { source: '{{ "straße" | upper }}', output: "STRASSE" },
  },
  {
    ...onString,
    name: "lower",
    profiles: ["26"],
    doc: "Lower case.",
    example: { source: '{{ "HeLLo" | lower }}', output: "hello" },
  },
  {
    ...onString,
    name: "capitalize",
    common: true,
    doc: "First letter in upper case, all others in lower case.",
    example: { source: '{{ "hELLO world" | capitalize }}', output: "Hello world" },
  },
  {
    ...onString,
    name: "trim",
    doc: "Without white space at both ends.",
    example: { source: '[{{ "  a b " | trim }}]', output: "[a b]" },
  },
  {
    ...onString,
    name: "trim_start",
    doc: "Without white space at the start.",
    example: { source: '[{{ "  a " | trim_start }}]', output: "[a ]" },
  },
  {
    ...onString,
    name: "trim_end",
    doc: "Without white space at the end.",
    example: { source: '[{{ " a  " | trim_end }}]', output: "[ a]" },
  },
  {
    ...onString,
    name: "trim_start_matches",
    args: [required("pat", "string", "text to strip; `\\n` and `\\t` stand for a line break and a tab")],
    doc: "Without any repetition of `pat` at the start.",
    example: { source: '{{ "//a/b" | trim_start_matches(pat="/") }}', output: "a/b" },
  },
  {
    ...onString,
    name: "trim_end_matches",
    args: [required("pat", "string", "text to strip; `\\n` and `\\t` stand for a line break and a tab")],
    doc: "Without any repetition of `pat` at the end.",
    example: { source: '{{ "a/b//" | trim_end_matches(pat="/") }}', output: "a/b" },
  },
  {
    ...onString,
    name: "truncate",
    args: [
      optional("length", "integer", "255", "how many characters (grapheme clusters) to keep"),
      optional("end", "string", '"…"', "what is put behind a shortened text"),
    ],
    doc: "Shortened to `length` characters, with `end` behind when something was cut off.",
    example: { source: '{{ "abcdef" | truncate(length=3) }}', output: "abc…" },
  },
  {
    ...onString,
    name: "wordcount",
    result: integerType,
    doc: "Number of words, split at white space.",
    example: { source: '{{ "one two  three" | wordcount }}', output: "3" },
  },
  {
    ...onString,
    name: "replace",
    common: true,
    args: [required("from", "string", "text to look for, no pattern"), required("to", "string", "what to put there")],
    doc: "With all occurrences of `from` replaced by `to`. Neither is a pattern.",
    example: { source: '{{ "a.b.c" | replace(from=".", to="::") }}', output: "a::b::c" },
  },
  {
    ...onString,
    name: "linebreaksbr",
    doc: "With `<br>` for every line break.",
    example: { source: '{% set text = "a\nb" %}{{ text | linebreaksbr }}', output: "a<br>b" },
  },
  {
    ...onString,
    name: "indent",
    args: [
      optional("prefix", "string", '"    "', "what every line gets in front"),
      optional("first", "bool", "false", "indent the first line too"),
      optional("blank", "bool", "false", "indent blank lines too"),
    ],
    doc: "With `prefix` in front of every line but the first.",
    example: { source: '{% set text = "a\nb" %}{{ text | indent(prefix="  ") }}', output: "a\n  b" },
  },
  {
    ...onString,
    name: "striptags",
    doc: "Without anything that looks like an HTML tag.",
    example: { source: '{{ "<b>bold</b>" | striptags }}', output: "bold" },
  },
  {
    ...onString,
    name: "spaceless",
    doc: "Without white space between HTML tags.",
    example: { source: '{{ "<p> <b>x</b> </p>" | spaceless }}', output: "<p><b>x</b></p>" },
  },
  {
    ...onString,
    name: "urlencode",
    doc: "Percent-encoded; `/` stays as it is.",
    example: { source: '{{ "a b/c" | urlencode }}', output: "a%20b/c" },
  },
  {
    ...onString,
    name: "urlencode_strict",
    doc: "Percent-encoded, `/` included.",
    example: { source: '{{ "a b/c" | urlencode_strict }}', output: "a%20b%2Fc" },
  },
  {
    ...onString,
    name: "escape",
    doc: "Escaped for HTML: `&`, `<`, `>`, quotes and `/`.",
    example: { source: '{{ "<a>" | escape }}', output: "&lt;a&gt;" },
  },
  {
    ...onString,
    name: "escape_xml",
    doc: "Escaped for XML: `&`, `<`, `>` and quotes.",
    example: { source: '{{ "a & b" | escape_xml }}', output: "a &amp; b" },
  },
  {
    ...onString,
    name: "slugify",
    doc: "As a slug: ASCII, lower case, hyphens between the words.",
    example: { source: '{{ "Crème Brûlée!" | slugify }}', output: "creme-brulee" },
  },
  {
    ...onString,
    name: "addslashes",
    doc: "With a backslash in front of quotes and backslashes.",
    example: { source: "{{ 'say \"hi\"' | addslashes }}", output: 'say \\"hi\\"' },
  },
  {
    ...onString,
    name: "split",
    args: [required("pat", "string", "text to split at; `\\n` and `\\t` stand for a line break and a tab")],
    result: listOf(stringType),
    doc: "The parts between occurrences of `pat`, as a list.",
    example: { source: '{{ "a,b" | split(pat=",") | last }}', output: "b" },
  },
  {
    ...base,
    name: "int",
    accepts: ["string", "number"],
    args: [
      optional("default", "integer", "0", "result where the text is no number"),
      optional("base", "integer", "10", "base of the digits; 2, 8 and 16 take the prefixes `0b`, `0o`, `0x`"),
    ],
    result: integerType,
    doc: "As an integer.",
    example: { source: '{{ "0x1F" | int(base=16) }}', output: "31" },
  },
  {
    ...base,
    name: "float",
    accepts: ["string", "number"],
    args: [optional("default", "number", "0.0", "result where the text is no number")],
    result: { kind: "float" },
    doc: "As a floating point number.",
    example: { source: '{{ "1.50" | float }}', output: "1.5" },
  },
  {
    ...base,
    name: "first",
    accepts: ["list"],
    result: elementOf,
    doc: "The first element; an empty text when there is none.",
    example: { source: "{{ [3, 1, 2] | first }}", output: "3" },
  },
  {
    ...base,
    name: "last",
    accepts: ["list"],
    result: elementOf,
    doc: "The last element; an empty text when there is none.",
    example: { source: "{{ [3, 1, 2] | last }}", output: "2" },
  },
  {
    ...base,
    name: "nth",
    accepts: ["list"],
    args: [required("n", "integer", "which one, counted from 0")],
    result: elementOf,
    doc: "The element at `n`, counted from 0; an empty text when there is none.",
    example: { source: "{{ [3, 1, 2] | nth(n=1) }}", output: "1" },
  },
  {
    ...base,
    name: "join",
    common: true,
    accepts: ["list"],
    args: [
      optional("sep", "string", '""', "text between the elements; `\\n` and `\\t` stand for a line break and a tab"),
    ],
    result: stringType,
    doc: "All elements printed one behind the other, with `sep` between them.",
    example: { source: '{{ ["a", "b"] | join(sep=", ") }}', output: "a, b" },
  },
  {
    ...base,
    name: "sort",
    accepts: ["list"],
    args: [attribute],
    result: sameList,
    doc: "In ascending order. All elements (or their `attribute`) must be of one type that can be compared.",
    example: { source: "{{ [3, 1, 2] | sort }}", output: "[1, 2, 3]" },
  },
  {
    ...base,
    name: "unique",
    accepts: ["list"],
    args: [attribute, optional("case_sensitive", "bool", "false", "treat `a` and `A` as different")],
    result: sameList,
    doc: "Without repetitions; the first of equal elements stays. Upper and lower case count as equal by default.",
    example: { source: '{{ ["a", "A", "b"] | unique | join(sep=",") }}', output: "a,b" },
  },
  {
    ...base,
    name: "slice",
    accepts: ["list"],
    args: [
      optional("start", "integer", "0", "first index; negative counts from the end"),
      optional("end", "integer", undefined, "index behind the last; negative counts from the end"),
    ],
    result: sameList,
    doc: "The elements from `start` to before `end`.",
    example: { source: "{{ [1, 2, 3, 4] | slice(start=1, end=-1) }}", output: "[2, 3]" },
  },
  {
    ...base,
    name: "group_by",
    accepts: ["list"],
    args: [required("attribute", "string", "key to group by; may be dotted")],
    result: (input) => mapOf(new Map(), true, { rest: sameList(input) }),
    doc: "A map from each value of `attribute` to the list of elements with it. Elements where it is null are dropped.",
    example: {
      source:
        '{% for key, group in tables | group_by(attribute="schema") %}{{ key }}:{{ group | length }} {% endfor %}',
      context: { tables: [{ schema: "a" }, { schema: "b" }, { schema: "a" }] },
      output: "a:2 b:1 ",
    },
  },
  {
    ...base,
    name: "filter",
    accepts: ["list"],
    args: [
      required("attribute", "string", "key to look at; may be dotted"),
      optional("value", "any", undefined, "what it must be; absent means anything but null"),
    ],
    result: sameList,
    doc: "The elements whose `attribute` is `value`, or is not null where no `value` is given.",
    example: {
      source: '{{ routes | filter(attribute="public", value=true) | map(attribute="path") }}',
      context: {
        routes: [
          { path: "/in", public: false },
          { path: "/out", public: true },
        ],
      },
      output: "[/out]",
    },
  },
  {
    ...base,
    name: "map",
    accepts: ["list"],
    args: [required("attribute", "string", "key whose values are wanted; may be dotted")],
    result: (input, args) => listOf(attributeOf(input, args.text("attribute"))),
    doc: "The list of the elements' values under `attribute`. Null values are dropped.",
    example: {
      source: '{{ routes | map(attribute="path") | join(sep=" ") }}',
      context: { routes: [{ path: "/a" }, { path: "/b" }] },
      output: "/a /b",
    },
  },
  {
    ...base,
    name: "concat",
    accepts: ["list"],
    args: [required("with", "any", "an element, or a list of elements")],
    result: (input, args) => {
      const added = args.type("with") ?? unknownType;
      const elements = added.kind === "list" ? added.element : added;
      return listOf(union([elementOf(input), elements]));
    },
    doc: "The list with `with` behind it; a list is appended element by element.",
    example: { source: "{{ [1] | concat(with=[2, 3]) }}", output: "[1, 2, 3]" },
  },
  {
    ...base,
    name: "abs",
    accepts: ["number"],
    result: (input) => (input.kind === "integer" || input.kind === "float" ? input : numberType),
    doc: "Without its sign.",
    example: { source: "{{ -3 | abs }}", output: "3" },
  },
  {
    ...base,
    name: "round",
    common: true,
    accepts: ["number"],
    args: [
      {
        name: "method",
        type: "string",
        required: false,
        default: '"common"',
        values: ["common", "ceil", "floor"],
        doc: "which way",
      },
      optional("precision", "integer", "0", "digits behind the point"),
    ],
    result: numberType,
    doc: "Rounded to `precision` digits.",
    example: { source: '{{ 2.1 | round(method="ceil") }}', output: "3" },
  },
  {
    ...base,
    name: "filesizeformat",
    accepts: ["integer"],
    args: [optional("binary", "bool", "false", "write `KiB`, `MiB` instead of `kB`, `MB`")],
    result: stringType,
    doc: "A number of bytes as people read it, counted in 1024s.",
    example: { source: "{{ 110000 | filesizeformat }}", output: "107.42 kB" },
  },
  {
    ...base,
    name: "length",
    common: true,
    accepts: ["list", "map", "string"],
    result: integerType,
    doc: "Number of elements, of keys, or of characters.",
    example: { source: "{{ [1, 2] | length }}", output: "2" },
  },
  {
    ...base,
    name: "reverse",
    accepts: ["list", "string"],
    result: (input) => (input.kind === "list" || input.kind === "string" ? input : unknownType),
    doc: "In reverse order.",
    example: { source: "{{ [1, 2] | reverse }}", output: "[2, 1]" },
  },
  {
    ...base,
    name: "date",
    accepts: ["integer", "string"],
    args: [
      {
        name: "format",
        type: "string",
        required: false,
        default: '"%Y-%m-%d"',
        suggestions: ["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S%:z", "%d.%m.%Y", "%d %B %Y", "%A", "%s"],
        doc: "chrono's format string",
      },
      {
        name: "timezone",
        type: "string",
        required: false,
        suggestions: ["UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo"],
        doc: "IANA name of the zone to show it in",
      },
    ],
    result: stringType,
    doc: "A timestamp in seconds, or a date in RFC 3339 or `%Y-%m-%d`, written by `format`.",
    example: { source: '{{ 0 | date(format="%d.%m.%Y") }}', output: "01.01.1970" },
  },
  {
    ...base,
    name: "json_encode",
    accepts: ["any"],
    args: [optional("pretty", "bool", "false", "over several lines, indented")],
    result: stringType,
    doc: "As JSON.",
    example: { source: '{{ ["a", 1] | json_encode }}', output: '["a",1]' },
  },
  {
    ...base,
    name: "as_str",
    accepts: ["any"],
    result: stringType,
    doc: "As it would be printed.",
    example: { source: "{{ 12 | as_str | length }}", output: "2" },
  },
  {
    ...base,
    name: "get",
    accepts: ["map"],
    args: [
      required("key", "string", "which key; no dots"),
      optional("default", "any", undefined, "result where the key is missing; without it that is an error"),
    ],
    result: (input, args) => {
      const key = args.text("key");
      const found = membersOf(input).map((member) =>
        member.kind === "map" && key !== undefined
          ? (member.fields.get(key)?.type ?? member.rest ?? unknownType)
          : unknownType,
      );
      return union([...found, ...(args.type("default") === undefined ? [] : [args.type("default")!])]);
    },
    doc: "The value under `key`.",
    example: {
      source: '{{ types | get(key="int", default="i64") }}',
      context: { types: { text: "String" } },
      output: "i64",
    },
  },
  {
    ...base,
    name: "default",
    common: true,
    accepts: ["any"],
    args: [required("value", "any", "what to use instead")],
    result: (input, args) => {
      const other = args.type("value") ?? unknownType;
      const rest = membersOf(input).filter((member) => member.kind !== "null");
      return rest.length === 0 ? other : union([...rest, other]);
    },
    doc: "`value` where the variable is undefined or null. It works only as the first filter behind a variable; anywhere else Tera skips it without a message.",
    example: { source: '{{ nowhere | default(value="x") }}', output: "x" },
  },
  {
    ...base,
    name: "safe",
    accepts: ["any"],
    result: (input) => input,
    doc: "Has no effect: ggen switches escaping off.",
    example: { source: '{{ "<b>" | safe }}', output: "<b>" },
  },
];
