import type { Problem } from "../../base/problem.ts";
import type { Range } from "../../base/range.ts";
import type { CallSite } from "../../model/symbols.ts";
import type { TemplateModel } from "../../model/template.ts";
import { inFile, knownCalls } from "../arguments.ts";
import { replace } from "../fixes.ts";
import type { Fix, TemplateContext } from "../rule.ts";

/** Operators of other languages that Tera has under a name. The name needs blanks around it. */
const OPERATORS: Readonly<Record<string, string>> = { "&&": "and", "||": "or", "!": "not" };

/** Key words of other template languages that Tera has under another name, their arguments alike. */
const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ["elseif", "elif"],
  ["elsif", "elif"],
  ["assign", "set"],
  ["verbatim", "raw"],
  ["endverbatim", "endraw"],
]);

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
  const keyword = KEYWORDS.get(written);
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
  const name = lonePositions(model).get(range.start);
  if (name === undefined) return [];
  return [replace(`Name it: \`${name}=\``, { start: range.start, end: range.start }, `${name}=`, true)];
}

/** One list for all problems of a file, which may have thousands. */
const known = new WeakMap<readonly CallSite[], ReadonlyMap<number, string>>();

/** Where arguments without a name stand alone, with the name of the parameter that they mean. */
function lonePositions(model: TemplateModel): ReadonlyMap<number, string> {
  const { calls } = model;
  let found = known.get(calls);
  if (found === undefined) {
    const positions = new Map<number, string>();
    for (const { call, parameters, given } of knownCalls(model)) {
      const [only] = given;
      const [first] = parameters;
      if (only !== undefined && given.length === 1 && only.name.text === "" && first !== undefined)
        positions.set(inFile(call, only.value).start, first.name);
    }
    found = positions;
    known.set(calls, found);
  }
  return found;
}
