import type { Problem } from "../../base/problem.ts";
import type { Range } from "../../base/range.ts";
import { knownCalls } from "../arguments.ts";
import { replace } from "../fixes.ts";
import type { Fix, TemplateContext } from "../rule.ts";

/** Operators of other languages that Tera has under a name. The name needs blanks around it. */
const OPERATORS: Readonly<Record<string, string>> = { "&&": "and", "||": "or", "!": "not" };

/** Key words of other template languages that Tera has under another name, their arguments alike. */
const KEYWORDS: Readonly<Record<string, string>> = {
  elseif: "elif",
  elsif: "elif",
  assign: "set",
  verbatim: "raw",
  endverbatim: "endraw",
};

/** Tera's spelling of what was written the way of another language, where there is exactly one. */
export function respell(context: TemplateContext, { range }: Problem): Fix[] {
  const { text } = context.model;
  const written = text.slice(range.start, range.end);
  const operator = Object.keys(OPERATORS).find((each) => written.startsWith(each));
  if (operator !== undefined && written !== "!=") {
    const at = { start: range.start, end: range.start + operator.length };
    return [replace(`Write \`${OPERATORS[operator]}\``, at, spaced(text, at, OPERATORS[operator]!), true)];
  }
  if (/^=(?!=)/.test(written))
    return [replace("Compare with `==`", { start: range.start, end: range.start + 1 }, "==", false)];
  const keyword = KEYWORDS[written];
  if (keyword !== undefined) return [replace(`Write \`${keyword}\``, range, keyword, true)];
  return elseIf(text, range) ?? named(context, range);
}

/** The word with a blank on each side that has none. */
function spaced(text: string, { start, end }: Range, word: string): string {
  const before = /[\s({]/.test(text[start - 1] ?? " ") ? "" : " ";
  return `${before}${word}${/\s/.test(text[end] ?? " ") ? "" : " "}`;
}

function elseIf(text: string, range: Range): Fix[] | undefined {
  const start = text.lastIndexOf("{%", range.start);
  const tag = start < 0 ? null : /^(\{%-?\s*)else\s+if\b/.exec(text.slice(start, range.end + 1));
  if (tag === null) return undefined;
  return [replace("Write `elif`", { start: start + tag[1]!.length, end: start + tag[0].length }, "elif", true)];
}

/** A positional argument gets the name of the first parameter, where it is the only argument. */
function named({ model }: TemplateContext, range: Range): Fix[] {
  for (const { parameters, given, inFile } of knownCalls(model)) {
    const [only] = given;
    const [first] = parameters;
    if (only === undefined || given.length > 1 || only.name.text !== "" || first === undefined) continue;
    const { start } = inFile(only.value);
    if (start === range.start)
      return [replace(`Name it: \`${first.name}=\``, { start, end: start }, `${first.name}=`, true)];
  }
  return [];
}
