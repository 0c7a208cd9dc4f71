import { namedFiles } from "../model/namedFiles.ts";
import type { TemplateRule } from "./rule.ts";

/** A `from` whose file is not there: ggen v1 starts at the directory it runs in, which is taken for the project's. */
export const missingFile: TemplateRule = {
  on: "template",
  meta: { id: "missing-file", category: "frontmatter", severity: "error", since: "0.1.0", fixable: false },
  check({ model, workspace, project, report }) {
    for (const { key, text, target } of namedFiles(model, project.root))
      if (key === "from" && workspace.isThere(target) === false) {
        const where = model.profile === "v1" ? "in the project's folder" : "beside the template";
        report({ range: text.range, message: `there is no file \`${text.value}\` ${where}` });
      }
  },
};
