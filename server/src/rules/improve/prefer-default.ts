import type { Body, Expr, IfNode } from "../../syntax/index.ts";
import { replace } from "../fixes.ts";
import type { TemplateRule } from "../rule.ts";

/** `{% if x is defined %}{{ x }}{% else %}text{% endif %}`, which is what `default` is for. */
export const preferDefault: TemplateRule = {
  on: "template",
  meta: { id: "prefer-default", category: "improve", severity: "hint", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const { text } = model;
    for (const { node, fragment } of model.conditions) {
      if (fragment.key !== undefined) continue;
      if (node.branches.length !== 1 || node.otherwise === undefined || node.close === undefined) continue;
      const name = askedFor(node, text);
      const other = literal(node.otherwise.body, text);
      if (name === undefined || other === undefined || printed(node.branches[0]!.body, text) !== name) continue;
      const range = { start: node.start, end: node.end };
      const value = `{{ ${name} | default(value=${other}) }}`;
      report({ range, message: `\`${value}\` says the same`, fixes: [replace("Use `default`", range, value)] });
    }
  },
};

/** The variable that the condition asks for. */
function askedFor(node: IfNode, text: string): string | undefined {
  const { condition } = node.branches[0]!;
  if (condition.negated || condition.filters.length > 0) return undefined;
  const subject: Expr | undefined =
    condition.kind === "test" && condition.name.text === "defined" && !condition.isNot
      ? condition.subject
      : condition.kind === "variable"
        ? condition
        : undefined;
  return subject === undefined ? undefined : text.slice(subject.start, subject.end);
}

/** The source of the one output of a body. */
function printed({ nodes }: Body, text: string): string | undefined {
  const [only] = nodes;
  if (nodes.length !== 1 || only?.kind !== "output" || only.tag.trimLeft || only.tag.trimRight) return undefined;
  return text.slice(only.value.start, only.value.end);
}

/** A short plain text, or a literal, as a literal of Tera. */
function literal({ nodes }: Body, text: string): string | undefined {
  const [only] = nodes;
  if (nodes.length === 0) return '""';
  if (nodes.length !== 1 || only === undefined) return undefined;
  const source = text.slice(only.start, only.end);
  if (only.kind === "text") return /["\r\n]/.test(source) || source.length > 60 ? undefined : `"${source}"`;
  if (only.kind !== "output" || only.value.filters.length > 0) return undefined;
  const { kind } = only.value;
  return kind === "string" || kind === "number" ? text.slice(only.value.start, only.value.end) : undefined;
}
