import { leavesFolder } from "./paths.ts";
import type { TemplateRule } from "./rule.ts";

/** A `to` that leaves the folder that output goes to. ggen writes there; this server refuses to (product decision 9). */
export const unsafeTarget: TemplateRule = {
  on: "template",
  meta: { id: "unsafe-target", category: "frontmatter", severity: "error", since: "0.1.0", fixable: false },
  check({ model, report }) {
    const to = model.frontMatter?.to;
    if (to === undefined || !leavesFolder(to.value)) return;
    report({ range: to.range, message: "the target leaves the folder that output goes to; it would not be written" });
  },
};
