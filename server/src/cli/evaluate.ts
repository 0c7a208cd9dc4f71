import type { Host } from "../base/host.ts";
import { previewProject } from "../host/engine.ts";
import { createEngine, type Engine, type Evaluation } from "../host/engineEntry.ts";
import { rdfInWorker } from "../host/rdfInWorker.ts";
import { withinReach } from "../model/reach.ts";
import type { Workspace } from "../model/workspace.ts";

let engine: Promise<Engine> | undefined;

/** What running a template tells the rules, as in the editor. Empty: `undefined` for what is no template. */
export async function evaluationOf(
  workspace: Workspace,
  host: Host,
  roots: readonly string[],
  uri: string,
): Promise<Evaluation | undefined> {
  const model = workspace.template(uri);
  if (model === undefined) return undefined;
  engine ??= createEngine({ rdf: rdfInWorker() });
  const { text, profile, parsed } = model;
  const read = async (path: string) =>
    (await withinReach(host, roots, uri, path)) ? (workspace.text(path) ?? host.readFile(path)) : undefined;
  const project = previewProject(workspace.projectOf(uri));
  return (await engine).evaluate({ path: uri, text, profile, project, read }, parsed);
}
