import type { TemplateRule } from "./rule.ts";

/** A key that stands twice in one map of the head: ggen refuses the file. */
export const duplicateKey: TemplateRule = {
  on: "template",
  meta: { id: "duplicate-key", category: "frontmatter", severity: "error", since: "0.1.0", fixable: false },
  check({ model, report }) {
    for (const { code, message, range } of model.frontMatter?.problems ?? [])
      if (code === "duplicate-key") report({ range, message });
  },
};
