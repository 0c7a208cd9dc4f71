/**
 * Feature: Hover
 *
 * Shows what is under the cursor: for a variable its type, where it comes from and why; for a filter, function, test or macro how
 * it is called, what it does and an example; for a tag, a front matter key or a key of a manifest what it is for; for a name in a query
 * or in Turtle the IRI that it stands for; for a pack what its registry says. Of an expression it also shows the
 * value that it has with the present inputs, step by step through its filters, even while the file is half written.
 */
import type { CancellationToken } from "../base/host.ts";
import type { DocumentPosition, lsp, Offsets } from "../base/lsp.ts";
import { codeBlock, inlineCode } from "../base/markdown.ts";
import type { Range } from "../base/range.ts";
import type { Explanation } from "../engine/preview/explain.ts";
import { catalog, frontMatterKeys, tags } from "../model/catalog/index.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { CallSite, Reference } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";
import { showType } from "../model/types.ts";
import { nodesAt, tagsOf } from "../model/visit.ts";
import { describeSymbol } from "./describe.ts";
import { describePath } from "./hoverPath.ts";
import { callAt, innermost, referenceAt, symbolsAt } from "./lookup.ts";
import { describeManifest } from "./manifest.ts";
import { describeEntry, markup } from "./markdown.ts";
import { describeRdf } from "./rdf.ts";
import { showExplanation } from "./watch.ts";

/**
 * What is known of the thing at a position.
 *
 * `values` are those of the expression there (see {@link watchedAt}), where they are known. Shape: one hover with the range it is about. Units: offsets. Empty: `null` on text, punctuation and unknown names.
 * Source: LSP 3.17 textDocument/hover.
 */
export function hover(
  snapshot: Snapshot,
  at: DocumentPosition,
  token: CancellationToken,
  values?: Explanation,
): Offsets<lsp.Hover> | null {
  if (token.isCancellationRequested) return null;
  const model = snapshot.workspace.template(at.uri);
  const found = model === undefined ? onManifest(snapshot, at) : onTemplate(snapshot, model, at);
  const shown = model === undefined || values === undefined ? undefined : showExplanation(values, model.text);
  const range = found?.range ?? values?.steps.at(-1)?.range;
  if (range === undefined) return null;
  const text = [found?.text, shown].filter((part) => part !== undefined).join("\n\n---\n\n");
  return { contents: markup(snapshot.client, text), range: { start: range.start, end: range.end } };
}

function onTemplate(snapshot: Snapshot, model: TemplateModel, at: DocumentPosition): Found | undefined {
  return (
    describePath(snapshot, at) ??
    onCall(model, at.offset) ??
    onName(snapshot, model, at) ??
    describeRdf(model, at) ??
    onKey(model, at.offset) ??
    onTag(model, at.offset)
  );
}

function onManifest(snapshot: Snapshot, at: DocumentPosition): Found | undefined {
  const manifest = snapshot.workspace.manifest(at.uri);
  return manifest === undefined ? undefined : describeManifest(snapshot, manifest, at.offset);
}

interface Found {
  readonly text: string;
  readonly range: Range;
}

function onCall(model: TemplateModel, offset: number): Found | undefined {
  const site = callAt(model, offset);
  if (site === undefined || site.kind === "macro") return onArgument(model, offset);
  const entry = entryOf(model, site);
  return entry === undefined ? undefined : { text: describeEntry(entry), range: site.range };
}

function entryOf(model: TemplateModel, site: CallSite) {
  const { filters, functions, tests } = catalog(model.profile);
  if (site.kind === "filter" || site.kind === "filterSection") return filters.get(site.name);
  return site.kind === "function" ? functions.get(site.name) : tests.get(site.name);
}

/** The name of a named argument. */
function onArgument(model: TemplateModel, offset: number): Found | undefined {
  for (const site of model.calls) {
    if (site.kind === "test") continue;
    const { toFile } = site.fragment;
    const named = site.call.args.map(({ name }) => ({
      name: name.text,
      range: { start: toFile(name.start), end: toFile(name.end) },
    }));
    const argument = innermost(named, offset);
    if (argument === undefined || argument.name === "") continue;
    if (site.kind === "macro") {
      const param = site.macro?.params?.find((each) => each.name === argument.name);
      if (param === undefined) return undefined;
      const preset = param.defaultText === undefined ? "required" : `default ${inlineCode(param.defaultText)}`;
      return {
        text: `${codeBlock(param.name)}\n\nParameter of the macro \`${site.name}\`, ${preset}`,
        range: argument.range,
      };
    }
    const known = entryOf(model, site)?.args.find((each) => each.name === argument.name);
    if (known === undefined) return undefined;
    const values =
      known.values === undefined ? "" : `\n\nOne of ${known.values.map((value) => `\`${value}\``).join(", ")}`;
    return { text: `${codeBlock(`${known.name}: ${known.type}`)}\n\n${known.doc}${values}`, range: argument.range };
  }
  return undefined;
}

function onName(snapshot: Snapshot, model: TemplateModel, at: DocumentPosition): Found | undefined {
  const reference = referenceAt(model, at.offset);
  const declared = symbolsAt(snapshot, at);
  const symbol = declared?.symbols[0];
  if (symbol === undefined || declared === undefined)
    return reference === undefined ? undefined : unresolved(reference);
  const type = reference?.access === "read" ? reference.type : symbol.type;
  const others = declared.symbols.length - 1;
  const more =
    others > 0 ? `\n\n${others === 1 ? "One more declaration" : `${others} more declarations`} may be meant here.` : "";
  const unbound =
    reference?.binding === "possible" && symbol.kind !== "column"
      ? "\n\nOn some ways through the template it has no value here."
      : "";
  const text = describeSymbol(symbol, type, (why) => why.text);
  return { text: text + more + unbound, range: declared.range };
}

/** A key of a value whose type is known, or a name that a guard vouches for. */
function unresolved(reference: Reference): Found | undefined {
  if (reference.type.kind === "unknown") return undefined;
  return { text: codeBlock(`${reference.name}: ${showType(reference.type)}`), range: reference.range };
}

function onKey(model: TemplateModel, offset: number): Found | undefined {
  const entry = model.frontMatter?.entries.find((each) => each.keyRange.start <= offset && offset <= each.keyRange.end);
  if (entry === undefined) return undefined;
  const key = frontMatterKeys.find((each) => each.name === entry.key || each.alias === entry.key);
  if (key === undefined) return undefined;
  const where = key.profiles.includes(model.profile)
    ? ""
    : `\n\nNot known to ggen ${model.profile === "v1" ? "v1" : "26.x"}.`;
  const inject = key.needsInject ? "\n\nOnly beside `inject: true`." : "";
  return {
    text: `${codeBlock(`${entry.key}: ${key.type}`, "yaml")}\n\n${key.doc}${inject}${where}`,
    range: entry.keyRange,
  };
}

function onTag(model: TemplateModel, offset: number): Found | undefined {
  for (const node of nodesAt(model.file, offset).toReversed())
    for (const { keyword } of tagsOf(node)) {
      if (keyword === undefined || keyword.start > offset || keyword.end < offset) continue;
      const tag = tags.find((each) => each.keyword === keyword.text);
      return tag === undefined ? undefined : { text: `${codeBlock(tag.form)}\n\n${tag.doc}`, range: keyword };
    }
  return undefined;
}
