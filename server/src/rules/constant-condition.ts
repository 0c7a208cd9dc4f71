import type { EvaluatedRule } from "./rule.ts";

/** A condition that is the same in every run. */
export const constantCondition: EvaluatedRule = {
  on: "template",
  needs: "evaluation",
  meta: { id: "constant-condition", category: "structure", severity: "hint", since: "0.1.0", fixable: false },
  check({ evaluation, model, report }) {
    for (const { range, holds } of evaluation.constants) {
      // `unreachable` says it of the branch.
      if (!holds && /^(?:not\s+true|false)$/.test(model.text.slice(range.start, range.end))) continue;
      report({ range, message: `this condition ${holds ? "always" : "never"} holds` });
    }
  },
};
