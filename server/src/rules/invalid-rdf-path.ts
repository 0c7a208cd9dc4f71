import { namedFiles } from "../model/namedFiles.ts";
import { leavesFolder } from "./paths.ts";
import type { TemplateRule } from "./rule.ts";

/** Turtle text where `rdf` wants a path, a path that leaves the template's folder, or a file that is not there. */
export const invalidRdfPath: TemplateRule = {
  on: "template",
  meta: { id: "invalid-rdf-path", category: "rdf", severity: "error", since: "0.1.0", fixable: true },
  check({ model, workspace, project, report }) {
    const missing = new Map(
      namedFiles(model, project.root)
        .filter(({ key, target }) => key === "rdf" && workspace.isThere(target) === false)
        .map(({ text }) => [text, text.value]),
    );
    const entry = model.frontMatter?.get("rdf");
    for (const text of model.frontMatter?.rdf ?? []) {
      const { value, range } = text;
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
      } else if (leavesFolder(value)) report({ range, message: "an RDF file must lie in the template's own folder" });
      else if (missing.has(text)) report({ range, message: `there is no file \`${value}\` beside the template` });
    }
  },
};
