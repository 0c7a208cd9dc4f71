import type { TemplateFile } from "../../syntax/index.ts";
import { bodyOf, bodyTree, type Part } from "../frontMatter/split.ts";
import type { TypedHead } from "../frontMatter/typed.ts";
import type { LibraryEnv } from "../library/types.ts";
import { shifted } from "../origins.ts";
import type { AskRdf } from "../rdf/types.ts";
import { SourceMap } from "../sourceMap.ts";
import type { Value } from "../value.ts";
import { contextOf, withSupplied } from "./context.ts";
import { type Parsed, parsedOnce, type RawHead, readHead, renderHead } from "./head.ts";
import { loadNeighbours } from "./neighbours.ts";
import { folderOf, join } from "./paths.ts";
import { plain } from "./plain.ts";
import { askRdf } from "./rdf.ts";
import { Renderer } from "./renderer.ts";
import type { Front, PreviewOptions, PreviewResult } from "./types.ts";

/** The target of a template whose head names none. Source: format section a.4. */
const NO_TARGET = "out.txt";

/**
 * Renders a whole template file as ggen does: head, RDF, queries, target and body.
 *
 * A fault in one phase does not keep the later ones from being tried, so that there is something to see; what goes wrong in the body
 * is then left unsaid, since it may only follow from the first. `parsed` spares parsing where the caller has a tree. Never throws, and never rejects for what a user wrote.
 * Source: format sections a.1 to a.7; product decisions 6, 8, 15 and 17.
 */
export async function preview(
  options: PreviewOptions,
  env: LibraryEnv,
  ask: AskRdf,
  parsed?: Parsed,
): Promise<PreviewResult> {
  const { path, text } = options;
  const renderer = new Renderer(options, env);
  const tree = parsed ?? parsedOnce(text);
  const head: RawHead = options.only === "body" ? { kind: "none" } : readHead(path, text, tree);
  const own = head.kind === "read" ? head.vars : new Map<string, Value>();
  const given = contextOf(own, options);
  if (typeof given === "string") {
    renderer.report({ message: given, detail: given, range: { start: 0, end: 0 }, phase: "head" });
    return { ok: false, files: [], sparqlResults: {}, problems: renderer.problems };
  }
  let typed: TypedHead | undefined;
  if (head.kind === "broken") renderer.report(head.problem);
  else if (head.kind === "read") typed = renderHead(head.node, renderer, given);
  // What the head says of its own variables is replaced by what Tera made of it; what others gave goes before both.
  const context = withSupplied(contextOf(typed?.vars ?? own, options) as Map<string, Value>);
  const target = typed?.to === undefined ? undefined : renderer.text(typed.to, context, "head");
  const results = typed === undefined ? undefined : await askRdf(typed, context, renderer, options, ask);
  if (results !== undefined) context.set("sparql_results", results);
  const body = typed?.from === undefined ? ownBody() : await readFrom(typed.from);
  const neighbours = body === undefined ? undefined : await loadNeighbours(body.name, body.part, options, body.tree);
  const silent = renderer.problems.length > 0;
  if (neighbours?.problems !== undefined && !silent)
    renderer.reportAll(neighbours.problems, neighbours.own ? "body" : "load");
  const rendered = neighbours?.set === undefined ? undefined : renderer.body(body!.name, neighbours.set, context);
  if (rendered !== undefined && !silent) renderer.reportAll(rendered.problems, "body");
  const to = target?.text ?? (typed !== undefined && typed.to === undefined ? NO_TARGET : undefined);
  return {
    ok: renderer.problems.length === 0,
    files: [
      {
        to,
        text: rendered?.output ?? "",
        front: frontOf(typed),
        sourceMap: rendered?.sourceMap ?? new SourceMap(),
      },
    ],
    sparqlResults: plain(results ?? new Map()) as Record<string, unknown>,
    problems: renderer.problems,
  };

  function ownBody(): BodySource {
    if (options.only === "body") return { name: path, part: bodyAlone(text, tree.file) };
    const file = bodyTree(text, tree);
    if (file === undefined) return { name: path, part: bodyOf(text, tree.file) };
    return { name: path, part: { text, origins: shifted(0) }, tree: { file } };
  }

  /** The file that stands in for the body; relative to the project in v1, to the template in 26. */
  async function readFrom(from: Part): Promise<BodySource | undefined> {
    const rendered = renderer.text(from, context, "load");
    if (rendered === undefined) return undefined;
    const root = options.project?.root ?? (path.startsWith("/") || path.includes("://") ? folderOf(path) : "");
    const source = join(options.profile === "26" ? folderOf(path) : root, rendered.text);
    const found = source === undefined ? undefined : await options.read?.(source);
    if (found !== undefined) return { name: source!, part: { text: found, origins: shifted(0) } };
    renderer.report({
      message: `there is no file \`${rendered.text}\` that the body could come from`,
      detail: `Failed to read from file '${rendered.text}'`,
      range: from.origins.range({ start: 0, end: from.text.length }),
      phase: "load",
    });
    return undefined;
  }
}

/** What is rendered as the body, and its tree where it is known. */
interface BodySource {
  readonly name: string;
  readonly part: Part;
  readonly tree?: { readonly file: TemplateFile };
}

/** The body as it stands behind the head and the newlines that follow it. */
function bodyAlone(text: string, { head, bodyStart }: TemplateFile): Part {
  const isClosed = head?.close !== undefined;
  const start = isClosed ? bodyStart + /^(?:\r?\n)*/.exec(text.slice(bodyStart))![0].length : 0;
  return { text: text.slice(start), origins: shifted(start) };
}

function frontOf(typed: TypedHead | undefined): Front {
  return typed === undefined ? {} : typed.front;
}
