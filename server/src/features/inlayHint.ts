/**
 * Feature: Inlay hints
 *
 * Behind a loop variable its type and behind a `set` the type of its value, where the text tells them; behind what a loop goes through the
 * query that its rows come from, where that is not written there.
 */
import type { CancellationToken } from "../base/host.ts";
import { InlayHintKind } from "../base/lsp.ts";
import { withoutMarks } from "../base/markdown.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { TemplateModel } from "../model/template.ts";
import { membersOf, showType, type Type } from "../model/types.ts";
import { nodesOf } from "../model/visit.ts";

/** A text at an offset, with a longer one for the mouse. */
export interface Hint {
  readonly position: { readonly offset: number };
  readonly label: string;
  readonly kind: InlayHintKind;
  readonly tooltip?: string;
  readonly paddingLeft?: boolean;
}

/**
 * The hints in a range.
 *
 * Shape: document order. Empty: `[]`; nothing is said of what is not known. Source: LSP 3.17 textDocument/inlayHint.
 */
export function inlayHint(snapshot: Snapshot, uri: string, range: Range, token: CancellationToken): Hint[] {
  const model = snapshot.workspace.template(uri);
  if (model === undefined || token.isCancellationRequested) return [];
  const hints: Hint[] = [];
  for (const symbol of model.symbols) {
    const { nameRange, kind, type } = symbol;
    if (symbol.uri !== uri || nameRange === undefined || type.kind === "unknown") continue;
    if (nameRange.end < range.start || nameRange.start > range.end) continue;
    if (kind !== "loopVariable" && kind !== "loopKey" && kind !== "set" && kind !== "setGlobal") continue;
    hints.push({
      position: { offset: nameRange.end },
      label: `: ${showType(type)}`,
      kind: InlayHintKind.Type,
      tooltip: symbol.why.map((each) => withoutMarks(each.text)).join("; "),
    });
  }
  hints.push(...loopSources(model).filter(({ position: { offset } }) => range.start <= offset && offset <= range.end));
  return hints.sort((a, b) => a.position.offset - b.position.offset);
}

/** The queries behind loops over rows that came by a detour: a `set`, a filter, a macro's argument. */
function loopSources(model: TemplateModel): Hint[] {
  const body = model.fragments[model.fragments.length - 1]!;
  const hints: Hint[] = [];
  for (const node of nodesOf(body.file)) {
    if (node.kind !== "for") continue;
    const query = queryBehind(model, model.typeOf(node.container));
    if (query === undefined || body.text.slice(node.container.start, node.container.end).includes(query)) continue;
    hints.push({
      position: { offset: body.toFile(node.container.end) },
      label: `rows of ${query}`,
      kind: InlayHintKind.Type,
      tooltip: `each row of the query ${query}`,
      paddingLeft: true,
    });
  }
  return hints;
}

/** The name of the query whose rows a list holds. */
function queryBehind(model: TemplateModel, type: Type): string | undefined {
  for (const member of membersOf(type)) {
    if (member.kind !== "list" || member.element.kind !== "map" || member.element.role !== "row") continue;
    const [column] = member.element.fields.values();
    const place = column?.symbol?.nameRange;
    if (place === undefined || column?.symbol?.uri !== model.uri) continue;
    return model.frontMatter?.queries.find(({ text }) => text.range.start <= place.start && place.end <= text.range.end)
      ?.name;
  }
  return undefined;
}
