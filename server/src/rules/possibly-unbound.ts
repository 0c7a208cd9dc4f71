import type { Fix, TemplateRule } from "./rule.ts";

/** A name that has a value on some ways through the template only, used where a missing one is an error. */
export const possiblyUnbound: TemplateRule = {
  on: "template",
  meta: { id: "possibly-unbound", category: "variables", severity: "hint", since: "0.1.0", fixable: true },
  check({ model, report }) {
    for (const reference of model.doubtful) {
      const { role, access, binding, tolerant, symbols, name, range, expr } = reference;
      if (role !== "name" || access !== "read" || binding !== "possible" || tolerant) continue;
      const set = symbols.find((symbol) => symbol.kind === "set" || symbol.kind === "setGlobal");
      if (set === undefined || symbols.some((symbol) => symbol.kind === "fromIncluder" || symbol.kind === "supplied"))
        continue;
      const related = symbols.flatMap((symbol) =>
        symbol.uri === undefined || symbol.nameRange === undefined
          ? []
          : [{ uri: symbol.uri, range: symbol.nameRange, message: `\`${name}\` is set here` }],
      );
      const at = reference.fragment.toFile(expr?.core.end ?? 0);
      const plain = expr !== undefined && expr.filters.length === 0;
      const fix: Fix = {
        title: `Add \`default(value="")\``,
        changes: [{ range: { start: at, end: at }, newText: ' | default(value="")' }],
        safe: false,
      };
      report({
        range,
        message: `\`${name}\` has a value only on some ways through the template`,
        related,
        fixes: plain ? [fix] : [],
      });
    }
  },
};
