import { catalog } from "../model/catalog/index.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/** Spellings of one profile for filters of the other. */
const OTHER_SPELLING: ReadonlyMap<string, string> = new Map([
  ["snake_case", "snake"],
  ["pascal_case", "pascal"],
  ["camel_case", "camel"],
  ["kebab_case", "kebab"],
  ["title_case", "titlecase"],
  ["shouty_snake_case", "shouty_snake"],
  ["plural", "pluralize"],
  ["singular", "singularize"],
  ["slug", "slugify"],
]);

/** A filter that neither Tera nor ggen has. Where Tera would swallow the failure, it is a warning: the filter does nothing. */
export const unknownFilter: TemplateRule = {
  on: "template",
  meta: { id: "unknown-filter", category: "calls", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const { filters, functions } = catalog(model.profile);
    for (const call of model.calls) {
      if ((call.kind !== "filter" && call.kind !== "filterSection") || call.name === "" || filters.has(call.name))
        continue;
      const other = OTHER_SPELLING.get(call.name);
      const meant = other !== undefined && filters.has(other) ? other : nearest(call.name, filters.keys());
      const where = model.profile === "v1" ? "ggen v1" : "ggen 26.x";
      const hint = functions.has(call.name)
        ? `: it is a function, \`${call.name}(…)\``
        : meant === undefined
          ? ""
          : `: did you mean \`${meant}\`?`;
      report({
        range: call.range,
        severity: call.silent ? "warning" : undefined,
        message: `${where} has no filter \`${call.name}\`${hint}`,
        fixes: meant === undefined ? [] : [changeTo(call.range, meant)],
      });
    }
  },
};
