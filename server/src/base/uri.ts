/** URIs as texts: their folders, and paths below them. */

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

/** A path segment as `vscode-uri` spells it: one file must have one URI. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
