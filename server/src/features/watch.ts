import { inlineCode, plainText } from "../base/markdown.ts";
import type { Explanation, Watched } from "../engine/preview/explain.ts";
import type { TemplateModel } from "../model/template.ts";
import { expressionsOf, nodesAt, partsOf } from "../model/visit.ts";
import type { Expr } from "../syntax/index.ts";

/** Longer values are cut: a hover is no viewer. */
const SHOWN = 300;

/**
 * The expression that a hover at an offset is about: the innermost with its filters.
 *
 * Empty: `undefined` outside of expressions, and on what is written out as a value.
 */
export function watchedAt(model: TemplateModel, offset: number): Watched | undefined {
  const fragment = model.fragments.find(({ range }) => range.start <= offset && offset <= range.end);
  if (fragment === undefined) return undefined;
  const at = fragment.fromFile(offset);
  for (const node of nodesAt(fragment.file, at).toReversed()) {
    const expr = innermostIn(expressionsOf(node), at);
    if (expr === undefined) continue;
    return isWritten(expr) ? undefined : { fragment, range: { start: expr.core.start, end: expr.end } };
  }
  return undefined;
}

/** Whether an expression says its value itself. */
function isWritten({ kind, filters }: Expr): boolean {
  return filters.length === 0 && /^(?:string|number|bool|missing)$/.test(kind);
}

function innermostIn(exprs: readonly Expr[], offset: number): Expr | undefined {
  const outer = exprs.find(({ start, end }) => start <= offset && offset <= end);
  if (outer === undefined) return undefined;
  const inner = innermostIn(partsOf(outer), offset);
  // The `"?name"` of `row["?name"]` belongs to the path.
  return inner === undefined || (outer.kind === "variable" && isWritten(inner)) ? outer : inner;
}

/**
 * The values of an expression as a hover shows them, the chain of filters step by step.
 *
 * `text` is the file that the ranges are in. Names and values are those of the user and escaped.
 */
export function showExplanation({ steps, failure }: Explanation, text: string): string {
  let from: number | undefined;
  const lines = steps.map(({ range, value }) => {
    const source = text.slice(from ?? range.start, range.end).trim();
    from = range.end;
    return `- ${inlineCode(short(source))} = ${inlineCode(short(shown(value)))}`;
  });
  if (failure !== undefined) lines.push(`- ${plainText(failure)}`);
  return `With the present inputs:\n\n${lines.join("\n")}`;
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each)) ?? "null";
}

function short(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
