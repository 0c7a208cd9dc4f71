import { catalog } from "../model/catalog/index.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/** Tests of other template languages, and what they are called in Tera. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ["none", "undefined"],
  ["sequence", "iterable"],
  ["mapping", "object"],
  ["integer", "number"],
  ["float", "number"],
  ["divisible_by", "divisibleby"],
  ["startswith", "starting_with"],
  ["endswith", "ending_with"],
  ["contains", "containing"],
]);

/** A test behind `is` that Tera does not have. */
export const unknownTest: TemplateRule = {
  on: "template",
  meta: { id: "unknown-test", category: "calls", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const { tests } = catalog(model.profile);
    for (const call of model.calls) {
      if (call.kind !== "test" || call.name === "" || tests.has(call.name)) continue;
      const meant = elsewhere.get(call.name) ?? nearest(call.name, tests.keys());
      const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
      report({
        range: call.range,
        message: `there is no test \`${call.name}\`${hint}`,
        fixes: meant === undefined ? [] : [changeTo(call.range, meant)],
      });
    }
  },
};
