/**
 * Feature: Expanding selection
 *
 * Grows a selection by meaning: name, value with its filters, expression, tag, body, whole `if` or `for`, file.
 */
import type { CancellationToken } from "../base/host.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Fragment } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";
import { allExpressions, bodiesOf, expressionsOf, nodesAt, tagsOf } from "../model/visit.ts";
import type { Expr } from "../syntax/ast.ts";
import { manifestRanges } from "./manifestStructure.ts";

/** A range and the next larger one. */
export interface Selection {
  readonly range: Range;
  readonly parent?: Selection;
}

/**
 * For each offset the chain of ranges around it, the smallest first.
 *
 * Shape: one chain per offset, each range strictly inside its parent. Empty: `[]` for what is neither a template nor a manifest.
 * Source: LSP 3.17 textDocument/selectionRange.
 */
export function selectionRange(
  snapshot: Snapshot,
  uri: string,
  offsets: readonly number[],
  token: CancellationToken,
): Selection[] {
  if (token.isCancellationRequested) return [];
  const model = snapshot.workspace.template(uri);
  const manifest = model === undefined ? snapshot.workspace.manifest(uri) : undefined;
  if (model !== undefined) return offsets.map((offset) => chain(rangesAround(model, offset)));
  return manifest === undefined ? [] : offsets.map((offset) => chain(manifestRanges(manifest, offset)));
}

function rangesAround(model: TemplateModel, offset: number): Range[] {
  const ranges: Range[] = [{ start: 0, end: model.text.length }];
  const { head } = model.file;
  if (head !== undefined && offset < model.file.bodyStart) {
    ranges.push(head, head.yaml);
    for (const { keyRange, valueRange } of model.frontMatter?.entries ?? [])
      ranges.push(
        { start: keyRange.start, end: Math.max(keyRange.end, valueRange?.end ?? 0) },
        keyRange,
        ...(valueRange ? [valueRange] : []),
      );
  }
  const { fragment } = model.zoneAt(offset);
  if (fragment !== undefined)
    ranges.push(...inFragment(fragment, fragment.fromFile(offset)).map((range) => mapped(fragment, range)));
  for (const { range } of model.references) ranges.push(range);
  return ranges.filter(({ start, end }) => start <= offset && offset <= end);
}

function inFragment(fragment: Fragment, offset: number): Range[] {
  const ranges: Range[] = [fragment.file.body];
  for (const node of nodesAt(fragment.file, offset)) {
    ranges.push(node, ...bodiesOf(node), ...tagsOf(node));
    const touching = (expr: Expr) => expr.start <= offset && offset <= expr.end;
    for (const expr of allExpressions(expressionsOf(node).filter(touching))) {
      if (!touching(expr)) continue;
      ranges.push(expr, expr.core, ...expr.filters, ...expr.filters.flatMap((filter) => filter.args));
      if (expr.parens !== undefined) ranges.push(expr.parens);
      if (expr.kind === "function" || expr.kind === "macroCall") ranges.push(...expr.call.args);
      if (expr.kind === "variable") ranges.push(expr.name, ...expr.accessors);
      if (expr.kind === "string")
        ranges.push({ start: expr.core.start + 1, end: Math.max(expr.core.start + 1, expr.core.end - 1) });
    }
  }
  return ranges;
}

function mapped(fragment: Fragment, { start, end }: Range): Range {
  return { start: fragment.toFile(start), end: fragment.toFile(end) };
}

/** Ranges from the largest to the smallest as one chain; what does not nest is left out. */
function chain(ranges: readonly Range[]): Selection {
  const sorted = [...ranges].sort((a, b) => b.end - b.start - (a.end - a.start));
  let current: Selection = { range: { start: sorted[0]!.start, end: sorted[0]!.end } };
  for (const { start, end } of sorted.slice(1)) {
    const outer = current.range;
    const inside = outer.start <= start && end <= outer.end;
    if (inside && (start !== outer.start || end !== outer.end)) current = { range: { start, end }, parent: current };
  }
  return current;
}
