import { decodeUri } from "../base/uri.ts";
import type { TemplateModel } from "../model/template.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { TemplateRule } from "./rule.ts";

/**
 * A macro or a namespace that does not exist. Nothing is said of macros in a file that is not found: `unknown-template` says that.
 */
export const unknownMacro: TemplateRule = {
  on: "template",
  meta: { id: "unknown-macro", category: "calls", severity: "error", since: "0.1.0", fixable: true },
  check({ model, workspace, report }) {
    const links = workspace.summary(model.uri)?.links ?? [];
    for (const call of model.calls) {
      if (call.kind !== "macro" || call.name === "" || call.macro !== undefined) continue;
      const { namespace, range, target } = call;
      const imported = namespace === "self" || links.some((link) => link.namespace === namespace);
      if (!imported) {
        if (!hasHalfTypedImport(model))
          report({ range, message: `no \`import\` gives the namespace \`${namespace}\`` });
        continue;
      }
      if (target === undefined) continue;
      const known = workspace.summary(target)?.macros;
      // The settings leave the file out: what is in it is not known.
      if (known === undefined) continue;
      const meant = nearest(call.name, known.keys());
      const file = decodeUri(target.slice(target.lastIndexOf("/") + 1));
      const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
      report({
        range,
        message: `\`${file}\` has no macro \`${call.name}\`${hint}`,
        fixes: meant === undefined ? [] : [changeTo(range, meant)],
      });
    }
  },
};

/** An import that is being written may give any namespace. */
function hasHalfTypedImport({ text, parsed, file }: TemplateModel): boolean {
  if (parsed.problems.length === 0) return false;
  return file.body.nodes.some((node) =>
    node.kind === "import"
      ? node.namespace.text === "" || !text.slice(node.start, node.end).endsWith("%}")
      : node.kind === "broken" && node.tag?.keyword?.text === "import",
  );
}
