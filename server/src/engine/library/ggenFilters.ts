import type { Value } from "../value.ts";
import {
  camel,
  kebab,
  pascal,
  sentence,
  shoutyKebab,
  shoutySnake,
  snake,
  title,
  titleCase,
  train,
} from "./inflect/cases.ts";
import {
  classCase,
  deconstantize,
  demodulize,
  deordinalize,
  foreignKey,
  ordinalize,
  pluralize,
  singularize,
} from "./inflect/nouns.ts";
import { jsonText } from "./print.ts";
import { type Filter, LibraryCrash } from "./types.ts";

/** A filter of ggen: works on a text, or on the JSON text of anything else; arguments are ignored. */
function text(name: string, change: (text: string) => string): [string, Filter] {
  const known = remembering(change);
  return [name, (value: Value) => known(typeof value === "string" ? value : jsonText(value))];
}

/** Texts that are worth remembering, and how many: code has few names, and each of them often. */
const SHORT = 64;
const REMEMBERED = 1_000;

/** The same function, which knows what it gave for short texts. */
function remembering(change: (text: string) => string): (text: string) => string {
  const results = new Map<string, string>();
  return (whole) => {
    if (whole.length > SHORT) return change(whole);
    const known = results.get(whole);
    if (known !== undefined) return known;
    const result = change(whole);
    if (results.size >= REMEMBERED) results.clear();
    results.set(whole, result);
    return result;
  };
}

function head(whole: string, change: (character: string) => string): string {
  const [first = ""] = whole;
  return change(first) + whole.slice(first.length);
}

/** ggen v1's filters. Source: format section b.2. */
export const ggenFilters: ReadonlyArray<readonly [string, Filter]> = [
  text("camel", camel),
  text("pascal", pascal),
  text("snake", snake),
  text("kebab", kebab),
  text("param", kebab),
  text("class", classCase),
  text("title", title),
  text("sentence", sentence),
  text("train", train),
  text("titlecase", titleCase),
  text("shouty_snake", shoutySnake),
  text("constant", shoutySnake),
  text("shouty_kebab", shoutyKebab),
  text("upper", (whole) => whole.toUpperCase()),
  text("lower", (whole) => whole.toLowerCase()),
  text("ucfirst", (whole) => head(whole, (first) => first.toUpperCase())),
  text("lcfirst", (whole) => head(whole, (first) => (first === "Σ" ? "σ" : first.toLowerCase()))),
  text("pluralize", pluralize),
  text("singularize", singularize),
  text("ordinalize", (whole) => {
    const ordinal = ordinalize(whole);
    if (ordinal === undefined) throw new LibraryCrash("index out of bounds", "ggen crashes on an empty text here");
    return ordinal;
  }),
  text("deordinalize", deordinalize),
  text("demodulize", demodulize),
  text("deconstantize", deconstantize),
  text("foreign_key", foreignKey),
];

/** The names that 26.x gives them, and what it adds. Source: format section k.6. */
export const ggenFilters26: ReadonlyArray<readonly [string, Filter]> = [
  ...["snake_case", "snake"].map((name) => text(name, snake)),
  ...["pascal_case", "pascal"].map((name) => text(name, pascal)),
  ...["camel_case", "camel"].map((name) => text(name, camel)),
  ...["kebab_case", "kebab"].map((name) => text(name, kebab)),
  ...["shouty_snake_case", "shouty"].map((name) => text(name, shoutySnake)),
  ...["title_case", "title"].map((name) => text(name, title)),
  text("pluralize", pluralize),
  text("singularize", singularize),
  ...ggenFilters.filter(([name]) => ["ordinalize", "demodulize", "foreign_key"].includes(name)),
  text("tableize", (whole) => pluralize(snake(whole))),
  text("classify", classCase),
  text("hex_to_u64", (whole) =>
    String(BigInt.asUintN(64, BigInt(/^(?:0x)?[0-9a-f]+$/i.test(whole) ? `0x${whole.replace(/^0x/i, "")}` : 0))),
  ),
];
