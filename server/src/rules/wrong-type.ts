import { type Accepted, catalog, takes } from "../model/catalog/index.ts";
import { showType } from "../model/types.ts";
import { inFile, knownCalls } from "./arguments.ts";
import type { TemplateRule } from "./rule.ts";

/**
 * A value that a filter, test or argument surely refuses. Said only where the text itself fixes the type: what somebody may enter later
 * is not judged.
 */
export const wrongType: TemplateRule = {
  on: "template",
  meta: { id: "wrong-type", category: "calls", severity: "warning", since: "0.1.0", fixable: false },
  check({ model, report }) {
    const { filters, tests } = catalog(model.profile);
    for (const call of model.calls) {
      if (call.kind !== "filter" && call.kind !== "test") continue;
      const accepts = call.kind === "filter" ? filters.get(call.name)?.accepts : tests.get(call.name)?.accepts;
      if (accepts === undefined || takes(accepts, call.input) !== "no") continue;
      const what = call.kind === "filter" ? `\`${call.name}\`` : `the test \`${call.name}\``;
      report({ range: call.range, message: `${what} takes ${words(accepts)}, and this is ${showType(call.input)}` });
    }
    for (const { call, parameters, given } of knownCalls(model))
      for (const argument of given) {
        const parameter = parameters.find((each) => each.name === argument.name.text);
        if (parameter === undefined) continue;
        const type = model.typeOf(argument.value);
        const { value } = argument;
        if (takes([parameter.type], type) === "no")
          report({
            range: inFile(call, value),
            message: `the argument \`${parameter.name}\` of \`${call.name}\` is ${words([parameter.type])}, and this is ${showType(type)}`,
          });
        else if (parameter.values !== undefined && value.kind === "string" && !parameter.values.includes(value.value))
          report({
            range: inFile(call, value),
            message: `the argument \`${parameter.name}\` of \`${call.name}\` is one of ${parameter.values.map((each) => `\`${each}\``).join(", ")}`,
          });
      }
  },
};

const nouns: Readonly<Record<Accepted, string>> = {
  any: "anything",
  string: "a text",
  integer: "an integer",
  number: "a number",
  bool: "a boolean",
  list: "a list",
  map: "a map",
};

function words(accepted: readonly Accepted[]): string {
  return accepted.map((each) => nouns[each]).join(" or ");
}
