/** Completion of what can stand as a value: variables, functions, namespaces, literals. */
import { CompletionItemKind } from "../../base/lsp.ts";
import { inlineCode, plainText } from "../../base/markdown.ts";
import type { Profile } from "../../base/profile.ts";
import { catalog } from "../../model/catalog/index.ts";
import type { Summary } from "../../model/summary.ts";
import type { Sym } from "../../model/symbols.ts";
import type { Near } from "../../model/template.ts";
import { membersOf, showType, type Type } from "../../model/types.ts";
import { kindWords, macroSignature } from "../describe.ts";
import { signatureOf } from "../markdown.ts";
import type { Draft } from "./items.ts";

const kinds: Partial<Record<Sym["kind"], CompletionItemKind>> = {
  query: CompletionItemKind.Struct,
  loopVariable: CompletionItemKind.Variable,
  supplied: CompletionItemKind.Constant,
};

/** Order of variables: what is nearest first, what ggen supplies last. */
const ranks: Partial<Record<Sym["kind"], number>> = {
  loopVariable: 1,
  loopKey: 1,
  param: 1,
  set: 2,
  setGlobal: 2,
  loopObject: 3,
  var: 3,
  preset: 3,
  projectVar: 3,
  fromIncluder: 3,
  supplied: 6,
};

/** The variables visible at an offset. */
export function variables(uri: string, near: Near, offset: number): Draft[] {
  return near.visible.map(({ symbol, type, binding }) => ({
    label: symbol.name,
    kind: kinds[symbol.kind] ?? CompletionItemKind.Variable,
    detail: showType(type),
    description: binding === "possible" ? `${kindWords(symbol)}, not on every way` : kindWords(symbol),
    rank: symbol.name.startsWith("__") ? 9 : (ranks[symbol.kind] ?? 4),
    data: { symbol: symbol.name, uri, offset },
  }));
}

/** Functions and the namespaces of macros. */
export function callables(profile: Profile, uri: string, summary: Summary | undefined): Draft[] {
  const functions = [...catalog(profile).functions.values()].map(
    (entry): Draft => ({
      label: entry.name,
      kind: CompletionItemKind.Function,
      detail: signatureOf(entry),
      text: `${entry.name}()`,
      snippet: `${entry.name}(${entry.args
        .filter((argument) => argument.required)
        .map((argument, index) => `${argument.name}=\${${index + 1}}`)
        .join(", ")}$0)`,
      rank: 7,
      data: { entry: "function", name: entry.name, uri },
    }),
  );
  const space = (label: string, detail: string): Draft => ({
    label,
    kind: CompletionItemKind.Module,
    detail,
    text: `${label}::`,
    rank: 4,
  });
  const spaces = (summary?.links ?? []).flatMap((link) =>
    link.namespace === undefined || link.namespace === "" ? [] : [space(link.namespace, `macros of ${link.path}`)],
  );
  const own = summary !== undefined && summary.macros.size > 0 ? [space("self", "macros of this file")] : [];
  return [...functions, ...spaces, ...own];
}

/** `true` and `false`. */
export const literals: readonly Draft[] = ["true", "false"].map((label) => ({
  label,
  kind: CompletionItemKind.Keyword,
  rank: 8,
}));

/** Where a condition begins. */
export const negation: Draft = { label: "not", kind: CompletionItemKind.Keyword, text: "not ", rank: 8 };

/** The keys known of a value; in v1 the columns of a row are no names, so behind a dot they are written in brackets. */
export function keys(owner: Type, style: "dot" | "text" | "quoted"): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const member of membersOf(owner)) {
    if (member.kind !== "map") continue;
    for (const [key, { type, symbol }] of member.fields) {
      const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(key);
      drafts.set(key, {
        label: key,
        kind: symbol?.kind === "query" ? CompletionItemKind.Struct : CompletionItemKind.Field,
        detail: showType(type),
        description: symbol === undefined ? undefined : kindWords(symbol),
        text: style === "text" ? key : style === "quoted" ? quoted(key) : plain ? key : `[${quoted(key)}]`,
        filterText: style === "dot" && !plain ? `.${key.replace(/^\?/, "")}` : undefined,
        takes: style === "dot" && !plain ? 1 : 0,
        rank: 1,
        documentation: symbol?.valueText === undefined ? undefined : inlineCode(symbol.valueText),
      });
    }
  }
  return [...drafts.values()];
}

/** Tera's texts know no escapes: a key with a quote in it takes another quote. */
function quoted(key: string): string {
  const quote = ['"', "'", "`"].find((each) => !key.includes(each)) ?? '"';
  return `${quote}${key}${quote}`;
}

/** The macros of a namespace. */
export function macros(macrosOf: ReadonlyMap<string, Sym>): Draft[] {
  return [...macrosOf.values()].map((macro) => {
    const required = (macro.params ?? []).filter((param) => param.defaultText === undefined);
    return {
      label: macro.name,
      kind: CompletionItemKind.Function,
      detail: macroSignature(macro),
      documentation: macro.description === undefined ? undefined : plainText(macro.description),
      text: `${macro.name}()`,
      snippet: `${macro.name}(${required.map((param, index) => `${param.name}=\${${index + 1}}`).join(", ")}$0)`,
      rank: 1,
    };
  });
}
