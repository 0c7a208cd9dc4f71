/** Which file a name in `include`, `import` or `extends` means. */
import { decodeUri, folderOf, joinUri } from "../base/uri.ts";
import type { Project } from "./project.ts";

/**
 * The URIs that a template name may mean, the first that exists wins.
 *
 * Source: product decision 8: the project's templates folders, the pack's `templates/`, the template's own folder.
 */
export function candidates(project: Project, from: string, name: string): string[] {
  if (name === "") return [];
  const folders = [...project.templatesDirs, folderOf(from)];
  const uris = folders.flatMap((folder) => joinUri(folder, name) ?? []);
  return [...new Set(uris)];
}

/** How a template names the file `target`: relative to the first folder of the search that holds it. */
export function nameOf(project: Project, from: string, target: string): string | undefined {
  for (const folder of [...project.templatesDirs, folderOf(from)])
    if (target.startsWith(`${folder}/`)) return decodeUri(target.slice(folder.length + 1));
  return undefined;
}
