import { type Body, type Node, parse, parseBody, SYNTAX_CODES, type TemplateFile } from "../../syntax/index.ts";
import type { Part } from "../frontMatter/split.ts";
import { type LoadedTemplate, TemplateSet } from "../loaded.ts";
import { shifted } from "../origins.ts";
import type { Place, Probe } from "../place.ts";
import { type EngineProblem, RenderFailure } from "../problem.ts";
import { parseProblem } from "../render.ts";
import { compileTemplate } from "../templates.ts";
import { folderOf, join } from "./paths.ts";
import type { Renderer } from "./renderer.ts";
import type { PreviewProject } from "./types.ts";

/** More files than this are not loaded for one template. */
const MAX_FILES = 1000;

/** A template with everything that it names, or what is wrong with it. */
export type Neighbourhood =
  | { readonly set: TemplateSet; readonly problems?: undefined }
  | {
      readonly set?: undefined;
      readonly problems: readonly EngineProblem[];
      /** Whether the body itself does not parse. */
      readonly own: boolean;
    };

interface Known {
  readonly place: Place;
  readonly file: TemplateFile;
  readonly problems: readonly EngineProblem[];
}

/**
 * Loads the files that a body includes, imports and extends, and theirs in turn.
 *
 * A file that does not parse, or names a parent that is not there, fails only when it is used. The front matter of a file is no part of
 * it. `tree` is the body's where it is known, broken or not, with the expression in it that somebody wants to know of. Source: product decision 8.
 */
export async function loadNeighbours(
  path: string,
  body: Part,
  project: PreviewProject | undefined,
  renderer: Renderer,
  tree?: { readonly file: TemplateFile; readonly probe?: Probe },
): Promise<Neighbourhood> {
  const known = new Map<string, Known>();
  const targets = new Map<string, string>();
  const texts = new Map<string, Promise<string | undefined>>();
  const own = tree === undefined ? parseOne(path, body) : parsedOne(tree);
  if (own.problems.length > 0) return { problems: own.problems, own: true };
  known.set(path, own);
  for (const [name, { file }] of known) for (const target of namesIn(file.body)) await resolve(name, target);
  const loaded = new Map([...known].map(([name, each]) => [name, compile(each)] as const));
  return checked(path, loaded);

  async function resolve(from: string, name: string): Promise<void> {
    const key = `${folderOf(from)}\n${name}`;
    if (targets.has(key)) return;
    for (const folder of [...(project?.templateDirs ?? []), folderOf(from)]) {
      const candidate = join(folder, name);
      if (candidate === undefined) continue;
      const text = known.has(candidate) ? "" : await read(candidate);
      if (text === undefined) continue;
      targets.set(key, candidate);
      if (!known.has(candidate) && known.size < MAX_FILES) known.set(candidate, parseOne(candidate, wholeOf(text)));
      return;
    }
    targets.set(key, name);
  }

  function read(candidate: string): Promise<string | undefined> {
    const asked = texts.get(candidate) ?? renderer.read(candidate);
    texts.set(candidate, asked);
    return asked;
  }

  function parseOne(name: string, { text, origins }: Part): Known {
    const parsed = parseBody(text);
    const { file } = parsed;
    const problems = parsed.problems
      .filter(({ code }) => (SYNTAX_CODES as readonly string[]).includes(code))
      .map((problem) => parseProblem({ ...problem, range: origins.range(problem.range) }, name));
    parsed.delete();
    return { place: { name, source: text, origins, resolve: resolver(name) }, file, problems };
  }

  /** What does not parse in it is passed over. */
  function parsedOne({ file, probe }: NonNullable<typeof tree>): Known {
    return { place: { name: path, source: body.text, probe, resolve: resolver(path) }, file, problems: [] };
  }

  function resolver(name: string): (target: string) => string {
    return (target) => targets.get(`${folderOf(name)}\n${target}`) ?? target;
  }
}

/** A neighbour's text without its front matter. */
function wholeOf(text: string): Part {
  const parsed = parse(text);
  const { head, bodyStart } = parsed.file;
  parsed.delete();
  const start = head?.close === undefined ? 0 : bodyStart;
  return { text: text.slice(start), origins: shifted(start) };
}

function compile({ place, file, problems }: Known): LoadedTemplate {
  return problems.length === 0 ? compileTemplate(place, file) : failing(place, problems[0]!, file);
}

/** Stands for a file that is there and cannot be used: says so when it is. */
function failing(
  { name, source }: Place,
  { message, detail, range }: EngineProblem,
  file: TemplateFile,
): LoadedTemplate {
  const body = () => {
    throw new RenderFailure(detail, { start: range.start, end: range.end, template: name }, message);
  };
  return { name, source, file, body, macros: new Map(), imports: [], blocks: new Map() };
}

/** Faults of what the template itself builds on are its own; those of files that it merely includes wait until they are used. */
function checked(path: string, loaded: ReadonlyMap<string, LoadedTemplate>): Neighbourhood {
  const all = new Map(loaded);
  const foundation = new Set([path]);
  for (const name of foundation) {
    const { imports = [], extends: parent } = all.get(name) ?? {};
    for (const { path: target } of [...imports, ...(parent === undefined ? [] : [parent])]) foundation.add(target);
  }
  const problems: EngineProblem[] = [];
  for (const { template, spot, message } of new TemplateSet(all).loadErrors()) {
    const problem = { message, detail: message, range: { start: spot.start, end: spot.end }, template: template.name };
    if (foundation.has(template.name)) problems.push(problem);
    else all.set(template.name, failing({ ...template }, problem, template.file));
  }
  return problems.length > 0 ? { problems, own: false } : { set: new TemplateSet(all) };
}

function namesIn({ nodes }: Body): string[] {
  return nodes.flatMap(names);
}

function names(node: Node): string[] {
  switch (node.kind) {
    case "include":
      return node.paths.map(({ value }) => value);
    case "import":
    case "extends":
      return [node.path.value];
    case "if":
      return [...node.branches.map(({ body }) => body), ...(node.otherwise ? [node.otherwise.body] : [])].flatMap(
        namesIn,
      );
    case "for":
      return [node.body, ...node.otherwise.map(({ body }) => body)].flatMap(namesIn);
    case "block":
    case "macro":
    case "filterSection":
      return namesIn(node.body);
    default:
      return [];
  }
}
