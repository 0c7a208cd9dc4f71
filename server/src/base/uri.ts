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

/** A path segment as URIs of files spell it. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:21|24|26|27|28|29|2B|2C|3B|3D|40)/gi, decodeURIComponent);
}
