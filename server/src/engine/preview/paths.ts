import { folderOf, joinUri } from "../../base/uri.ts";

/** Whether a path is a URI: in those, what is joined must be spelled as URIs spell it. */
function isUri(path: string): boolean {
  return /^[A-Za-z][\w+.-]+:\//.test(path);
}

/** The folder of a path or a URI; empty for a bare file name. */
export { folderOf };

/**
 * `path` beside `folder`, dots resolved.
 *
 * Empty: `undefined` where it is absolute, or climbs above the start.
 */
export function join(folder: string, path: string): string | undefined {
  if (isUri(folder)) return joinUri(folder, path);
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return undefined;
  const parts = folder === "" ? [] : folder.split("/");
  const floor = folder.startsWith("/") ? 1 : 0;
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length <= floor) return undefined;
    else parts.pop();
  }
  return parts.join("/");
}

/** Whether `path` lies in `folder`, dots resolved. */
export function lies(path: string, folder: string): boolean {
  return folder === "" ? !path.startsWith("/") : path.startsWith(`${folder}/`);
}
