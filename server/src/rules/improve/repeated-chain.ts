import type { TemplateRule } from "../rule.ts";

/** The same chain of filters on the same variable, written more than twice. */
export const repeatedChain: TemplateRule = {
  on: "template",
  meta: { id: "repeated-chain", category: "improve", severity: "hint", since: "0.1.0", fixable: false },
  check({ model, report }) {
    const uses = new Map<string, { start: number; end: number }[]>();
    for (const call of model.calls) {
      if (call.kind !== "filter" || call.fragment.key !== undefined || call.on.kind !== "variable") continue;
      // Chains are counted once, at their last filter; a single plain filter is short enough to repeat.
      if (call.index !== call.on.filters.length - 1 || (call.index === 0 && call.call.args.length === 0)) continue;
      const { start, end } = call.on;
      const text = model.text.slice(start, end).replace(/\s+/g, " ");
      const same = uses.get(text);
      if (same === undefined) uses.set(text, [{ start, end }]);
      else same.push({ start, end });
    }
    for (const [text, ranges] of uses) {
      const [first, , third] = ranges;
      if (third === undefined) continue;
      report({
        range: third,
        message: `\`${text}\` is written ${ranges.length} times; \`{% set … = ${text} %}\` gives it a name`,
        related: [{ uri: model.uri, range: first!, message: "It is written here first" }],
      });
    }
  },
};
