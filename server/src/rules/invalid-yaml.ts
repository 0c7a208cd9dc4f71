import type { TemplateRule } from "./rule.ts";
import { unquotedValues } from "./unquoted-tera.ts";

/** A head that the YAML parser refuses. */
export const invalidYaml: TemplateRule = {
  on: "template",
  meta: { id: "invalid-yaml", category: "frontmatter", severity: "error", since: "0.1.0", fixable: false },
  check({ model, report }) {
    // One cause, one problem: `unquoted-tera` says it better.
    if (unquotedValues(model).length > 0) return;
    for (const { code, message, range } of model.frontMatter?.problems ?? [])
      if (code === "invalid-yaml") report({ range, message });
  },
};
