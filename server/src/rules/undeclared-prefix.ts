import { wellKnownPrefixes } from "../model/catalog/index.ts";
import type { ScalarText } from "../model/scalarText.ts";
import type { TemplateModel } from "../model/template.ts";
import type { Fix, TemplateRule } from "./rule.ts";

/** A prefix in a query or in `rdf_inline` that is declared neither there nor under `prefixes`. */
export const undeclaredPrefix: TemplateRule = {
  on: "template",
  meta: { id: "undeclared-prefix", category: "rdf", severity: "warning", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const head = model.frontMatter;
    if (head === undefined) return;
    const declared = new Set(head.prefixes.map((prefix) => prefix.name));
    const reported = new Set<string>();
    for (const scalar of [...head.queries.map((query) => query.text), ...head.rdfInline])
      for (const { prefix, start, end } of usedPrefixes(scalar)) {
        if (declared.has(prefix) || reported.has(prefix)) continue;
        reported.add(prefix);
        const iri = wellKnownPrefixes[prefix];
        report({
          range: { start: scalar.toFile(start), end: scalar.toFile(end) },
          message: `the prefix \`${prefix}:\` is declared nowhere`,
          fixes: iri === undefined ? [] : declare(model, prefix, iri),
        });
      }
  },
};

interface Used {
  readonly prefix: string;
  readonly start: number;
  readonly end: number;
}

/** Prefixes of names in SPARQL or Turtle that the text does not declare itself; Tera, comments, texts and IRIs are passed over. */
function usedPrefixes({ value }: ScalarText): Used[] {
  const text = value.replace(
    /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|<[^<>\s]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g,
    (part) => " ".repeat(part.length),
  );
  const own = new Set([...text.matchAll(/@?\bprefix\s+([\w.-]*):/gi)].map((match) => match[1]!));
  return [...text.matchAll(/(?<![\w?$@:.\\%-])([A-Za-z][\w.-]*|):(?=[A-Za-z_0-9])/g)].flatMap((match) => {
    const prefix = match[1]!;
    return prefix === "_" || own.has(prefix)
      ? []
      : [{ prefix, start: match.index, end: match.index + prefix.length + 1 }];
  });
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
