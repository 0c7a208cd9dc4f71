import type { Range } from "../../base/range.ts";
import type { Cst } from "../cst.ts";

/** What other template languages write, told by how the part that was not understood begins. */
const HINTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^&&/, "write `and`: Tera has no `&&`"],
  [/^\|\|/, "write `or`: Tera has no `||`"],
  [/^!(?!=)/, "write `not`: Tera has no `!`"],
  [/^\?\?/, "Tera has no `??`: use `| default(value=…)`"],
  [/^\?/, "Tera has no `?`: use `{% if … %}` or `| default(value=…)`"],
  [/^if\b/, "Tera has no inline `if`: use `{% if … %}`, or `| default(value=…)`"],
  [/^\{/, "Tera has no maps in expressions"],
  [/^#|^\/(?:if|each|unless|with)\b/, "this is Handlebars: Tera writes `{% for … %}` and `{% if … %}`"],
  [/^\*\*/, "Tera has no power operator"],
  [/^\/\//, "Tera has no whole division: use `/` and `| round`"],
  [/^=(?!=)/, "compare with `==`; give a value with `{% set name = … %}`"],
  [/^:/, "Tera has no slices and no `key: value`: arguments are `name=value`"],
  [/^\.[A-Za-z_0-9]/, "a field follows a variable directly, without blanks, and never a call or a group"],
  [/^-[A-Za-z_(]/, "Tera has no unary minus before a name: write `0 - name`"],
];

/** A sentence about an `unexpected` node, for its first word; `unclosed` about a tag that is closed nowhere, where it stands in one. */
export function wordsForUnexpected(cst: Cst, node: number, unclosed?: string): { message: string; range: Range } {
  const { start, end } = cst.rangeOf(node);
  const text = cst.text.slice(start, Math.min(end, start + 100));
  const shown = /^(?:\w+|"[^"\n]*"?|'[^'\n]*'?|[^\w\s"']+)/.exec(text)?.[0] ?? text.slice(0, 1);
  const range = { start, end: start + shown.length };
  // What a tag without an end takes in is most often the text behind it.
  const plain = unclosed === undefined ? `\`${shown}\` is not understood here` : `${unclosed} before \`${shown}\``;
  return { message: hint(text) ?? plain, range };
}

/** What another template language means by text that begins so. */
export function hint(text: string): string | undefined {
  return HINTS.find(([pattern]) => pattern.test(text))?.[1];
}

/** That a tag is never closed, for the text that begins at it. */
export function neverClosed(text: string): string {
  const close = { "{{": "}}", "{%": "%}", "{#": "#}" }[text.slice(0, 2)];
  return `\`${text.slice(0, 2)}\` is never closed: \`${close}\` is missing`;
}
