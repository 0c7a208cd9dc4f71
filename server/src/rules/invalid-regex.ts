import { patternFault } from "../base/regex/match.ts";
import type { TemplateRule } from "./rule.ts";

/** A pattern in `skip_if` or `matching` that is no regular expression. */
export const invalidRegex: TemplateRule = {
  on: "template",
  meta: { id: "invalid-regex", category: "frontmatter", severity: "error", since: "0.1.0", fixable: false },
  check({ model, report }) {
    const text = model.frontMatter?.get("skip_if")?.text;
    const say = (pattern: string, range: { start: number; end: number }) => {
      const fault = patternFault(pattern);
      if (fault !== undefined) report({ range, message: `this is no regular expression: ${fault}` });
    };
    if (text !== undefined && !/\{[{%#]/.test(text.value)) say(text.value, text.range);
    for (const call of model.calls) {
      const argument = call.kind === "test" && call.name === "matching" ? call.test.args[0] : undefined;
      if (argument?.kind !== "string" || argument.filters.length > 0) continue;
      const { toFile } = call.fragment;
      say(argument.value, { start: toFile(argument.core.start), end: toFile(argument.core.end) });
    }
  },
};
