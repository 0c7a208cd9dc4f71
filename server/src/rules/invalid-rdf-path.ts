import type { TemplateRule } from "./rule.ts";

/** Turtle text where `rdf` wants a path, or a path that leaves the template's folder. */
export const invalidRdfPath: TemplateRule = {
  on: "template",
  meta: { id: "invalid-rdf-path", category: "rdf", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const entry = model.frontMatter?.get("rdf");
    for (const { value, range } of model.frontMatter?.rdf ?? []) {
      if (/\n\s*\S|@prefix|\s[a-z]+:\w+\s/i.test(value)) {
        const fixes =
          entry === undefined || model.frontMatter?.get("rdf_inline") !== undefined
            ? []
            : [
                {
                  title: "Change to `rdf_inline`",
                  changes: [{ range: entry.keyRange, newText: "rdf_inline" }],
                  safe: false,
                },
              ];
        report({
          range: entry?.keyRange ?? range,
          message: "`rdf` takes paths of files; Turtle text belongs under `rdf_inline`",
          fixes,
        });
      } else if (leaves(value)) report({ range, message: "an RDF file must lie in the template's own folder" });
    }
  },
};

/** Whether a path climbs out of the folder it starts in. One with Tera in it is not judged. */
function leaves(path: string): boolean {
  if (/\{[{%#]/.test(path)) return false;
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    depth += part === ".." ? -1 : part === "." || part === "" ? 0 : 1;
    if (depth < 0) return true;
  }
  return false;
}
