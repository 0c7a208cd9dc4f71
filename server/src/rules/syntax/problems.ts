import type { SyntaxCode } from "../../syntax/index.ts";
import type { Fix, RuleMeta, TemplateContext, TemplateRule } from "../rule.ts";

/** A rule that shows the syntax room's problems of one code. */
export function syntaxRule(
  id: SyntaxCode,
  meta: Partial<Pick<RuleMeta, "category" | "severity">> & {
    readonly fixes?: (context: TemplateContext, range: { start: number; end: number }) => Fix[];
  } = {},
): TemplateRule {
  const { fixes, ...rest } = meta;
  return {
    on: "template",
    meta: { id, category: "syntax", severity: "error", since: "0.1.0", fixable: fixes !== undefined, ...rest },
    check(context) {
      for (const { code, message, range } of context.model.parsed.problems)
        if (code === id) context.report({ range, message, fixes: fixes?.(context, range) });
    },
  };
}
