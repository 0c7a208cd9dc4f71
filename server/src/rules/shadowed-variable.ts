import type { TemplateRule } from "./rule.ts";

/** A loop variable or parameter with the name of something that is visible around it. */
export const shadowedVariable: TemplateRule = {
  on: "template",
  meta: { id: "shadowed-variable", category: "variables", severity: "hint", since: "0.1.0", fixable: false },
  check({ model, report }) {
    for (const { kind, name, nameRange, shadows, uri } of model.symbols) {
      if (shadows === undefined || nameRange === undefined || uri !== model.uri) continue;
      if (kind !== "loopVariable" && kind !== "loopKey" && kind !== "set") continue;
      // Giving a default to what may be missing is no accident.
      if (kind === "set" && shadows.kind !== "loopVariable" && shadows.kind !== "set") continue;
      const related =
        shadows.uri === undefined || shadows.nameRange === undefined
          ? []
          : [{ uri: shadows.uri, range: shadows.nameRange, message: `The other \`${name}\` is declared here` }];
      report({ range: nameRange, message: `\`${name}\` hides another \`${name}\` that is visible here`, related });
    }
  },
};
