import type { TemplateRule } from "./rule.ts";

/** A variable used in the head that only the head itself declares: fine here, a failure in ggen v1. */
export const lateVariable: TemplateRule = {
  on: "template",
  meta: { id: "late-variable", category: "frontmatter", severity: "hint", since: "0.1.0", fixable: false },
  check({ model, report }) {
    if (model.profile !== "v1") return;
    for (const { name, range, role, access, symbols, fragment, tolerant } of model.references) {
      if (fragment.key === undefined || role !== "name" || access !== "read" || tolerant || symbols.length === 0)
        continue;
      if (!symbols.every((symbol) => symbol.kind === "var")) continue;
      report({
        range,
        message: `ggen v1 fails here unless \`${name}\` is given on the command line: it renders the front matter before \`vars\` are known`,
      });
    }
  },
};
