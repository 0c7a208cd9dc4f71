import { pascal, snake } from "./cases.ts";
import { UNCOUNTABLE } from "./uncountable.ts";

/** `[what is kept as group 1, what is put behind it]`; the first rule that matches counts. */
type Rule = readonly [pattern: RegExp, ending: string];

/** Rust's `\w`. */
const W = "[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]";

/** A rule that keeps the run of word characters before (and with) `stem`. */
function keeping(stem: string, dropped: string, ending: string): Rule {
  return [new RegExp(`(${W}*${stem})${dropped}$`, "u"), ending];
}

/** Inflector 0.11's rules for the plural, its bugs included. Source: format section b.2, "pluralize". */
const PLURAL: readonly Rule[] = [
  keeping("eaux", "", ""),
  keeping("(?:child)", "(?:ren)?", "ren"),
  keeping("(?:pe)(?:rson|ople)", "", "ople"),
  keeping("(?:m|l)(?:ice|ouse)", "", "ice"),
  keeping("(?:matr|cod|mur|sil|vert|ind|append)", "(?:ix|ex)", "ices"),
  keeping("(?:x|ch|ss|sh|zz)", "", "es"),
  keeping("(?:x|ch|ss|sh|zz)es", "", ""),
  keeping("(?:[^ch][ieo][ln])", "ey", "ies"),
  keeping("(?:[^aeiouy]|qu)", "y", "ies"),
  keeping("(?:ar|l|ea|eo|oa|hoo)", "f", "ves"),
  keeping("(?:kni|wi|li)", "fe", "ves"),
  keeping("", "sis", "ses"),
  keeping(
    "(?:apheli|hyperbat|periheli|asyndet|noumen|phenomen|criteri|organ|prolegomen|hedr|automat)",
    "(?:a|on)",
    "a",
  ),
  keeping(
    "(?:agend|addend|millenni|dat|extrem|bacteri|desiderat|strat|candelabr|errat|ov|symposi|curricul|automat|quor)",
    "(?:a|um)",
    "a",
  ),
  keeping("(?:her|at|gr)", "o", "oes"),
  keeping("(?:seraph|cherub)", "(?:im)?", "im"),
  keeping("(?:alumn|alg|vertebr)", "(?:a|ae)", "ae"),
  keeping("(?:alumn|syllab|octop|vir|radi|nucle|fung|cact|stimul|termin|bacill|foc|uter|loc|strat)", "(?:us|i)", "i"),
  keeping("(?:[^l]ias|[aeiou]las|[emjzr]as|[iu]am)", "", ""),
  keeping("(?:e[mn]u)", "s?", "s"),
  keeping("(?:alias|[^aou]us|tlas|gas|ris)", "", "es"),
  keeping("(?:ax|test)", "is", "es"),
  keeping("(?:[^aeiou]ese)", "", ""),
  keeping("", "s", "s"),
];

/** A rule that keeps `stem` alone, wherever it stands: what is before it is lost. */
function alone(stem: string, dropped: string, ending: string): Rule {
  return [new RegExp(`(${stem})${dropped}`, "u"), ending];
}

/** A rule whose second group is kept too. */
function twoGroups(second: string, dropped: string): Rule {
  return [new RegExp(`(${W}*)(${second})${dropped}$`, "u"), "$2"];
}

/** Inflector 0.11's rules for the singular. Source: format section b.2, "singularize". */
const SINGULAR: readonly Rule[] = [
  alone("database", "s$", ""),
  alone("quiz", "zes$", ""),
  alone("matr", "ices$", "ix"),
  alone("vert|ind", "ices$", "ex"),
  [/^(ox)en/u, ""],
  alone("alias|status", "(?:es)?$", ""),
  alone("octop|vir", "(?:us|i)$", "us"),
  [/^(a)x[ie]s$/u, "xis"],
  alone("cris|test", "(?:is|es)$", "is"),
  alone("shoe", "s$", ""),
  alone("bus", "(?:es)?$", ""),
  alone("m|l", "ice$", "ouse"),
  twoGroups("x|ch|ss|sh", "es"),
  alone("m", "ovies$", "ovie"),
  alone("s", "eries$", "eries"),
  keeping("(?:[^aeiouy]|qu)", "ies", "y"),
  [new RegExp(`(${W}*)[lr]ves$`, "u"), "f"],
  [new RegExp(`(${W}*)tives$`, "u"), ""],
  [new RegExp(`(${W}*)hives$`, "u"), ""],
  [new RegExp(`(${W}*)[^f]ves$`, "u"), "fe"],
  [/(^analy)(?:sis|ses)$/u, "sis"],
  alone("(?:a)naly|(?:b)a|(?:d)iagno|(?:p)arenthe|(?:p)rogno|(?:s)ynop|(?:t)he", "(?:sis|ses)$", "sis"),
  [new RegExp(`(${W}*)[ti]a$`, "u"), "um"],
  [new RegExp(`(${W}*)oes$`, "u"), ""],
  alone("n", "ews$", "ews"),
  twoGroups("ss", ""),
  keeping("", "s", ""),
];

const PLURALS = new Map([
  ["ox", "oxen"],
  ["man", "men"],
  ["woman", "women"],
  ["die", "dice"],
  ["yes", "yeses"],
  ["foot", "feet"],
  ["eave", "eaves"],
  ["goose", "geese"],
  ["tooth", "teeth"],
  ["quiz", "quizzes"],
]);

const SINGULARS = new Map([...[...PLURALS].map(([one, many]) => [many, one] as const), ["boxes", "box"] as const]);

export function pluralize(text: string): string {
  if (UNCOUNTABLE.has(text)) return text;
  return PLURALS.get(text) ?? applied(PLURAL, text) ?? `${text}s`;
}

export function singularize(text: string): string {
  if (UNCOUNTABLE.has(text)) return text;
  return SINGULARS.get(text) ?? applied(SINGULAR, text) ?? text;
}

/** More than any rule looks at, its run of word characters aside. */
const WINDOW = 48;
const WORD = new RegExp(`^${W}$`, "u");

/**
 * What the first rule that matches makes of a text.
 *
 * All rules but one look at the end, and take the word characters before it as they come: those of a long text are passed over,
 * since an expression would go through them again from each of them.
 */
function applied(rules: readonly Rule[], text: string): string | undefined {
  const from = windowStart(text);
  const end = text.slice(from);
  for (const [pattern, ending] of rules) {
    const looksAtStart = /^\(?\^/.test(pattern.source);
    const match = pattern.exec(looksAtStart ? text : end);
    if (match === null) continue;
    const takesWord = pattern.source.startsWith(`(${W}*`);
    const before = takesWord && match.index === 0 ? text.slice(wordStart(text, from), from) : "";
    return before + match[1]! + (ending === "$2" ? match[2]! : ending);
  }
  return undefined;
}

/** Where the part of a text begins that the rules must see: never between the halves of a character. */
function windowStart(text: string): number {
  const from = Math.max(0, text.length - WINDOW);
  return from > 0 && text.charCodeAt(from) >= 0xdc00 && text.charCodeAt(from) <= 0xdfff ? from - 1 : from;
}

/** Where the run of word characters begins that ends at `end`. */
function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0) {
    const low = text.charCodeAt(start - 1);
    const size = start > 1 && low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
    if (!WORD.test(text.slice(start - size, start))) break;
    start -= size;
  }
  return start;
}

/** Pascal case with the last word in the singular; its capital is still there when the rules look at it. */
export function classCase(text: string): string {
  const name = pascal(text);
  const at = [...name.matchAll(/\p{Uppercase}/gu)].at(-1)?.index ?? 0;
  return name.slice(0, at) + singularize(name.slice(at));
}

export function demodulize(text: string): string {
  return text.includes("::") ? classCase(text.split("::").at(-1)!) : text;
}

export function deconstantize(text: string): string {
  return text.includes("::") ? classCase(text.split("::").at(-2)!) : "";
}

export function foreignKey(text: string): string {
  const name = snake(text.split("::").at(-1)!);
  return name.endsWith("_id") ? name : `${name}_id`;
}

/** `undefined` for the empty text, on which the library crashes. */
export function ordinalize(text: string): string | undefined {
  const characters = [...text];
  const last = characters.at(-1);
  if (last === undefined) return undefined;
  if (!/^\p{N}$/u.test(last)) return text;
  if (characters.at(-2) === "1") return `${text}th`;
  if (characters.length > 1 && text.includes(".")) return text;
  return text + ({ 1: "st", 2: "nd", 3: "rd" }[last] ?? "th");
}

export function deordinalize(text: string): string {
  if (text.includes(".")) return text;
  return ["st", "nd", "rd", "th"].reduce((rest, ending) => {
    let shorter = rest;
    while (shorter.endsWith(ending)) shorter = shorter.slice(0, -ending.length);
    return shorter;
  }, text);
}
