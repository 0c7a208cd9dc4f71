import type { Range } from "../base/range.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateContext, TemplateRule } from "./rule.ts";

/** `sparql_results.x`, or `for_each: x` in 26.x, where no query is called `x`. */
export const unknownQuery: TemplateRule = {
  on: "template",
  meta: { id: "unknown-query", category: "rdf", severity: "error", since: "0.1.0", fixable: true },
  check(context) {
    const { model } = context;
    for (const { name, range, role, owner, symbols, tolerant } of model.references)
      if (role === "field" && owner?.kind === "map" && owner.role === "results" && symbols.length === 0 && !tolerant)
        say(context, name, range);
    const each = model.profile === "26" ? model.frontMatter?.get("for_each")?.text : undefined;
    if (each !== undefined && !/\{[{%#]/.test(each.value)) {
      const isThere = model.frontMatter?.queries.some((query) => query.name === each.value) === true;
      if (!isThere) say(context, each.value, each.range);
    }
  },
};

function say({ model, report }: TemplateContext, name: string, range: Range): void {
  const names = (model.frontMatter?.queries ?? []).map((query) => query.name);
  const meant = nearest(name, names);
  const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
  report({
    range,
    message: `there is no query \`${name}\` under \`sparql\`${hint}`,
    fixes: meant === undefined ? [] : [changeTo(range, meant)],
  });
}
