/** Completion of filters, tests, arguments and their values. */
import { CompletionItemKind } from "../../base/lsp.ts";
import { type Argument, catalog, type FilterEntry, takes } from "../../model/catalog/index.ts";
import type { CallSite } from "../../model/symbols.ts";
import type { Near, TemplateModel } from "../../model/template.ts";
import { type Type, unknownType } from "../../model/types.ts";
import { parameterText } from "../describe.ts";
import { argumentText, signatureOf } from "../markdown.ts";
import type { Draft } from "./items.ts";

/** Filters that take the value in front, those meant for its type first. What would surely fail is not offered. */
export function filters(model: TemplateModel, input: Type | undefined): Draft[] {
  const drafts: Draft[] = [];
  for (const entry of catalog(model.profile).filters.values()) {
    const rank = rankOf(entry, input ?? unknownType);
    if (rank === undefined) continue;
    drafts.push({
      label: entry.name,
      kind: CompletionItemKind.Method,
      detail: signatureOf(entry),
      snippet: withArguments(entry.name, entry.args),
      rank,
      data: { entry: "filter", name: entry.name, uri: model.uri },
    });
  }
  return drafts;
}

/** 1 meant for it, 2 takes it, 3 may take it, one less for the common ones; `undefined` when it fails. */
function rankOf(entry: FilterEntry, input: Type): number | undefined {
  if (takes(entry.accepts, input) === "no") return undefined;
  return fitOf(entry, input) - (entry.common === true ? 1 : 0);
}

function fitOf(entry: FilterEntry, input: Type): number {
  if (input.kind === "unknown") return entry.suits?.includes("string") || entry.accepts.includes("string") ? 1 : 2;
  const suited = takes(entry.suits ?? entry.accepts, input);
  if (suited === "yes" && !entry.accepts.includes("any")) return 1;
  if (suited === "yes") return entry.suits === undefined ? 2 : 1;
  return suited === "maybe" ? 2 : 3;
}

/** Tests; those that fail on the value's type are left out. */
export function tests(model: TemplateModel, input: Type): Draft[] {
  const drafts: Draft[] = [{ label: "not", kind: CompletionItemKind.Keyword, rank: 4 }];
  for (const entry of catalog(model.profile).tests.values()) {
    const accepted = takes(entry.accepts, input);
    if (accepted === "no") continue;
    drafts.push({
      label: entry.name,
      kind: CompletionItemKind.Method,
      detail: signatureOf(entry),
      snippet: entry.args.length === 0 ? undefined : `${entry.name}(\${1})`,
      rank: accepted === "yes" ? 1 : 2,
      data: { entry: "test", name: entry.name, uri: model.uri },
    });
  }
  return drafts;
}

/** The names of arguments that are not given yet. */
export function argumentNames(model: TemplateModel, site: CallSite, current: string): Draft[] {
  if (site.kind === "test") return [];
  const given = new Set(site.call.args.map((argument) => argument.name.text).filter((name) => name !== current));
  if (site.kind === "macro")
    return (site.macro?.params ?? [])
      .filter((param) => !given.has(param.name))
      .map((param) => ({
        label: param.name,
        kind: CompletionItemKind.Property,
        detail: parameterText(param),
        text: `${param.name}=`,
        rank: param.defaultText === undefined ? 0 : 1,
      }));
  return argumentsOf(model, site)
    .filter((argument) => !given.has(argument.name))
    .map((argument) => ({
      label: argument.name,
      kind: CompletionItemKind.Property,
      detail: argumentText(argument),
      text: `${argument.name}=`,
      snippet: argument.type === "string" && argument.values === undefined ? `${argument.name}="$1"` : undefined,
      rank: argument.required ? 0 : 1,
      documentation: argument.doc,
    }));
}

/** Texts that an argument is known to take; `quoted` when the quotes are not written yet. */
export function argumentValues(
  model: TemplateModel,
  near: Near,
  site: CallSite,
  name: string,
  quoted: boolean,
): Draft[] {
  const argument = argumentsOf(model, site).find((each) => each.name === name);
  if (argument === undefined) return [];
  if (argument.type === "bool")
    return quoted ? ["true", "false"].map((label) => ({ label, kind: CompletionItemKind.Keyword, rank: 0 })) : [];
  const columns = name === "column" || name === "attribute" ? columnsFor(near, site) : [];
  return [...(argument.values ?? []), ...(argument.suggestions ?? []), ...columns].map((label) => ({
    label,
    kind: CompletionItemKind.Value,
    text: quoted ? `"${label}"` : label,
    filterText: quoted ? label : undefined,
    rank: 0,
  }));
}

function argumentsOf(model: TemplateModel, site: CallSite): readonly Argument[] {
  const known = catalog(model.profile);
  if (site.kind === "filter" || site.kind === "filterSection") return known.filters.get(site.name)?.args ?? [];
  if (site.kind === "function") return known.functions.get(site.name)?.args ?? [];
  return site.kind === "test" ? (known.tests.get(site.name)?.args ?? []) : [];
}

/** Keys of the elements that a filter or SPARQL function looks into. */
function columnsFor(near: Near, site: CallSite): string[] {
  let rows: Type | undefined;
  if (site.kind === "filter") rows = site.input;
  else if (site.kind === "function") {
    const results = site.call.args.find(
      (argument) => argument.name.text === "results" || argument.name.text === "rows",
    );
    rows = results === undefined ? undefined : near.typeOf(results.value);
  }
  if (rows?.kind !== "list" || rows.element.kind !== "map") return [];
  const names = [...rows.element.fields.keys()];
  return site.kind === "function" ? names.map((name) => name.replace(/^\?/, "")) : names;
}

function withArguments(name: string, args: readonly Argument[]): string | undefined {
  const required = args.filter((argument) => argument.required);
  if (required.length === 0) return undefined;
  const places = required.map((argument, index) => {
    const place = `\${${index + 1}}`;
    return `${argument.name}=${argument.type === "string" ? `"${place}"` : place}`;
  });
  return `${name}(${places.join(", ")})`;
}
