import { catalog } from "../../model/catalog/index.ts";
import type { Call } from "../../syntax/index.ts";
import { replace } from "../fixes.ts";
import type { TemplateRule } from "../rule.ts";

/** What `replace` of these with a change of case amounts to. */
const byHand: Readonly<Record<string, string>> = {
  "_ lower": "snake",
  "- lower": "kebab",
  "_ upper": "shouty_snake",
  "- upper": "shouty_kebab",
};

/** `replace` and `lower` or `upper` in a row, where ggen has a filter for the whole. */
export const casingByHand: TemplateRule = {
  on: "template",
  meta: { id: "casing-by-hand", category: "improve", severity: "hint", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const { filters } = catalog(model.profile);
    for (const call of model.calls) {
      if (call.kind !== "filter") continue;
      const next = call.on.filters[call.index + 1];
      const better = next === undefined ? undefined : (filterFor(call.call, next) ?? filterFor(next, call.call));
      if (next === undefined || better === undefined || !filters.has(better)) continue;
      const { toFile } = call.fragment;
      const range = { start: toFile(call.call.start), end: toFile(next.end) };
      report({
        range,
        message: `\`${better}\` does this, and knows about words in other spellings`,
        fixes: [replace(`Use \`${better}\``, range, better)],
      });
    }
  },
};

function filterFor(replaced: Call, cased: Call): string | undefined {
  if (replaced.name.text !== "replace") return undefined;
  const text = (name: string) => {
    const value = replaced.args.find((argument) => argument.name.text === name)?.value;
    return value?.kind === "string" && value.filters.length === 0 ? value.value : undefined;
  };
  const from = text("from");
  return from === " " || from === "-" || from === "_" ? byHand[`${text("to")} ${cased.name.text}`] : undefined;
}
