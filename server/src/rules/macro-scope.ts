import type { TemplateRule } from "./rule.ts";

/** A macro that names a variable of the template around it, which it does not see. */
export const macroScope: TemplateRule = {
  on: "template",
  meta: { id: "macro-scope", category: "variables", severity: "warning", since: "0.1.0", fixable: false },
  check({ model, report }) {
    for (const { name, range, macro, outOfReach, binding, tolerant } of model.doubtful) {
      if (macro === undefined || binding !== "none" || tolerant) continue;
      const far = outOfReach.find((symbol) => symbol.kind !== "supplied" && symbol.kind !== "param");
      if (far === undefined) continue;
      const related =
        far.uri === undefined || far.nameRange === undefined
          ? []
          : [{ uri: far.uri, range: far.nameRange, message: `\`${name}\` is declared here, outside the macro` }];
      report({
        range,
        message: `the macro \`${macro.name}\` does not see \`${name}\`: it sees its arguments and what is given from outside`,
        related,
      });
    }
  },
};
