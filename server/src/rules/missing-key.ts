import { frontMatterKeys } from "../model/catalog/index.ts";
import type { TemplateRule } from "./rule.ts";

/** A key that the profile's ggen does not do without: `to` in 26.x. Source: format section k.5. */
export const missingKey: TemplateRule = {
  on: "template",
  meta: { id: "missing-key", category: "frontmatter", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const head = model.frontMatter;
    const { open } = model.file.head ?? {};
    if (head === undefined || open === undefined || head.problems.length > 0) return;
    for (const { name, required } of frontMatterKeys) {
      if (required?.includes(model.profile) !== true || head.get(name) !== undefined) continue;
      const at = { start: head.range.start, end: head.range.start };
      report({
        range: { start: open.start, end: open.end },
        message: `the front matter lacks \`${name}\`, which ggen 26.x requires`,
        fixes: [{ title: `Add \`${name}\``, changes: [{ range: at, newText: `${name}: ""\n` }], safe: false }],
      });
    }
  },
};
