import type { EvaluatedRule } from "./rule.ts";

/** A query that oxigraph, which ggen asks, does not understand. */
export const sparqlSyntax: EvaluatedRule = {
  on: "template",
  needs: "evaluation",
  meta: { id: "sparql-syntax", category: "rdf", severity: "error", since: "0.1.0", fixable: false },
  check({ evaluation, report }) {
    // A prefix that is missing is told, and mended, by `undeclared-prefix`.
    for (const { phase, cause, range, message } of evaluation.rdf)
      if (phase === "sparql" && cause === "text") report({ range, message });
  },
};
