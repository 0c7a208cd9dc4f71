import type { EvaluatedRule } from "./rule.ts";

/** A query that finds nothing in the RDF of its template. */
export const emptyQuery: EvaluatedRule = {
  on: "template",
  needs: "evaluation",
  meta: { id: "empty-query", category: "rdf", severity: "hint", since: "0.1.0", fixable: false },
  check({ evaluation: { results }, model, report }) {
    for (const { name, nameRange, text, columns } of model.frontMatter?.queries ?? []) {
      const rows = results?.[name];
      // What is no SELECT has no rows in ggen either way.
      if (!Array.isArray(rows) || rows.length > 0 || columns === undefined) continue;
      const what = nameRange === undefined ? "the query" : `\`${name}\``;
      report({ range: nameRange ?? text.range, message: `${what} finds nothing in the RDF of this template` });
    }
  },
};
