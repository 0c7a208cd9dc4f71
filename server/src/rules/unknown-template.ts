import { decodeUri } from "../base/uri.ts";
import { nameOf } from "../model/resolve.ts";
import { replace } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/** An `include`, `import` or `extends` of a file that is not there. */
export const unknownTemplate: TemplateRule = {
  on: "template",
  meta: { id: "unknown-template", category: "structure", severity: "error", since: "0.1.0", fixable: true },
  check({ model, workspace, project, report }) {
    // Until all files are read, nothing can be called missing.
    if (!workspace.indexed) return;
    for (const link of workspace.summary(model.uri)?.links ?? []) {
      const target = workspace.resolveTemplate(model.uri, link.path);
      if (target !== undefined) {
        if (project.profile === "v1" && model.file.head !== undefined)
          report({
            range: link.range,
            severity: "hint",
            message: `ggen v1 itself finds no template by name; this server takes \`${shortName(project.root, target)}\``,
          });
        continue;
      }
      if (link.optional || link.path === "") continue;
      const names = [...workspace.templates()].flatMap((uri) => nameOf(project, model.uri, uri) ?? []);
      const meant = nearestPath(link.path, names);
      const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
      report({
        range: link.range,
        message: `there is no template \`${link.path}\`${hint}`,
        fixes: meant === undefined ? [] : [replace(`Change to \`${meant}\``, link.range, meant)],
      });
    }
  },
};

/** Endings say nothing about which template was meant: names are compared without them. */
function nearestPath(written: string, names: readonly string[]): string | undefined {
  const stem = (name: string) => name.replace(/\.(?:tmpl|tera)$/, "");
  const same = names.find((name) => stem(name) === stem(written));
  const near = same === undefined ? nearest(stem(written), names.map(stem)) : undefined;
  return same ?? names.find((name) => stem(name) === near);
}

function shortName(root: string, uri: string): string {
  return decodeUri(uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri);
}
