import { inFile, knownCalls } from "./arguments.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/** An argument that is ignored, because what is called does not know it. */
export const unknownArgument: TemplateRule = {
  on: "template",
  meta: { id: "unknown-argument", category: "calls", severity: "information", since: "0.1.0", fixable: true },
  check({ model, report }) {
    for (const { call, parameters, ignores, given } of knownCalls(model)) {
      for (const argument of given) {
        const name = argument.name.text;
        if (name === "" || parameters.some((parameter) => parameter.name === name)) continue;
        const range = inFile(call, argument.name);
        if (ignores) {
          const pluralize =
            call.name === "pluralize" ? ": Tera's `pluralize`, which takes a number, is replaced by ggen's" : "";
          report({ range, severity: "warning", message: `\`${call.name}\` ignores all arguments${pluralize}` });
          continue;
        }
        const free = parameters.filter((parameter) => !given.some((each) => each.name.text === parameter.name));
        const meant = nearest(
          name,
          free.map((parameter) => parameter.name),
        );
        const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
        report({
          range,
          message: `\`${call.name}\` has no argument \`${name}\` and ignores it${hint}`,
          fixes: meant === undefined ? [] : [changeTo(range, meant)],
        });
      }
    }
  },
};
