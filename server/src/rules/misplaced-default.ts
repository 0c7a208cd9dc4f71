import type { TemplateRule } from "./rule.ts";

/** `default` where Tera skips it: not the first filter, or not on a variable. */
export const misplacedDefault: TemplateRule = {
  on: "template",
  meta: { id: "misplaced-default", category: "calls", severity: "warning", since: "0.1.0", fixable: false },
  check({ model, report }) {
    for (const call of model.calls) {
      if (call.kind !== "filter" || call.name !== "default") continue;
      if (call.on.kind !== "variable")
        report({ range: call.range, message: "`default` has an effect only on a variable, and this is none" });
      else if (call.index > 0)
        report({ range: call.range, message: "`default` has an effect only as the first filter behind a variable" });
    }
  },
};
