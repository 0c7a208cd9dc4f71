/** Completion inside tags: what fits the slot of the cursor. */
import { CompletionItemKind } from "../../base/lsp.ts";
import type { Range } from "../../base/range.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { Link } from "../../model/summary.ts";
import type { Near, TemplateModel } from "../../model/template.ts";
import { fitting } from "./behind.ts";
import { argumentNames, argumentValues, filters, tests } from "./calls.ts";
import type { Draft } from "./items.ts";
import { templateNames } from "./paths.ts";
import type { Slot } from "./slot.ts";
import { tagDrafts } from "./tags.ts";
import { callables, keys, literals, macros, negation, variables } from "./values.ts";

/** What may be written in a slot of `tag`; `complete` says whether that is all. */
export function teraDrafts(
  snapshot: Snapshot,
  model: TemplateModel,
  near: Near,
  slot: Slot,
  tag: Range,
  offset: number,
): { drafts: readonly Draft[]; complete: boolean } {
  if (slot.kind !== "templatePath") {
    // What stands behind the cursor of a tag that is not closed was there before.
    const closed = /[}%]\}$/.test(model.text.slice(tag.start, tag.end));
    const behind = closed ? model.text.slice(slot.word.end, slot.word.end + 40) : "";
    return { drafts: fitting(fill(snapshot, model, near, slot, offset), slot.kind, behind), complete: true };
  }
  const { drafts, complete } = templateNames(snapshot, model.uri);
  if (slot.quoted) return { drafts, complete };
  return { drafts: drafts.map((draft) => ({ ...draft, text: `"${draft.label}"` })), complete };
}

function fill(snapshot: Snapshot, model: TemplateModel, near: Near, slot: Slot, offset: number): Draft[] {
  const values = () => [
    ...variables(model.uri, near, offset),
    ...callables(model.profile, model.uri, snapshot.workspace.summary(model.uri)),
    ...literals,
  ];
  switch (slot.kind) {
    case "tag":
      return tagDrafts(model, offset, /^\s*-?%\}/.test(model.text.slice(slot.word.end, slot.word.end + 20)));
    case "value":
      return slot.truth === true ? [...values(), negation] : values();
    case "index":
      return [...keys(slot.owner, "quoted"), ...values()];
    case "operator":
      return slot.words.map((label) => ({ label, kind: CompletionItemKind.Keyword, text: `${label} ` }));
    case "key":
      return keys(slot.owner, slot.style);
    case "filter":
      return filters(model, slot.input);
    case "test":
      return tests(model, slot.input);
    case "argument":
      return argumentNames(model, slot.site, model.text.slice(slot.word.start, slot.word.end));
    case "argumentText":
      return argumentValues(model, near, slot.site, slot.argument, false);
    case "argumentValue":
      return [...argumentValues(model, near, slot.site, slot.argument, true), ...values()];
    case "macro":
      return macros(macrosOf(snapshot, model, slot.namespace));
    case "block":
      return blocks(snapshot, model, slot.closing, offset);
    default:
      return [];
  }
}

function macrosOf(snapshot: Snapshot, model: TemplateModel, namespace: string) {
  const links = snapshot.workspace.summary(model.uri)?.links ?? [];
  const link = links.find((each) => each.kind === "import" && each.namespace === namespace);
  const target = namespace === "self" ? model.uri : link && snapshot.workspace.resolveTemplate(model.uri, link.path);
  return (target === undefined ? undefined : snapshot.workspace.summary(target)?.macros) ?? new Map();
}

/** Behind `endblock` the open block; behind `block` those of the templates above that are not replaced here yet. */
function blocks(snapshot: Snapshot, model: TemplateModel, closing: boolean, offset: number): Draft[] {
  const { workspace } = snapshot;
  const here = workspace.summary(model.uri)?.blocks ?? new Map();
  const draft = (label: string, rank: number): Draft => ({ label, kind: CompletionItemKind.Class, rank });
  if (closing)
    return [...here.values()]
      .filter(({ range }) => range.start < offset && offset <= range.end)
      .map(({ name }) => draft(name, 1));
  const names = new Set<string>();
  const seen = new Set<string>([model.uri]);
  for (let current: string = model.uri; ; ) {
    const parent: Link | undefined = workspace.summary(current)?.links.find((link) => link.kind === "extends");
    const target: string | undefined =
      parent === undefined ? undefined : workspace.resolveTemplate(current, parent.path);
    if (target === undefined || seen.has(target)) break;
    for (const name of workspace.summary(target)?.blocks.keys() ?? []) if (!here.has(name)) names.add(name);
    seen.add(target);
    current = target;
  }
  return [...names].map((name) => draft(name, 1));
}
