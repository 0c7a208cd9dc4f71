import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { URI } from "vscode-uri";
import { folderOf } from "../base/uri.ts";
import { DEFAULT_SETTINGS } from "../config/settings.ts";
import type { PreviewProblem, PreviewResult } from "../engine/preview/types.ts";
import { previewProject } from "../host/engine.ts";
import { createEngine } from "../host/engineEntry.ts";
import { loadWorkspace } from "../host/groundwork.ts";
import { createNodeHost } from "../host/nodeHost.ts";
import { withinReach } from "../model/reach.ts";
import { projectAbove } from "./projectAbove.ts";

/** What one template is rendered with on the command line. */
export interface RenderRequest {
  readonly cwd: string;
  /** As it was named. */
  readonly file: string;
  /** Sets the head aside. */
  readonly bodyOnly: boolean;
  /** Path of a JSON file. */
  readonly context?: string;
  /** Values from the command line: texts, as ggen has them. */
  readonly vars: Readonly<Record<string, string>>;
}

/** A problem, with the text it is in. */
export interface ShownProblem extends PreviewProblem {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Rendered extends Omit<PreviewResult, "problems"> {
  readonly problems: readonly ShownProblem[];
}

const MANIFESTS = ["ggen.toml", "gpack.toml", "pack.toml", "ggen.lock", ".ggen/ls.toml"];

/**
 * Renders a template as the editor does: with its project's variables, folders and profile.
 *
 * Shape: the result, or a sentence where it could not be tried at all.
 */
export async function renderFile({ cwd, file, bodyOnly, context, vars }: RenderRequest): Promise<Rendered | string> {
  const full = resolve(cwd, file);
  const text = await readFile(full, "utf8").catch(() => undefined);
  if (text === undefined) return `there is no file ${file}`;
  const given =
    context === undefined ? undefined : await readFile(resolve(cwd, context), "utf8").catch(() => undefined);
  if (context !== undefined && given === undefined) return `there is no file ${context}`;
  const fault = given === undefined ? undefined : faultOf(given);
  if (fault !== undefined) return `${context}: ${fault}`;
  const uri = URI.file(full).toString();
  const host = createNodeHost({ debug() {}, info() {}, warn() {}, error() {} });
  const workspace = await loadWorkspace(host, () => DEFAULT_SETTINGS);
  const root = URI.file((await projectAbove(dirname(full))) ?? dirname(full)).toString();
  workspace.setRoots([root]);
  for (let folder = folderOf(uri); folder.length >= root.length; folder = folderOf(folder))
    for (const name of MANIFESTS) await workspace.fileChanged(`${folder}/${name}`);
  const project = workspace.projectOf(uri);
  const texts = new Map([[uri, text]]);
  const engine = await createEngine();
  const { problems, ...result } = await engine.preview({
    path: uri,
    text,
    only: bodyOnly ? "body" : undefined,
    vars,
    profile: project.profile,
    // What the file holds goes before what the project says, and behind what is typed.
    project: {
      ...previewProject(project),
      ...(given === undefined ? {} : { vars: given, preset: previewProject(project).vars }),
    },
    read: async (path) => {
      const found = (await withinReach(host, [root], uri, path)) ? await host.readFile(path) : undefined;
      if (found !== undefined) texts.set(path, found);
      return found;
    },
  });
  const shown = problems.map((problem) => ({
    ...problem,
    path: relative(cwd, URI.parse(problem.template).fsPath).replaceAll("\\", "/"),
    text: texts.get(problem.template) ?? "",
  }));
  return { ...result, problems: shown };
}

/** Why a text cannot be a context. */
function faultOf(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? undefined
      : "a context must be an object";
  } catch (error) {
    return (error as Error).message;
  }
}
