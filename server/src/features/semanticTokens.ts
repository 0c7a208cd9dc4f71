/**
 * Feature: Semantic colours
 *
 * Colours what a grammar of text patterns cannot tell: which names are variables, loop variables, parameters, columns, macros, filters
 * or tests, which are declared here, and which mean nothing.
 */

import type { CancellationToken } from "../base/host.ts";
import type { Range } from "../base/range.ts";
import { catalog } from "../model/catalog/index.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Fragment, Reference } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";
import { allExpressions, expressionsOf, nodesOf, tagsOf } from "../model/visit.ts";
import type { Expr } from "../syntax/ast.ts";
import type { SemanticTokenModifier, SemanticTokenType } from "./semanticTokensLegend.ts";

/** One coloured piece, within one line. The host encodes lists of them against this legend. */
export interface SemanticToken {
  readonly range: Range;
  readonly type: SemanticTokenType;
  readonly modifiers: readonly SemanticTokenModifier[];
}

/**
 * The tokens of a template, or of those parts of it that touch `within`.
 *
 * Shape: document order, none overlapping, none over a line break. Empty: `[]`.
 * Source: LSP 3.17 textDocument/semanticTokens.
 */
export function semanticTokens(
  snapshot: Snapshot,
  uri: string,
  within: Range | undefined,
  token: CancellationToken,
): SemanticToken[] {
  const model = snapshot.workspace.template(uri);
  if (model === undefined || token.isCancellationRequested) return [];
  const found: SemanticToken[] = [];
  const wanted = ({ start, end }: Range) => within === undefined || (start <= within.end && end >= within.start);
  const add = (range: Range, type: SemanticTokenType, modifiers: readonly SemanticTokenModifier[] = []) => {
    if (range.end > range.start && wanted(range))
      found.push({ range: { start: range.start, end: range.end }, type, modifiers });
  };
  for (const entry of model.frontMatter?.entries ?? []) add(entry.keyRange, "property");
  for (const fragment of model.fragments) fragmentTokens(fragment, wanted, add);
  callTokens(model, add);
  for (const reference of model.references) add(reference.range, typeOf(reference), modifiersOf(reference));
  return tidy(model.text, found);
}

type Add = (range: Range, type: SemanticTokenType, modifiers?: readonly SemanticTokenModifier[]) => void;

/** Keywords, literals and comments. */
function fragmentTokens(fragment: Fragment, wanted: (range: Range) => boolean, add: Add): void {
  const at = ({ start, end }: Range): Range => ({ start: fragment.toFile(start), end: fragment.toFile(end) });
  for (const node of nodesOf(fragment.file)) {
    if (!wanted(at(node))) continue;
    if (node.kind === "comment") add(at(node), "comment");
    for (const { keyword } of tagsOf(node)) if (keyword !== undefined) add(at(keyword), "keyword");
    for (const expr of allExpressions(expressionsOf(node))) exprTokens(expr, (range, type) => add(at(range), type));
  }
}

function exprTokens(expr: Expr, add: (range: Range, type: SemanticTokenType) => void): void {
  if (expr.not !== undefined) add(expr.not, "keyword");
  switch (expr.kind) {
    case "string":
      add(expr.core, "string");
      return;
    case "number":
      add(expr.core, "number");
      return;
    case "bool":
      add(expr.core, "keyword");
      return;
    case "logic":
      add(expr.operatorRange, "keyword");
      return;
    case "math":
    case "compare":
      add(expr.operatorRange, "operator");
      return;
    default:
  }
}

/** Names of filters, functions and tests, and of the arguments. */
function callTokens(model: TemplateModel, add: Add): void {
  const { filters, functions, tests } = catalog(model.profile);
  for (const site of model.calls) {
    const { toFile } = site.fragment;
    if (site.kind === "test") add(site.range, "method", tests.has(site.name) ? ["defaultLibrary"] : []);
    else {
      if (site.kind === "function") add(site.range, "function", functions.has(site.name) ? ["defaultLibrary"] : []);
      else if (site.kind !== "macro") add(site.range, "method", filters.has(site.name) ? ["defaultLibrary"] : []);
      for (const { name } of site.call.args) add({ start: toFile(name.start), end: toFile(name.end) }, "parameter");
    }
  }
}

function typeOf(reference: Reference): SemanticTokenType {
  if (reference.role === "macro") return "macro";
  if (reference.role === "namespace") return "namespace";
  if (reference.role === "block") return "class";
  if (reference.role === "field") return "property";
  return reference.symbols[0]?.kind === "param" ? "parameter" : "variable";
}

function modifiersOf(reference: Reference): SemanticTokenModifier[] {
  const kind = reference.symbols[0]?.kind;
  const modifiers: SemanticTokenModifier[] = [];
  if (reference.access === "write") modifiers.push("declaration");
  if (kind === "supplied" || kind === "loopObject") modifiers.push("defaultLibrary");
  if (kind === "loopVariable" || kind === "loopKey" || kind === "param") modifiers.push("readonly");
  return modifiers;
}

/** Document order, split at line breaks. Of tokens for one range the last added wins, and an inner token cuts an outer one. */
function tidy(text: string, tokens: readonly SemanticToken[]): SemanticToken[] {
  const byRange = new Map<string, SemanticToken>();
  for (const token of tokens.flatMap((each) => split(text, each)))
    byRange.set(`${token.range.start}:${token.range.end}`, token);
  const sorted = [...byRange.values()].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const kept: SemanticToken[] = [];
  const open: SemanticToken[] = [];
  let from = 0;
  const emit = (token: SemanticToken, end: number) => {
    const start = Math.max(from, token.range.start);
    if (end > start) kept.push({ ...token, range: { start, end } });
    from = Math.max(from, end);
  };
  const closeUntil = (start: number) => {
    for (
      let inner = open[open.length - 1];
      inner !== undefined && inner.range.end <= start;
      inner = open[open.length - 1]
    ) {
      emit(inner, inner.range.end);
      open.pop();
    }
  };
  for (const token of sorted) {
    closeUntil(token.range.start);
    const outer = open[open.length - 1];
    if (outer !== undefined) emit(outer, token.range.start);
    open.push(token);
  }
  closeUntil(Number.POSITIVE_INFINITY);
  return kept;
}

function split(text: string, token: SemanticToken): SemanticToken[] {
  const whole = text.slice(token.range.start, token.range.end);
  if (!/[\r\n]/.test(whole)) return [token];
  return [...whole.matchAll(/[^\r\n]+/g)].map((line) => {
    const start = token.range.start + line.index;
    return { ...token, range: { start, end: start + line[0].length } };
  });
}
