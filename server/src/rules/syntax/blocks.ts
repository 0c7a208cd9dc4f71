import type { Problem } from "../../base/problem.ts";
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
  if (node === undefined) return [];
  const { text } = model;
  const tag = `{% end${WORDS[node.kind]} %}`;
  const lineStart = text.lastIndexOf("\n", range.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))![0];
  const lineEnd = /^[ \t\r]*(?:\n|$)/.test(text.slice(range.end));
  const isAlone = lineStart + indent.length === range.start && lineEnd;
  const at = { start: node.end, end: node.end };
  if (!isAlone) return [replace(`Add \`${tag}\``, at, tag)];
  const before = text[node.end - 1] === "\n" ? "" : "\n";
  return [replace(`Add \`${tag}\``, at, `${before}${indent}${tag}\n`)];
}

/** Takes away a tag that belongs to nothing, with its line where nothing else stands on it. */
export function removeTag({ model }: TemplateContext, { range }: Problem): Fix[] {
  const { text } = model;
  const lineStart = text.lastIndexOf("\n", range.start - 1) + 1;
  const behind = /^[ \t\r]*\n/.exec(text.slice(range.end));
  const isAlone = behind !== null && text.slice(lineStart, range.start).trim() === "";
  const whole = isAlone ? { start: lineStart, end: range.end + behind[0].length } : range;
  return [replace("Remove the tag", whole, "")];
}
