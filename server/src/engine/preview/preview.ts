import { readFrontMatter } from "../../model/frontMatter.ts";
import { parse } from "../../syntax/index.ts";
import { fromJs, parseJson } from "../library/json.ts";
import { isMap } from "../library/print.ts";
import type { LibraryEnv } from "../library/types.ts";
import { render } from "../render.ts";
import { SourceMap } from "../sourceMap.ts";
import type { Value } from "../value.ts";
import type { PreviewOptions, PreviewProblem, PreviewResult, Variables } from "./types.ts";

/**
 * Renders a whole template file as ggen does: head, RDF, queries, target and body.
 *
 * Never throws, and never rejects for what a user wrote. Source: format sections a.1 to a.7; product decisions 6, 8, 15 and 17.
 */
export async function preview(options: PreviewOptions, env: LibraryEnv): Promise<PreviewResult> {
  const { path, text, profile, fuel, isCancelled } = options;
  const parsed = parse(text);
  const { file } = parsed;
  parsed.delete();
  const head = readFrontMatter(text, file.head);
  const own = Object.fromEntries((head?.vars ?? []).map(({ name, value }) => [name, value]));
  const context = new Map<string, Value>();
  for (const given of [own, options.project?.preset, options.project?.vars, options.vars])
    for (const [name, value] of valuesOf(given)) context.set(name, value);
  const limits = { profile, fuel, isCancelled, name: path };
  const problems: PreviewProblem[] = [];
  let to: string | undefined;
  if (head?.to !== undefined) {
    const target = render(head.to.value, { ...limits, context }, env);
    if (target.ok) to = target.output;
    else problems.push(...target.problems.map((problem) => ({ ...problem, phase: "head" as const })));
  }
  const body = text.slice(file.bodyStart).replace(/\r\n/g, "\n").replace(/^\n+/, "").replace(/\n$/, "");
  const rendered = render(body, { ...limits, context }, env);
  problems.push(...rendered.problems.map((problem) => ({ ...problem, phase: "body" as const })));
  return {
    ok: problems.length === 0,
    files: [{ to, text: rendered.output ?? "", front: { to }, sourceMap: rendered.sourceMap ?? new SourceMap() }],
    sparqlResults: {},
    problems,
  };
}

function valuesOf(variables: Variables | undefined): ReadonlyMap<string, Value> {
  const value = typeof variables === "string" ? parseJson(variables) : fromJs(variables ?? {});
  return isMap(value) ? value : new Map();
}
