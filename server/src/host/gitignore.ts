import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ignore } from "ignore";

/** The rules of one `.gitignore`. */
export interface IgnoreFile {
  /** Its folder, relative to where the search began; empty for that folder itself. */
  readonly base: string;
  readonly rules: Ignore;
}

/** Reads the `.gitignore` of a folder; one that is not there has no rules. */
export async function readIgnoreFile(folder: string, base: string): Promise<IgnoreFile> {
  const text = await readFile(join(folder, ".gitignore"), "utf8").catch(() => "");
  const { default: createIgnore } = await import("ignore");
  return { base, rules: createIgnore().add(text) };
}

/**
 * Whether the rules leave a path out, a folder's path ending with a slash.
 *
 * As in git the nearest file that says anything of it has the word: a `!` below overrules what stands above.
 */
export function isIgnoredBy(files: readonly IgnoreFile[], path: string): boolean {
  for (const { base, rules } of files.toReversed()) {
    const { ignored, unignored } = rules.test(base === "" ? path : path.slice(base.length + 1));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
