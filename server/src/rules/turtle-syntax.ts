import { folderOf, joinUri } from "../base/uri.ts";
import type { EvaluatedContext, EvaluatedRule } from "./rule.ts";

/** Turtle that oxigraph, which ggen asks, does not understand: in the head, or in a file that it names. */
export const turtleSyntax: EvaluatedRule = {
  on: "template",
  needs: "evaluation",
  meta: { id: "turtle-syntax", category: "rdf", severity: "error", since: "0.1.0", fixable: false },
  check(context) {
    const { evaluation, model, report } = context;
    for (const { phase, cause, template, range, message } of evaluation.rdf) {
      if (phase !== "rdf" || (cause !== "text" && cause !== "prefix")) continue;
      if (template !== model.uri) inFile(context, template, range, message);
      // A prefix that is missing in the head is told, and mended, by `undeclared-prefix`.
      else if (cause === "text") report({ range, message });
    }
  },
};

/** The fault is in a file beside the template: shown where the head names it. */
function inFile(
  { model, report }: EvaluatedContext,
  uri: string,
  place: { readonly start: number; readonly end: number },
  message: string,
): void {
  const named = model.frontMatter?.rdf.find(({ value }) => joinUri(folderOf(model.uri), value) === uri);
  const range = named?.range ?? model.frontMatter?.get("rdf")?.keyRange;
  if (range === undefined) return;
  report({
    range,
    message: `\`${uri.slice(uri.lastIndexOf("/") + 1)}\` is not Turtle`,
    related: [{ uri, range: place, message }],
  });
}
