import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/** `loop.length` and others that Tera does not have. */
export const unknownLoopField: TemplateRule = {
  on: "template",
  meta: { id: "unknown-loop-field", category: "variables", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    for (const { name, range, role, owner, binding, tolerant } of model.doubtful) {
      if (role !== "field" || owner?.kind !== "map" || owner.role !== "loop" || binding !== "none" || tolerant)
        continue;
      const meant = nearest(name, owner.fields.keys());
      report({
        range,
        message: `\`loop\` has only ${[...owner.fields.keys()].map((field) => `\`${field}\``).join(", ")}`,
        fixes: meant === undefined ? [] : [changeTo(range, meant)],
      });
    }
  },
};
