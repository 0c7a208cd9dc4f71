import type { Range } from "../base/range.ts";
import type { TemplateModel } from "../model/template.ts";
import { replace } from "./fixes.ts";
import type { TemplateRule } from "./rule.ts";

/** A value of the head that begins with `{{` or `{%` and is not quoted: YAML reads a map there, or nothing at all. */
export const unquotedTera: TemplateRule = {
  on: "template",
  meta: { id: "unquoted-tera", category: "frontmatter", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    for (const range of unquotedValues(model)) {
      const text = model.text.slice(range.start, range.end);
      const quoted = text.includes("'") ? `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"` : `'${text}'`;
      report({
        range,
        message: "a value that begins with `{` must be quoted, or YAML takes it for a map",
        fixes: [replace("Quote the value", range, text.includes('"') ? quoted : `"${text}"`, true)],
      });
    }
  },
};

/** The unquoted values that begin with a Tera delimiter, up to the end of their line (a comment left out). */
export function unquotedValues(model: TemplateModel): Range[] {
  const { head } = model.file;
  if (head === undefined) return [];
  const yaml = model.text.slice(head.yaml.start, head.yaml.end);
  const found: Range[] = [];
  const blocks = (model.frontMatter?.entries ?? []).flatMap((entry) => scalars(entry));
  for (const match of yaml.matchAll(/^([ \t]*(?:-[ \t]+)?(?:[\w.-]+:[ \t]+)?)(\{[{%][^\r\n]*)/gm)) {
    const start = head.yaml.start + match.index + match[1]!.length;
    // Inside a text over several lines it is text.
    if (match[1]!.trim() === "" || blocks.some((block) => block.start < start && start < block.end)) continue;
    const value = match[2]!.replace(/\s+#[^"'}]*$/, "").trimEnd();
    found.push({ start, end: start + value.length });
  }
  return found;
}

interface Entry {
  readonly text?: { readonly range: Range };
  readonly children: readonly Entry[];
}

function scalars(entry: Entry): Range[] {
  return [...(entry.text === undefined ? [] : [entry.text.range]), ...entry.children.flatMap(scalars)];
}
