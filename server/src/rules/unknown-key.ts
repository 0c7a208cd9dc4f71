import { frontMatterKeys } from "../model/catalog/index.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/** Keys that real templates write and ggen v1 ignores, beside those that the catalog documents; known, but without effect. */
const INERT = new Set(["name", "variables", "query", "lifecycle", "category", "author", "sources", "queries", "seed"]);

/** A key of the head that ggen does not know: ignored by v1, refused by 26.x. */
export const unknownKey: TemplateRule = {
  on: "template",
  meta: { id: "unknown-key", category: "frontmatter", severity: "information", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const known = frontMatterKeys.filter((key) => key.profiles.includes(model.profile));
    const names = known.flatMap((key) => (key.alias === undefined ? [key.name] : [key.name, key.alias]));
    for (const { key, keyRange } of model.frontMatter?.entries ?? []) {
      if (names.includes(key) || (model.profile === "v1" && INERT.has(key))) continue;
      const elsewhere = frontMatterKeys.some((each) => each.name === key);
      const meant = elsewhere ? undefined : nearest(key, names);
      const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
      const message =
        model.profile === "26"
          ? `ggen 26.x refuses the key \`${key}\`${hint}`
          : elsewhere
            ? `\`${key}\` is a key of ggen 26.x; v1 ignores it`
            : `ggen ignores the key \`${key}\`${hint}`;
      report({
        range: keyRange,
        severity: model.profile === "26" ? "error" : undefined,
        message,
        fixes: meant === undefined ? [] : [changeTo(keyRange, meant)],
      });
    }
  },
};
