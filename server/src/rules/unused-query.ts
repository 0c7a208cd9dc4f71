import type { TemplateRule } from "./rule.ts";

/** A query whose result nothing reads. */
export const unusedQuery: TemplateRule = {
  on: "template",
  meta: { id: "unused-query", category: "rdf", severity: "hint", since: "0.1.0", fixable: false },
  check({ model, workspace, report }) {
    const head = model.frontMatter;
    if (
      head === undefined ||
      head.queries.length === 0 ||
      head.from !== undefined ||
      head.get("for_each") !== undefined
    )
      return;
    // The results as a whole may go anywhere, and an included template sees them too.
    if ((workspace.summary(model.uri)?.links ?? []).some((link) => link.kind !== "import")) return;
    const read = new Set<string>();
    for (const { name, role, owner, expr, symbols } of model.references) {
      if (role === "field" && owner?.kind === "map" && owner.role === "results") read.add(name);
      const whole = role === "name" && symbols.some((symbol) => symbol.name === "sparql_results");
      if (
        name === "__tera_context" ||
        (whole && expr?.accessors[0]?.kind !== "dot" && expr?.accessors[0]?.kind !== "string")
      )
        return;
    }
    for (const { name, nameRange } of head.queries)
      if (nameRange !== undefined && !read.has(name))
        report({ range: nameRange, message: `nothing reads the result of \`${name}\``, tags: ["unnecessary"] });
  },
};
