/** Completion in the YAML of the head, outside Tera: keys, and values where a few are possible. */
import { CompletionItemKind } from "../../base/lsp.ts";
import type { Range } from "../../base/range.ts";
import { type FrontMatterKey, frontMatterKeys, wellKnownPrefixes } from "../../model/catalog/index.ts";
import type { FrontMatter } from "../../model/frontMatter.ts";
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
 * The place of an offset in the head, which may lack its second fence.
 *
 * A key is offered only at the start of a line; what is there already, under either of its names, is left out.
 */
export function headPlace(model: TemplateModel, offset: number): HeadPlace | undefined {
  const { text } = model;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const rest = /^[^\r\n]*/.exec(text.slice(offset))![0];
  const key = /^(\s*)([A-Za-z_]\w*)?$/.exec(before);
  if (key !== null) {
    const start = offset - (key[2]?.length ?? 0);
    const word = { start, end: offset + /^\w*/.exec(rest)![0].length };
    const hasColon = /^\w*\s*:/.test(rest);
    const drafts = key[1] === "" ? keyDrafts(model, word, hasColon) : childDrafts(model, word, lineStart, hasColon);
    return { word, drafts };
  }
  const value = /^([A-Za-z_]+):(\s+)(.*)$/.exec(before);
  const item = /^(\s*)-\s+(.*)$/.exec(before);
  const name = value?.[1] ?? (item === null ? undefined : keyAbove(text, lineStart, /^\s*(-|#|$)/));
  const typed = value?.[3] ?? item?.[2];
  if (name === undefined || typed === undefined) return undefined;
  return valuePlace(model, name, typed, rest, offset);
}

/** The head as it is, or as it is being written. */
function headOf(model: TemplateModel): FrontMatter | undefined {
  return model.frontMatter ?? model.draft;
}

function keyDrafts(model: TemplateModel, word: Range, hasColon: boolean): Draft[] {
  const present = new Set(
    (headOf(model)?.entries ?? []).filter(({ keyRange }) => keyRange.start !== word.start).map(({ key }) => key),
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

/** Below `vars` the names that are used and that nobody gives; below `prefixes` those that everybody knows. */
function childDrafts(model: TemplateModel, word: Range, lineStart: number, hasColon: boolean): Draft[] {
  const parent = keyAbove(model.text, lineStart, /^\s+\S|^\s*(#|$)/);
  const entry = headOf(model)?.get(parent ?? "");
  const present = new Set(
    entry?.children.filter(({ keyRange }) => keyRange.start !== word.start).map(({ key }) => key) ?? [],
  );
  const draft = (label: string, value: string, detail: string): Draft => ({
    label,
    kind: CompletionItemKind.Variable,
    detail,
    text: hasColon ? label : `${label}: ${value}`,
    rank: 1,
  });
  const drafts =
    parent === "vars"
      ? missingNames(model).map((name) => draft(name, "", "used in this template"))
      : parent === "prefixes"
        ? [...wellKnownPrefixes].map(([name, iri]) => draft(name, `"${iri}"`, iri))
        : [];
  return drafts.filter(({ label }) => !present.has(label));
}

/** Names that the template reads and that nothing gives a value, in the order of their first use. */
function missingNames(model: TemplateModel): string[] {
  const missing = model.references.filter(
    ({ role, access, symbols, outOfReach }) =>
      role === "name" && access === "read" && symbols.length === 0 && outOfReach.length === 0,
  );
  return [...new Set(missing.map(({ name }) => name))];
}

function rankOf(key: FrontMatterKey, injects: boolean): number {
  if (key.effect === "never") return 8;
  if (key.needsInject) return injects ? 1 : 6;
  return key.name === "to" ? 0 : 3;
}

function valueText(model: TemplateModel, key: string): string {
  const range = headOf(model)?.entries.find((entry) => entry.key === key)?.valueRange;
  return range === undefined ? "" : model.text.slice(range.start, range.end);
}

/** `typed` is what stands between the colon, or the dash, and the cursor. */
function valuePlace(
  model: TemplateModel,
  name: string,
  typed: string,
  rest: string,
  offset: number,
): HeadPlace | undefined {
  const key = frontMatterKeys.find((each) => each.name === name || each.alias === name);
  if (key === undefined) return undefined;
  const isList = key.type === "strings" || key.name === "rdf";
  const item =
    isList && typed.startsWith("[") ? typed.slice(1 + Math.max(0, typed.lastIndexOf(","))).trimStart() : typed;
  const quote = /^["']/.exec(item)?.[0];
  if (quote !== undefined && item.indexOf(quote, 1) >= 0) return undefined;
  const start = offset - item.length + (quote === undefined ? 0 : 1);
  const end = offset + /^[^\s#"',\]]*/.exec(rest)![0].length;
  const word = { start, end };
  if (key.name === "from" || key.name === "rdf") return { word, drafts: [], path: key.name };
  // A text in quotes is no truth value.
  if (key.type === "bool" && quote !== undefined) return undefined;
  const drafts = valuesOf(model, key).map((label): Draft => ({ label, kind: CompletionItemKind.Value, rank: 0 }));
  return drafts.length === 0 ? undefined : { word, drafts };
}

function valuesOf(model: TemplateModel, key: FrontMatterKey): readonly string[] {
  if (key.type === "bool") return ["true", "false"];
  if (key.name === "for_each") return (headOf(model)?.queries ?? []).map((query) => query.name);
  return key.values ?? [];
}

/** The key of the head that the line at `lineStart` stands below; `between` is what lines between them may be. */
function keyAbove(text: string, lineStart: number, between: RegExp): string | undefined {
  for (let end = lineStart - 1; end > 0; ) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end);
    const key = /^([A-Za-z_]+):\s*(?:#.*)?$/.exec(line.trimEnd());
    if (key !== null) return key[1];
    if (!between.test(line)) return undefined;
    end = start - 1;
  }
  return undefined;
}
