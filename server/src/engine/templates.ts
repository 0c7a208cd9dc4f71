import type { Problem } from "../base/problem.ts";
import { type BlockNode, type MacroNode, parseBody, SYNTAX_CODES, type TemplateFile } from "../syntax/index.ts";
import { compileBody, lazily } from "./compile/body.ts";
import { compileExpression } from "./compile/expression.ts";
import type { Body, LoadedMacro, LoadedTemplate } from "./loaded.ts";
import { type Place, spotOf } from "./place.ts";
import { type Item, trimTemplate } from "./trim.ts";

/** What parsing a template gave: the template, or what Tera would refuse. */
export type LoadResult =
  | { readonly template: LoadedTemplate; readonly problems: readonly Problem[] }
  | { readonly template?: undefined; readonly problems: readonly Problem[] };

/** Parses and compiles one template. Its source is a body: no head is looked for. */
export function loadTemplate(place: Place): LoadResult {
  const parsed = parseBody(place.source);
  const { origins } = place;
  const problems = parsed.problems
    .filter(({ code }) => (SYNTAX_CODES as readonly string[]).includes(code))
    .map((problem) => (origins === undefined ? problem : { ...problem, range: origins.range(problem.range) }));
  const { file } = parsed;
  parsed.delete();
  return problems.length > 0 ? { problems } : { template: compileTemplate(place, file), problems };
}

/** Compiles a body whose tree is there already. */
export function compileTemplate(place: Place, file: TemplateFile): LoadedTemplate {
  const { name, source } = place;
  const resolve = place.resolve ?? ((path) => path);
  const items = trimTemplate(source, file.body);
  const macros = new Map<string, LoadedMacro>();
  const imports: Array<LoadedTemplate["imports"][number]> = [];
  let parent: LoadedTemplate["extends"];
  for (const { node, bodies } of items) {
    if (node.kind === "macro") macros.set(node.name.text, compileMacro(node, bodies![0]!, place));
    else if (node.kind === "import")
      imports.push({ path: resolve(node.path.value), namespace: node.namespace.text, spot: spotOf(place, node) });
    else if (node.kind === "extends") parent = { path: resolve(node.path.value), spot: spotOf(place, node) };
  }
  const blocks = new Map<string, Body>();
  for (const { node, items: inside } of blocksIn(items))
    blocks.set(
      node.name.text,
      lazily(() => compileBody(inside, place)),
    );
  return { name, source, file, body: compileBody(items, place), macros, imports, extends: parent, blocks };
}

function compileMacro({ params }: MacroNode, body: readonly Item[], place: Place): LoadedMacro {
  return {
    params: params.map(({ name, default: value }) => ({
      name: name.text,
      default: value === undefined ? undefined : compileExpression(value, place),
    })),
    body: compileBody(body, place),
  };
}

function blocksIn(items: readonly Item[]): Array<{ node: BlockNode; items: readonly Item[] }> {
  return items.flatMap(({ node, bodies }) =>
    node.kind === "block" ? [{ node, items: bodies![0]! }, ...blocksIn(bodies![0]!)] : [],
  );
}
