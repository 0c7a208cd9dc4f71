/** Completion in queries and Turtle: the variables that occur, the declared prefixes, keywords. */
import { CompletionItemKind } from "../../base/lsp.ts";
import type { Range } from "../../base/range.ts";
import type { ScalarText } from "../../model/scalarText.ts";
import type { TemplateModel } from "../../model/template.ts";
import type { Draft } from "./items.ts";

const keywords = [
  "SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "UNION", "BIND", "VALUES", "GRAPH", "MINUS", "EXISTS", "ORDER BY",
  "GROUP BY", "HAVING", "LIMIT", "OFFSET", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE", "COUNT", "STR", "LANG", "CONTAINS",
  "REGEX", "STRSTARTS", "STRENDS", "BOUND", "COALESCE", "CONCAT", "LCASE", "UCASE", "ASC", "DESC",
]; // biome-ignore format: a list of words

/** What may be written at an offset of a query or of Turtle. */
export function rdfPlace(
  model: TemplateModel,
  scalar: ScalarText,
  offset: number,
  zone: "sparql" | "turtle",
): { word: Range; drafts: Draft[] } {
  const { text } = model;
  const before = /[?$]?[\w:.-]*$/.exec(text.slice(Math.max(scalar.range.start, offset - 200), offset))![0];
  const after = /^\w*/.exec(text.slice(offset, offset + 100))![0];
  const word = { start: offset - before.length, end: offset + after.length };
  if (/^[?$]/.test(before)) return { word, drafts: zone === "sparql" ? variables(scalar, before + after) : [] };
  const colon = before.indexOf(":");
  if (colon >= 0) return { word, drafts: localNames(model, before.slice(0, colon), before + after) };
  return { word, drafts: [...prefixes(model), ...(zone === "sparql" ? words() : [])] };
}

function variables(scalar: ScalarText, typed: string): Draft[] {
  const names = new Set(scalar.value.match(/[?$][A-Za-z_]\w*/g) ?? []);
  names.delete(typed);
  return [...names].map((label) => ({ label, kind: CompletionItemKind.Variable, rank: 1 }));
}

function prefixes(model: TemplateModel): Draft[] {
  return ((model.frontMatter ?? model.draft)?.prefixes ?? []).map(({ name, value }) => ({
    label: `${name}:`,
    kind: CompletionItemKind.Module,
    detail: value,
    rank: 1,
  }));
}

/** Names with a prefix that occur elsewhere in the head. */
function localNames(model: TemplateModel, prefix: string, typed: string): Draft[] {
  const head = model.frontMatter ?? model.draft;
  if (head === undefined) return [];
  const found = new Set<string>();
  const text = model.text.slice(head.range.start, head.range.end);
  for (const match of text.matchAll(/(?<![\w<:/-])([A-Za-z][\w-]*)?:([A-Za-z_][\w-]*)/g))
    if ((match[1] ?? "") === prefix) found.add(match[0]);
  found.delete(typed);
  return [...found].map((label) => ({ label, kind: CompletionItemKind.Field, rank: 1 }));
}

function words(): Draft[] {
  return keywords.map((label) => ({ label, kind: CompletionItemKind.Keyword, rank: 5 }));
}
