import type { EvaluatedRule } from "./rule.ts";

/** A query, or RDF, that takes longer than anybody waits. */
export const slowQuery: EvaluatedRule = {
  on: "template",
  needs: "evaluation",
  meta: { id: "slow-query", category: "rdf", severity: "warning", since: "0.1.0", fixable: false },
  check({ evaluation, report }) {
    for (const { cause, range, message } of evaluation.rdf) if (cause === "stopped") report({ range, message });
  },
};
