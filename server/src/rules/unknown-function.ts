import { catalog } from "../model/catalog/index.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/** A function that neither Tera nor ggen has. */
export const unknownFunction: TemplateRule = {
  on: "template",
  meta: { id: "unknown-function", category: "calls", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const { functions } = catalog(model.profile);
    for (const call of model.calls) {
      if (call.kind !== "function" || call.name === "" || functions.has(call.name)) continue;
      const meant = nearest(call.name, functions.keys());
      const parent = call.name === "super" ? ": `super()` works only directly in a block" : "";
      const hint = meant === undefined ? parent : `: did you mean \`${meant}\`?`;
      report({
        range: call.range,
        message: `there is no function \`${call.name}\`${hint}`,
        fixes: meant === undefined ? [] : [changeTo(call.range, meant)],
      });
    }
  },
};
