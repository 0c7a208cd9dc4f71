/** Completion in the YAML of the head, outside Tera: keys, and values where a few are possible. */
import { CompletionItemKind } from "../../base/lsp.ts";
import type { Range } from "../../base/range.ts";
import { type FrontMatterKey, frontMatterKeys } from "../../model/catalog/index.ts";
import type { TemplateModel } from "../../model/template.ts";
import type { Draft } from "./items.ts";

/** What may be written at a place of the head. */
export interface HeadPlace {
  readonly word: Range;
  readonly drafts: readonly Draft[];
  /** The key whose value is a path, with the folder it starts from. */
  readonly path?: "from" | "rdf";
}

/**
 * The place of an offset in the head.
 *
 * A key is offered only at the start of a line; what is there already, under either of its names, is left out.
 */
export function headPlace(model: TemplateModel, offset: number): HeadPlace | undefined {
  const { text } = model;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const rest = /^[^\r\n]*/.exec(text.slice(offset))![0];
  const key = /^[A-Za-z_]*$/.exec(before);
  if (key !== null) {
    const word = { start: lineStart, end: offset + /^\w*/.exec(rest)![0].length };
    return { word, drafts: keyDrafts(model, word, /^\w*\s*:/.test(rest)) };
  }
  const value = /^([A-Za-z_]+):(\s+)(.*)$/.exec(before);
  const item = /^(\s*)-\s+(.*)$/.exec(before);
  const name = value?.[1] ?? (item === null ? undefined : keyAbove(text, lineStart));
  const typed = value?.[3] ?? item?.[2];
  if (name === undefined || typed === undefined) return undefined;
  return valuePlace(model, name, offset - typed.length, typed, rest, offset);
}

function keyDrafts(model: TemplateModel, word: Range, hasColon: boolean): Draft[] {
  const present = new Set(
    (model.frontMatter?.entries ?? []).filter((entry) => entry.keyRange.start !== word.start).map((entry) => entry.key),
  );
  const given = (key: FrontMatterKey) => present.has(key.name) || (key.alias !== undefined && present.has(key.alias));
  const injects = /^\s*true/.test(valueText(model, "inject"));
  return frontMatterKeys
    .filter((key) => key.profiles.includes(model.profile) && !given(key))
    .map((key) => ({
      label: key.name,
      kind: CompletionItemKind.Property,
      detail: key.type,
      documentation: key.doc,
      text: hasColon ? key.name : `${key.name}: `,
      snippet: hasColon || key.snippet === undefined ? undefined : `${key.name}:${key.snippet}`,
      rank: rankOf(key, injects),
    }));
}

function rankOf(key: FrontMatterKey, injects: boolean): number {
  if (key.effect === "never") return 8;
  if (key.needsInject) return injects ? 1 : 6;
  return key.name === "to" ? 0 : 3;
}

function valueText(model: TemplateModel, key: string): string {
  const range = model.frontMatter?.entries.find((entry) => entry.key === key)?.valueRange;
  return range === undefined ? "" : model.text.slice(range.start, range.end);
}

function valuePlace(
  model: TemplateModel,
  name: string,
  start: number,
  typed: string,
  rest: string,
  offset: number,
): HeadPlace | undefined {
  const key = frontMatterKeys.find((each) => each.name === name || each.alias === name);
  if (key === undefined) return undefined;
  const end = offset + /^[^\s#"']*/.exec(rest)![0].length;
  if (key.name === "from" || key.name === "rdf") {
    const quoted = /^["']/.test(typed) ? 1 : 0;
    return { word: { start: start + quoted, end }, drafts: [], path: key.name };
  }
  const drafts = valuesOf(model, key).map((label): Draft => ({ label, kind: CompletionItemKind.Value, rank: 0 }));
  return drafts.length === 0 ? undefined : { word: { start, end }, drafts };
}

function valuesOf(model: TemplateModel, key: FrontMatterKey): readonly string[] {
  if (key.type === "bool") return ["true", "false"];
  if (key.name === "for_each") return (model.frontMatter?.queries ?? []).map((query) => query.name);
  return key.values ?? [];
}

/** The key that a list item on the line at `lineStart` belongs to. */
function keyAbove(text: string, lineStart: number): string | undefined {
  for (let end = lineStart - 1; end > 0; ) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end);
    const key = /^([A-Za-z_]+):\s*$/.exec(line.trimEnd());
    if (key !== null) return key[1];
    if (!/^\s*(-|#|$)/.test(line)) return undefined;
    end = start - 1;
  }
  return undefined;
}
