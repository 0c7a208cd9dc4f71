import type { Range } from "../base/range.ts";
import { bodiesOf, nodesOf } from "../model/visit.ts";
import type { Body, Expr, IfNode } from "../syntax/index.ts";
import type { TemplateContext, TemplateRule } from "./rule.ts";

/** A branch that never runs, and what stands behind `break` or `continue`. */
export const unreachable: TemplateRule = {
  on: "template",
  meta: { id: "unreachable", category: "structure", severity: "hint", since: "0.1.0", fixable: false },
  check(context) {
    const { file, text } = context.model;
    for (const { node, fragment } of context.model.conditions) if (fragment.key === undefined) branches(context, node);
    if (!/\b(?:break|continue)\b/.test(text)) return;
    behindExit(context, file.body);
    for (const node of nodesOf(file)) for (const body of bodiesOf(node)) behindExit(context, body);
  },
};

function branches({ model, report }: TemplateContext, node: IfNode): void {
  // One condition, whatever it is, can neither repeat nor shut out another.
  if (node.branches.length === 1 && constantOf(node.branches[0]!.condition) === undefined) return;
  const seen = new Set<string>();
  let ended = false;
  for (const { tag, condition } of node.branches) {
    const text = model.text.slice(condition.start, condition.end).replace(/\s+/g, " ");
    const constant = constantOf(condition);
    if (ended) say(tag, "a branch above always runs instead");
    else if (constant === false) say(tag, "this condition never holds");
    else if (text !== "" && seen.has(text)) say(tag, `\`${text}\` is asked above already`);
    seen.add(text);
    ended ||= constant === true;
  }
  if (ended && node.otherwise !== undefined) say(node.otherwise.tag, "a branch above always runs instead");

  function say({ start, end }: Range, message: string): void {
    report({ range: { start, end }, message: `this branch never runs: ${message}`, tags: ["unnecessary"] });
  }
}

function constantOf(condition: Expr): boolean | undefined {
  if (condition.kind !== "bool" || condition.filters.length > 0) return undefined;
  return condition.value !== condition.negated;
}

function behindExit({ model, report }: TemplateContext, body: Body): void {
  const at = body.nodes.findIndex((node) => node.kind === "loopControl");
  const rest = at < 0 ? [] : body.nodes.slice(at + 1);
  const first = rest.find((node) => node.kind !== "text" || model.text.slice(node.start, node.end).trim() !== "");
  if (first !== undefined)
    report({ range: { start: first.start, end: body.end }, message: "this is never reached", tags: ["unnecessary"] });
}
