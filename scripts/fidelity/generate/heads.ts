import type { Random } from "./random.ts";

/** A whole template without RDF, and what the user enters. */
export interface HeadInput {
  readonly template: string;
  readonly vars: Readonly<Record<string, string>>;
}

const VARS = {
  name: "user_profile",
  title: "Hello brave World",
  quote: `it's "x"`,
  colon: "a: b # c",
  lines: "one\ntwo",
  empty: "",
};

const SCALARS = [
  ..."a;1;1.50;0x1F;0o17;+5;-3;007;1e3;1_000;.5;5.;yes;no;on;true;True;~;null;Null;é ü;日本;😀 x;a: b;a #b;a#b;'q';\"dq\"".split(
    ";",
  ),
  ...'\'it\'\'s\';"a\\nb";"tab\\there";"\\u00e9";src/{{ name }}.rs;\'{{ name }}\';"{{ name | pascal }}.ts";{{ name }};{{ name }}.rs'.split(
    ";",
  ),
  ..."\"{{ title | default(value='y') }}\";'{{ title | default(value=\"y\") }}';x {{ quote }} y;'{{ colon }}';{{ lines }} x;a {{ lines }}".split(
    ";",
  ),
  ..."[a, b];{ a: 1 };[];{};@x;`x`;%x;!x y;&a b;*a;? x;a,b;-;--;---x;...;.inf;-.inf;.nan;0b11;99999999999999999999;1.0;1e20".split(
    ";",
  ),
  ..."' lead';'trail ';\" x\\n y\";\"x \\ny\";!!str 12;!!int 7;<<;a:b;a:;http://x/y#z;'a: b';t{{ \"rue\" }};4{{ 2 }};x\ty".split(
    ";",
  ),
  "",
];

const KEYS =
  "to;to;to;from_;force;unless_exists;inject;before;after;prepend;at_line;skip_if;sh;sh_before;sh_after;base;prefixes;shape;vars;backup;idempotent;determinism;description;1;1.50;true;~;\"q\";'x: y';<<;é".split(
    ";",
  );

const BODIES = [
  "",
  "\n",
  "x\n",
  "\n\n{{ name }}\n\n",
  "a\r\nb\r\n",
  "{{ Name }} {{ locals }}\n",
  "{{ own | default(value='d') }}\n---\n",
  "  \n{{ title }}",
];

/** Half of a pair, as cutting into a text leaves it: no Rust string holds one. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A template whose head has every style and trap of YAML now and then, right and wrong. */
export function headInput(random: Random): HeadInput {
  const newline = random.chance(0.1) ? "\r\n" : "\n";
  const indent = random.chance(0.05) ? "  " : "";
  const fence = random.chance(0.1) ? "--- " : "---";
  const head = random.chance(0.03) ? "" : `${map(indent, 2)}\n`;
  let template = `${fence}\n${head}---\n${random.pick(BODIES)}`;
  if (random.chance(0.2)) template = mutated(template);
  return { template: template.replace(/\r?\n/g, newline).replace(HALF, "?"), vars: VARS };

  function map(at: string, depth: number): string {
    return random.many(1, 3, () => `${at}${random.pick(KEYS)}:${value(at, depth)}`).join("\n");
  }

  function list(at: string, depth: number): string {
    return random.many(1, 3, () => `${at}-${value(at, depth)}`).join("\n");
  }

  function value(at: string, depth: number): string {
    return random.weighted<string>([
      [depth > 0 ? 3 : 0, () => `\n${map(`${at}  `, depth - 1)}`],
      [depth > 0 ? 3 : 0, () => `\n${list(at + random.pick(["", "  "]), depth - 1)}`],
      [3, () => ` ${block(at)}`],
      [1, () => ` plain\n${at}  more ${random.pick(SCALARS)}`],
      [1, () => ` "multi\n${at}  line\n\n${at}  end"`],
      [10, () => ` ${random.pick(SCALARS)}${random.pick(["", "", "", " # c", "  "])}`],
    ]);
  }

  function block(at: string): string {
    const line = () =>
      random.pick([`${at}  `, `${at}  `, `${at}    `, ""]) +
      random.pick(["line", "x: y", "{{ name }}", "", "  deep", "- z", "#c", "tab\tx", "é"]);
    return [random.pick(["|", ">", "|-", ">-", "|+", ">+"]), ...random.many(1, 4, line)].join("\n");
  }

  function mutated(text: string): string {
    const at = 4 + random.below(Math.max(1, text.length - 4));
    const piece = random.pick([
      " ",
      "\n",
      ":",
      "-",
      "'",
      '"',
      "#",
      "{",
      "}",
      "[",
      "]",
      "\t",
      "|",
      ">",
      "&a ",
      "*a",
      "!",
      "%",
      ",",
      "? ",
      ": ",
    ]);
    return text.slice(0, at) + piece + text.slice(at + random.below(3));
  }
}
