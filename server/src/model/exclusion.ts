import picomatch from "picomatch";
import { decodeUri } from "../base/uri.ts";

/** Globs, and the folder that they count from. */
export interface Exclusion {
  /** URI of a folder, without a slash at its end. */
  readonly base: string;
  readonly globs: readonly string[];
}

const compiled = new WeakMap<readonly string[], (path: string) => boolean>();

/**
 * Whether the globs name a file, or a folder that it lies in: `generated` leaves out all that is below it, as in `.gitignore`.
 *
 * A glob that is none matches nothing.
 */
export function isExcluded({ base, globs }: Exclusion, uri: string): boolean {
  if (globs.length === 0 || !uri.startsWith(`${base}/`)) return false;
  let matches = compiled.get(globs);
  if (matches === undefined) {
    matches = compile(globs);
    compiled.set(globs, matches);
  }
  const parts = decodeUri(uri.slice(base.length + 1)).split("/");
  return parts.some((_, index) => matches(parts.slice(0, index + 1).join("/")));
}

function compile(globs: readonly string[]): (path: string) => boolean {
  const usable = globs.map((glob) => glob.replace(/^\.?\//, "").replace(/\/$/, "")).filter((glob) => glob !== "");
  return usable.length === 0 ? () => false : picomatch(usable, { dot: true });
}
