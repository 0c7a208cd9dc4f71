import { frontMatterKeys } from "../model/catalog/index.ts";
import type { TemplateRule } from "./rule.ts";

/** A key that ggen v1 reads and never uses. */
export const noEffectKey: TemplateRule = {
  on: "template",
  meta: { id: "no-effect-key", category: "frontmatter", severity: "information", since: "0.1.0", fixable: false },
  check({ model, report }) {
    if (model.profile !== "v1") return;
    const silent = new Set(frontMatterKeys.filter((key) => key.effect === "never").map((key) => key.name));
    for (const { key, keyRange } of model.frontMatter?.entries ?? [])
      if (silent.has(key))
        report({ range: keyRange, message: `\`${key}\` has no effect in ggen v1`, tags: ["unnecessary"] });
  },
};
