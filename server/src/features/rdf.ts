/** Names in queries and Turtle under a cursor: what they mean, where they are declared, where else they stand. */
import type { DocumentPosition } from "../base/lsp.ts";
import { codeBlock, inlineCode } from "../base/markdown.ts";
import type { Range } from "../base/range.ts";
import { wellKnownPrefixes } from "../model/catalog/index.ts";
import { type RdfName, rdfNames } from "../model/rdfNames.ts";
import type { ScalarText } from "../model/scalarText.ts";
import type { TemplateModel } from "../model/template.ts";

/** The name at an offset and the text it stands in. Empty: `undefined` outside queries and Turtle. */
export function rdfNameAt(model: TemplateModel, offset: number): { name: RdfName; scalar: ScalarText } | undefined {
  const { zone, scalar } = model.zoneAt(offset);
  if ((zone !== "sparql" && zone !== "turtle") || scalar === undefined) return undefined;
  const name = rdfNames(scalar).find(({ whole }) => whole.start <= offset && offset <= whole.end);
  return name === undefined ? undefined : { name, scalar };
}

/** The IRI that a prefix stands for, and where that is declared: in the text itself, under `prefixes`, or by everybody. */
export function prefixOf(
  model: TemplateModel,
  scalar: ScalarText,
  prefix: string,
): { iri: string; range?: Range; nameRange?: Range; where: string } | undefined {
  const own = rdfNames(scalar).find(({ kind, name }) => kind === "declared" && name === prefix);
  if (own !== undefined)
    return { iri: own.local, range: own.range, nameRange: own.range, where: "declared in this text" };
  const shared = model.frontMatter?.prefixes.find(({ name }) => name === prefix);
  if (shared !== undefined) {
    const range = { start: shared.nameRange.start, end: shared.valueRange.end };
    return { iri: shared.value, range, nameRange: shared.nameRange, where: "declared under `prefixes`" };
  }
  const iri = wellKnownPrefixes.get(prefix);
  return iri === undefined ? undefined : { iri, where: "what everybody means by it; it is not declared here" };
}

/** What a name in a query or in Turtle is, in Markdown. */
export function describeRdf(
  model: TemplateModel,
  { offset }: DocumentPosition,
): { text: string; range: Range } | undefined {
  const found = rdfNameAt(model, offset);
  if (found === undefined) return undefined;
  const { name, scalar } = found;
  if (name.kind === "variable") {
    const uses = occurrences(scalar, name).length;
    const text = `${codeBlock(`?${name.name}`, "sparql")}\n\nVariable of this query, ${uses === 1 ? "used once" : `used ${uses} times`}`;
    return { text, range: name.range };
  }
  const prefix = prefixOf(model, scalar, name.name);
  if (prefix === undefined) return undefined;
  const iri = name.kind === "declared" ? prefix.iri : prefix.iri + name.local;
  const text = `${codeBlock(`<${iri}>`, "turtle")}\n\nPrefix ${inlineCode(`${name.name}:`)}, ${prefix.where}`;
  return { text, range: name.whole };
}

/** Every place of the same variable, or of the same prefix, in one text. */
export function occurrences(scalar: ScalarText, { kind, name }: RdfName): RdfName[] {
  return rdfNames(scalar).filter((each) => each.name === name && (each.kind === "variable") === (kind === "variable"));
}
