import type { Range } from "../../base/range.ts";
import type { Cst } from "../cst.ts";
import { rangeOf } from "../lowerExpression.ts";

/** What other template languages write, told by how the part that was not understood begins. */
const HINTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^&&/, "write `and`: Tera has no `&&`"],
  [/^\|\|/, "write `or`: Tera has no `||`"],
  [/^!(?!=)/, "write `not`: Tera has no `!`"],
  [/^\?/, "Tera has no `?`: use `{% if … %}` or `| default(value=…)`"],
  [/^if\b/, "Tera has no inline `if`: use `{% if … %}`, or `| default(value=…)`"],
  [/^\{/, "Tera has no maps in expressions"],
  [/^[#/^>]/, "this is Handlebars: Tera writes `{% for … %}` and `{% if … %}`"],
  [/^\*\*/, "Tera has no power operator"],
  [/^=(?!=)/, "compare with `==`; give a value with `{% set name = … %}`"],
  [/^:/, "Tera has no slices and no `key: value`: arguments are `name=value`"],
  [/^\./, "no blanks may stand around the `.` of a field"],
  [/^-[A-Za-z_(]/, "Tera has no unary minus before a name: write `0 - name`"],
];

/** A sentence for a node that the parser skipped or made up, and the part of the tag it is about. */
export function wordsForError(cst: Cst, node: number, tag: number): { message: string; range: Range } {
  const range = rangeOf(cst, node);
  if (cst.types[node] !== "ERROR") {
    const close = cst.types[node] ?? "";
    return { message: `\`${close}\` is missing here`, range };
  }
  const skipped = firstSkipped(cst, node);
  const text = cst.text.slice(skipped.start, cst.stops[tag]);
  const hint = HINTS.find(([pattern]) => pattern.test(text))?.[1];
  if (hint !== undefined) return { message: hint, range: skipped };
  const shown = cst.text.slice(skipped.start, skipped.end).split("\n")[0]!.trim();
  return { message: shown === "" ? "this is not understood" : `\`${shown}\` is not understood here`, range: skipped };
}

/** The first stretch of an error that is not white space. */
function firstSkipped(cst: Cst, node: number): Range {
  const { start, end } = rangeOf(cst, node);
  const blanks = /^\s*/.exec(cst.text.slice(start, end))![0].length;
  return { start: Math.min(start + blanks, end), end };
}
