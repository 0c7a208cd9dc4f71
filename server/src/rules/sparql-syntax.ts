import type { EvaluatedRule } from "./rule.ts";

/** A query that oxigraph, which ggen asks, does not understand. */
export const sparqlSyntax: EvaluatedRule = {
  on: "template",
  needs: "evaluation",
  meta: { id: "sparql-syntax", category: "rdf", severity: "error", since: "0.1.0", fixable: false },
  check({ evaluation, model, report }) {
    for (const { phase, cause, range, message } of evaluation.rdf) {
      // A prefix that is missing is told, and mended, by `undeclared-prefix`, unless Tera made the name.
      const isWritten = model.text.slice(range.start, range.end).includes(":");
      if (phase === "sparql" && (cause === "text" || (cause === "prefix" && !isWritten))) report({ range, message });
    }
  },
};
