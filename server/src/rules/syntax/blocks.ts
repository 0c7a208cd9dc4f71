import type { Problem } from "../../base/problem.ts";
import type { Range } from "../../base/range.ts";
import type { TemplateModel } from "../../model/template.ts";
import { nodesAt } from "../../model/visit.ts";
import { replace } from "../fixes.ts";
import type { Fix, TemplateContext } from "../rule.ts";

const WORDS: Readonly<Record<string, string>> = {
  if: "if",
  for: "for",
  block: "block",
  macro: "macro",
  filterSection: "filter",
  raw: "raw",
};

/** Closes a block where the text that it took in ends: on a line of its own where the opening tag has one. */
export function closeBlock({ model }: TemplateContext, { range }: Problem): Fix[] {
  const node = nodesAt(model.file, range.start).find((each) => each.start === range.start && each.kind in WORDS);
  if (node === undefined || isOpenInside(model, node)) return [];
  const { text } = model;
  const tag = `{% end${WORDS[node.kind]} %}`;
  const lineStart = text.lastIndexOf("\n", range.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))![0];
  const lineEnd = /^[ \t\r]*(?:\n|$)/.test(text.slice(range.end));
  const isAlone = lineStart + indent.length === range.start && lineEnd;
  const at = { start: node.end, end: node.end };
  // A brace in front of the tag would make another tag of it.
  if (!isAlone) return [replace(`Add \`${tag}\``, at, text[node.end - 1] === "{" ? ` ${tag}` : tag)];
  const before = text[node.end - 1] === "\n" ? "" : "\n";
  return [replace(`Add \`${tag}\``, at, `${before}${indent}${tag}\n`)];
}

/** Whether something inside is open too: that must be closed first, or the closing tags would cross. */
function isOpenInside(model: TemplateModel, node: Range): boolean {
  return model.parsed.problems.some(
    ({ code, range }) => code === "unclosed-block" && node.start < range.start && range.start < node.end,
  );
}

/** Takes away a tag that belongs to nothing, with its line where nothing else stands on it. */
export function removeTag({ model }: TemplateContext, { range }: Problem): Fix[] {
  const { text } = model;
  // Only the blanks are gone over: a line may be as long as the file.
  let lineStart = range.start;
  while (/[ \t\r]/.test(text[lineStart - 1] ?? "")) lineStart -= 1;
  const startsLine = lineStart === 0 || text[lineStart - 1] === "\n";
  const lineBreak = startsLine ? /[ \t\r]*\n/y : undefined;
  if (lineBreak !== undefined) lineBreak.lastIndex = range.end;
  const behind = lineBreak?.exec(text);
  const whole = behind ? { start: lineStart, end: range.end + behind[0].length } : range;
  return [replace("Remove the tag", whole, "")];
}
