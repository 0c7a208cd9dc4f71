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

/** A URI, or part of one, as people read it: percent signs resolved, or as it stands where they do not fit together. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone per cent sign, as a client may send it.
    return text;
  }
}

/** A path segment as `vscode-uri` spells it: one file must have one URI. */
function encodeSegment(segment: string): string {
  // Half a character has no UTF-8: it stands for no file's name, and is written as what decoders put in its place.
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, "\uFFFD")).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
