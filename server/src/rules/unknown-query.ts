import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/** `sparql_results.x` where no query is called `x`. */
export const unknownQuery: TemplateRule = {
  on: "template",
  meta: { id: "unknown-query", category: "rdf", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const queries = model.frontMatter?.queries ?? [];
    for (const { name, range, role, owner, symbols, tolerant } of model.references) {
      if (role !== "field" || owner?.kind !== "map" || owner.role !== "results" || symbols.length > 0 || tolerant)
        continue;
      const meant = nearest(
        name,
        queries.map((query) => query.name),
      );
      const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
      report({
        range,
        message: `there is no query \`${name}\` under \`sparql\`${hint}`,
        fixes: meant === undefined ? [] : [changeTo(range, meant)],
      });
    }
  },
};
