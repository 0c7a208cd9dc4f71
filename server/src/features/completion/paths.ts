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

/** Files and folders beside what is typed, below the folder that `from` or `rdf` starts from. */
export async function files(
  snapshot: Snapshot,
  model: TemplateModel,
  key: "from" | "rdf",
  typed: string,
  token: CancellationToken,
): Promise<Draft[]> {
  const own = folderOf(model.uri);
  const base = key === "from" && model.profile === "v1" ? snapshot.workspace.projectOf(model.uri).root : own;
  const folder = joinUri(base, typed.slice(0, typed.lastIndexOf("/") + 1));
  if (folder === undefined || !(folder === base || folder.startsWith(`${base}/`))) return [];
  const entries = (await snapshot.host.readDirectory?.(folder)) ?? [];
  if (token.isCancellationRequested) return [];
  const parent = typed.slice(0, typed.lastIndexOf("/") + 1);
  return entries
    .filter(
      ({ name, kind }) =>
        !name.startsWith(".") && (kind === "directory" || key === "from" || /\.(ttl|nt|n3|rdf|trig|nq)$/.test(name)),
    )
    .slice(0, most)
    .map(({ name, kind }) => ({
      label: `${parent}${name}${kind === "directory" ? "/" : ""}`,
      kind: kind === "directory" ? CompletionItemKind.Folder : CompletionItemKind.File,
      rank: kind === "directory" ? 2 : 1,
    }));
}
