/** Which file a name in `include`, `import`, `extends` or `from` means. */
import type { Project } from "./project.ts";

/** The folder of a URI, without a slash at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf("/")));
}

/**
 * `path` beside `folder`, dots resolved.
 *
 * Empty: `undefined` when it climbs above the URI's root, or is absolute.
 */
export function joinUri(folder: string, path: string): string | undefined {
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return undefined;
  const scheme = /^[^:/]+:(\/\/[^/]*)?/.exec(folder)?.[0] ?? "";
  const parts = folder.slice(scheme.length).split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (parts.length <= 1) return undefined;
      parts.pop();
    } else parts.push(encodeSegment(part));
  }
  return scheme + parts.join("/");
}

/** A path segment as URIs of files spell it. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:21|24|26|27|28|29|2B|2C|3B|3D|40)/gi, decodeURIComponent);
}

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
    if (target.startsWith(`${folder}/`)) return decodeURIComponent(target.slice(folder.length + 1));
  return undefined;
}
