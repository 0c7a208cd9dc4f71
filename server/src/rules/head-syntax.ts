import type { TemplateRule } from "./rule.ts";

/** Tera in a value of the head that Tera refuses, and braces of a query that it takes for its own. */
export const headSyntax: TemplateRule = {
  on: "template",
  meta: { id: "head-syntax", category: "frontmatter", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const rdf = new Set(["sparql", "rdf_inline", "construct", "when"]);
    for (const { key, scalar, parsed } of model.frontMatter?.embedded ?? []) {
      const [problem] = parsed.problems;
      if (problem === undefined) continue;
      const range = { start: scalar.toFile(problem.range.start), end: scalar.toFile(problem.range.end) };
      const brace = /\{[{#](?=\s*(?:[?$<"]|[A-Za-z_][\w-]*:[A-Za-z_]))/.exec(scalar.value);
      if (rdf.has(key) && brace !== null) {
        const at = scalar.toFile(brace.index + 1);
        report({
          range: { start: scalar.toFile(brace.index), end: at + 1 },
          message: `\`${brace[0]}\` begins Tera here too: put a blank between the two`,
          fixes: [
            {
              title: "Put a blank between them",
              changes: [{ range: { start: at, end: at }, newText: " " }],
              safe: true,
            },
          ],
        });
      } else report({ range, message: problem.message });
    }
  },
};
