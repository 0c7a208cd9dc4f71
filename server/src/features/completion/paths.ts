/** Completion of paths: templates for `include`, `import` and `extends`, files for `from` and `rdf`. */
import type { CancellationToken } from "../../base/host.ts";
import { CompletionItemKind } from "../../base/lsp.ts";
import { folderOf, joinUri } from "../../base/uri.ts";
import { nameOf } from "../../model/resolve.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { TemplateModel } from "../../model/template.ts";
import type { Draft } from "./items.ts";

/** More are not offered at once; the client asks again as the path grows. */
const most = 1000;

/** The templates that a name in this one can mean, by the names that find them. */
export function templateNames(snapshot: Snapshot, uri: string): { drafts: Draft[]; complete: boolean } {
  const project = snapshot.workspace.projectOf(uri);
  const drafts: Draft[] = [];
  for (const target of snapshot.workspace.templates()) {
    if (target === uri) continue;
    const name = nameOf(project, uri, target);
    if (name === undefined || snapshot.workspace.resolveTemplate(uri, name) !== target) continue;
    if (drafts.length >= most) return { drafts, complete: false };
    const macros = snapshot.workspace.summary(target)?.macros.size ?? 0;
    const detail = macros === 0 ? undefined : `${macros} ${macros === 1 ? "macro" : "macros"}`;
    drafts.push({ label: name, kind: CompletionItemKind.File, detail, rank: 1 });
  }
  return { drafts, complete: true };
}

/** Where a path in a file starts from, and which files it may mean. */
export interface PathPlace {
  readonly base: string;
  readonly typed: string;
  /** Names of files that are offered; folders always are. */
  readonly accepts: RegExp;
}

/** The path behind `from` or `rdf` of a template. */
export function headPath(snapshot: Snapshot, model: TemplateModel, key: "from" | "rdf", typed: string): PathPlace {
  const own = folderOf(model.uri);
  const base = key === "from" && model.profile === "v1" ? snapshot.workspace.projectOf(model.uri).root : own;
  return { base, typed, accepts: key === "from" ? anyFile : rdfFile };
}

export const anyFile = /./;
export const noFile = /^$/;
const rdfFile = /\.(ttl|nt|n3|rdf|trig|nq)$/;

/** Files and folders beside what is typed; nothing outside the folder that the path starts from. */
export async function files(
  snapshot: Snapshot,
  { base, typed, accepts }: PathPlace,
  token: CancellationToken,
): Promise<Draft[]> {
  const parent = typed.slice(0, typed.lastIndexOf("/") + 1);
  const folder = joinUri(base, parent);
  if (folder === undefined || !(folder === base || folder.startsWith(`${base}/`))) return [];
  const entries = (await snapshot.host.readDirectory?.(folder)) ?? [];
  if (token.isCancellationRequested) return [];
  return entries
    .filter(({ name, kind }) => !name.startsWith(".") && (kind === "directory" || accepts.test(name)))
    .slice(0, most)
    .map(({ name, kind }) => ({
      label: `${parent}${name}${kind === "directory" ? "/" : ""}`,
      kind: kind === "directory" ? CompletionItemKind.Folder : CompletionItemKind.File,
      rank: kind === "directory" ? 2 : 1,
    }));
}
