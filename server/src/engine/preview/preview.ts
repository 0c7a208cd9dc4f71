import type { TemplateFile } from "../../syntax/index.ts";
import { bodyOf, bodyTree, type Part } from "../frontMatter/split.ts";
import type { TypedHead } from "../frontMatter/typed.ts";
import type { LibraryEnv } from "../library/types.ts";
import { shifted } from "../origins.ts";
import type { AskRdf } from "../rdf/types.ts";
import { SourceMap } from "../sourceMap.ts";
import type { Value } from "../value.ts";
import { renderAsking } from "./asking.ts";
import { contextOf, withSupplied } from "./context.ts";
import { type Parsed, parsedOnce, type RawHead, readHead, typedHead } from "./head.ts";
import { loadNeighbours } from "./neighbours.ts";
import { folderOf, join } from "./paths.ts";
import { plain } from "./plain.ts";
import { askRdf } from "./rdf.ts";
import { Renderer } from "./renderer.ts";
import { rowsOf } from "./rows.ts";
import type { PreviewFile, PreviewOptions, PreviewResult } from "./types.ts";

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
  const head: RawHead = options.only === "body" ? { kind: "none" } : readHead(options, tree);
  const own = head.kind === "read" ? head.vars : new Map<string, Value>();
  const given = contextOf(own, options);
  if (typeof given === "string") {
    renderer.report({ message: given, detail: given, range: { start: 0, end: 0 }, phase: "head" });
    return { ok: false, files: [], sparqlResults: {}, problems: renderer.problems };
  }
  let typed: TypedHead | undefined;
  if (head.kind === "broken") renderer.report(head.problem);
  else if (head.kind === "read") typed = typedHead(head, renderer, given, options);
  // What the head says of its own variables is replaced by what Tera made of it; what others gave goes before both.
  const context = withSupplied(options.profile, contextOf(typed?.vars ?? own, options) as Map<string, Value>);
  const graph = typed === undefined ? undefined : await askRdf(typed, context, renderer, options, ask);
  const { results, holds, more } = graph ?? { results: undefined, holds: true, more: undefined };
  if (results !== undefined) context.set("sparql_results", results);
  const files: PreviewFile[] = [];
  if (holds) for (const row of rowsOf(typed, results)) files.push(...(await fileFor(row)));
  checkForEach();
  return {
    ok: renderer.problems.length === 0,
    files,
    sparqlResults: plain(results ?? new Map()) as Record<string, unknown>,
    problems: renderer.problems,
  };

  /** The file of one row of `for_each`, or the one of a template without. */
  async function fileFor(row: Value | undefined): Promise<PreviewFile[]> {
    const own = row === undefined ? context : new Map(context).set("row", row);
    const target = typed?.to === undefined ? undefined : renderer.text(typed.to, own, "head");
    const body = typed?.from === undefined ? ownBody() : await readFrom(typed.from, own);
    const neighbours =
      body === undefined ? undefined : await loadNeighbours(body.name, body.part, options.project, renderer, body.tree);
    const silent = renderer.problems.length > 0;
    if (neighbours?.problems !== undefined && !silent)
      renderer.reportAll(neighbours.problems, neighbours.own ? "body" : "load");
    const rendered = neighbours?.set && (await renderAsking(body!.name, neighbours.set, own, renderer, more));
    if (rendered !== undefined && !silent) renderer.reportAll(rendered.problems, "body");
    const text = rendered?.output ?? "";
    if (typed?.front.skip_empty === true && text.trim() === "") return [];
    const to = target?.text ?? (typed !== undefined && typed.to === undefined ? NO_TARGET : undefined);
    const front = { ...typed?.front, ...(to === undefined || typed?.to === undefined ? {} : { to }) };
    const sourceMap = rendered?.sourceMap ?? new SourceMap();
    return [{ to, text, front, sourceMap, ...(row === undefined ? {} : { row: plain(row) }) }];
  }

  /** 26: whether the rows are rows, and each makes a file of its own. */
  function checkForEach(): void {
    const name = typed?.front.for_each;
    if (typed === undefined || name === undefined || renderer.problems.length > 0) return;
    const targets = files.map(({ to }) => to);
    const twice = targets.find((to, index) => targets.indexOf(to) < index);
    const message = !Array.isArray(results?.get(name))
      ? `\`for_each\` needs a query with rows, and \`${name}\` is none`
      : twice !== undefined && `several rows of \`${name}\` make the same file \`${twice}\``;
    if (message === false) return;
    const place = typed.to?.origins.range({ start: 0, end: typed.to.text.length }) ?? { start: 0, end: 0 };
    renderer.report({ message, detail: message, range: place, phase: "head" });
  }

  function ownBody(): BodySource {
    if (options.only === "body") return { name: path, part: bodyAlone(text, tree.file) };
    const file = bodyTree(text, tree);
    if (file === undefined) return { name: path, part: bodyOf(text, tree.file) };
    return { name: path, part: { text, origins: shifted(0) }, tree: { file } };
  }

  /** The file that stands in for the body; relative to the project in v1, to the template in 26. */
  async function readFrom(from: Part, context: ReadonlyMap<string, Value>): Promise<BodySource | undefined> {
    const rendered = renderer.text(from, context, "load");
    if (rendered === undefined) return undefined;
    const root = options.project?.root ?? (path.startsWith("/") || path.includes("://") ? folderOf(path) : "");
    const source = join(options.profile === "26" ? folderOf(path) : root, rendered.text);
    const found = source === undefined ? undefined : await renderer.read(source);
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
