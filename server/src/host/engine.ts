import type { CancellationToken, Host } from "../base/host.ts";
import { joinUri } from "../base/uri.ts";
import type { PreviewOptions, PreviewProject, PreviewResult } from "../engine/preview/types.ts";
import type { Project } from "../model/project.ts";
import { withinReach } from "../model/reach.ts";
import type { TemplateModel } from "../model/template.ts";
import type { Workspace } from "../model/workspace.ts";
import type { Documents } from "./documents.ts";
import type { Engine, Explanation, Watched } from "./engineEntry.ts";

/** What a run reads from: the files within reach, those that are open as they are there. */
export interface Surroundings {
  readonly host: Host;
  readonly roots: readonly string[];
  readonly documents: Documents;
  readonly workspace: Workspace | undefined;
}

let loading: Promise<Engine> | undefined;

/** The engine of this process, loaded when first needed. */
export function engine(): Promise<Engine> {
  loading ??= loadEngine();
  return loading;
}

async function loadEngine(): Promise<Engine> {
  const [{ createEngine }, { rdfInWorker }] = await Promise.all([
    import("./engineEntry.ts"),
    import("./rdfInWorker.ts"),
  ]);
  return createEngine({ rdf: rdfInWorker() });
}

/** A preview of a template as the editor has it, with the values that the user entered. */
export async function previewTemplate(
  around: Surroundings,
  model: TemplateModel,
  vars: Readonly<Record<string, unknown>>,
  token: CancellationToken,
): Promise<PreviewResult> {
  const isCancelled = () => token.isCancellationRequested;
  return (await engine()).preview({ ...previewOptions(around, model, vars), isCancelled }, model.parsed);
}

/** How long a hover waits for values, in milliseconds: what is known without running the template must not come late. */
const VALUES_MS = 2000;

/** The values of an expression with the present inputs. Empty: `undefined` where it is not reached, or not soon. */
export async function explainExpression(
  around: Surroundings,
  model: TemplateModel,
  watched: Watched,
  token: CancellationToken,
): Promise<Explanation | undefined> {
  let late: NodeJS.Timeout | undefined;
  let isLate = false;
  const waited = new Promise<undefined>((resolve) => {
    late = setTimeout(() => {
      isLate = true;
      resolve(undefined);
    }, VALUES_MS);
  });
  const isCancelled = () => isLate || token.isCancellationRequested;
  const options = { ...previewOptions(around, model, {}), isCancelled };
  const values = engine().then((loaded) => loaded.explain(options, watched, model.parsed));
  return Promise.race([values, waited]).finally(() => clearTimeout(late));
}

/** What the engine needs to know of a template as the editor has it; files are read within reach, unsaved ones first. */
export function previewOptions(
  around: Surroundings,
  { uri, text, profile }: TemplateModel,
  vars: Readonly<Record<string, unknown>>,
): PreviewOptions {
  return {
    path: uri,
    text,
    vars,
    profile,
    project: previewProject(around.workspace!.projectOf(uri)),
    read: async (path) => {
      if (!(await withinReach(around.host, around.roots, uri, path))) return undefined;
      return around.documents.get(path)?.text ?? around.host.readFile(path);
    },
  };
}

/** The target of a template, rendered by itself: for titles. Empty: `undefined` where it cannot be. */
export async function renderTarget(around: Surroundings, model: TemplateModel): Promise<string | undefined> {
  const to = model.frontMatter?.to?.value;
  if (to === undefined || !/\{[{%#]/.test(to)) return to;
  const { vars, preset } = previewProject(around.workspace!.projectOf(model.uri));
  const own = model.profile === "v1" ? named(model.frontMatter?.vars ?? []) : {};
  const rendered = (await engine()).render(to, { context: { ...own, ...preset, ...vars }, profile: model.profile });
  return rendered.ok ? rendered.output : undefined;
}

/** What the surroundings of a template give the engine. */
export function previewProject(project: Project) {
  return {
    vars: named(project.vars),
    preset: named(project.preset),
    templateDirs: project.templatesDirs,
    root: project.root,
    ontology: ontologyOf(project),
  } satisfies PreviewProject;
}

/** What `[ontology]` of the project names. Source: format sections k.3 and k.4. */
function ontologyOf({ root, manifests }: Project): PreviewProject["ontology"] {
  const toml = manifests.get("ggen")?.toml;
  if (toml === undefined) return undefined;
  const imports = toml.get("ontology", "imports")?.value;
  const paths = [toml.get("ontology", "source")?.value, ...(Array.isArray(imports) ? imports : [])];
  const prefixes = toml.below("ontology", "prefixes").filter(({ value }) => typeof value === "string");
  return {
    files: paths.flatMap((path) => (typeof path === "string" ? (joinUri(root, path) ?? []) : [])),
    prefixes: Object.fromEntries(prefixes.map(({ key, value }) => [key, value as string])),
  };
}

function named(variables: ReadonlyArray<{ readonly name: string; readonly value: unknown }>): Record<string, unknown> {
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}
