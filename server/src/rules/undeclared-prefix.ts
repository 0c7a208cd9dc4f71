import { wellKnownPrefixes } from "../model/catalog/index.ts";
import { type RdfName, rdfNames } from "../model/rdfNames.ts";
import type { ScalarText } from "../model/scalarText.ts";
import type { TemplateModel } from "../model/template.ts";
import type { Fix, TemplateRule } from "./rule.ts";

/** A prefix in a query or in `rdf_inline` that is declared neither there nor under `prefixes`. */
export const undeclaredPrefix: TemplateRule = {
  on: "template",
  meta: { id: "undeclared-prefix", category: "rdf", severity: "warning", since: "0.1.0", fixable: true },
  check({ model, project, report }) {
    const head = model.frontMatter;
    if (head === undefined) return;
    const declared = new Set(head.prefixes.map((prefix) => prefix.name));
    // 26 puts those of the project in front, too.
    if (model.profile === "26")
      for (const { key } of project.manifests.get("ggen")?.toml.below("ontology", "prefixes") ?? []) declared.add(key);
    const reported = new Set<string>();
    for (const scalar of [...head.queries.map((query) => query.text), ...head.rdfInline])
      for (const { name: prefix, range } of usedPrefixes(scalar)) {
        if (declared.has(prefix) || reported.has(prefix)) continue;
        reported.add(prefix);
        const iri = wellKnownPrefixes.get(prefix);
        report({
          range,
          message: `the prefix \`${prefix}:\` is declared nowhere`,
          fixes: iri === undefined ? [] : declare(model, prefix, iri),
        });
      }
  },
};

/** Prefixes of names in SPARQL or Turtle that the text does not declare itself. */
function usedPrefixes(scalar: ScalarText): RdfName[] {
  const names = rdfNames(scalar);
  const own = new Set(names.filter(({ kind }) => kind === "declared").map(({ name }) => name));
  return names.filter(({ kind, name, local }) => kind === "prefixed" && local !== "" && !own.has(name));
}

function declare(model: TemplateModel, prefix: string, iri: string): Fix[] {
  const head = model.frontMatter!;
  const entry = head.get("prefixes");
  const title = `Declare \`${prefix}:\` in \`prefixes\``;
  if (entry === undefined) {
    const at = { start: head.range.start, end: head.range.start };
    return [{ title, changes: [{ range: at, newText: `prefixes:\n  ${prefix}: "${iri}"\n` }], safe: false }];
  }
  const first = entry.children[0];
  if (entry.flowMap || first === undefined) return [];
  const at = model.text.lastIndexOf("\n", first.keyRange.start) + 1;
  const indent = model.text.slice(at, first.keyRange.start);
  return [
    { title, changes: [{ range: { start: at, end: at }, newText: `${indent}${prefix}: "${iri}"\n` }], safe: false },
  ];
}
