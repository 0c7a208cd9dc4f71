import type { Problem } from "../../base/problem.ts";
import type { SyntaxCode } from "../../syntax/index.ts";
import type { Fix, RuleMeta, TemplateContext, TemplateRule } from "../rule.ts";

interface Options extends Partial<Pick<RuleMeta, "category" | "severity">> {
  readonly fixes?: (context: TemplateContext, problem: Problem) => Fix[];
  /** Whether the problem counts in this file; it does when absent. */
  readonly when?: (context: TemplateContext) => boolean;
}

/** A rule that shows the syntax room's problems of one code. */
export function syntaxRule(id: SyntaxCode, { fixes, when, ...meta }: Options = {}): TemplateRule {
  return {
    on: "template",
    meta: { id, category: "syntax", severity: "error", since: "0.1.0", fixable: fixes !== undefined, ...meta },
    check(context) {
      const problems = context.model.parsed.problems.filter(({ code }) => code === id);
      if (problems.length === 0 || when?.(context) === false) return;
      for (const problem of problems)
        context.report({ range: problem.range, message: problem.message, fixes: fixes?.(context, problem) });
    },
  };
}
