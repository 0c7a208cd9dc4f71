import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";

const manifests = ["ggen.toml", "gpack.toml", "pack.toml"];
const localSettings = ".ggen/ls.toml";

/**
 * The folder that has to be read for a file's project: the nearest upwards with a manifest, or that of the nearest `.ggen/ls.toml`
 * above it. A repository's root is the last that is looked at.
 */
export async function projectAbove(folder: string): Promise<string | undefined> {
  let root: string | undefined;
  for (let at = folder; ; at = dirname(at)) {
    if (await exists(join(at, localSettings))) return at;
    for (const name of manifests) if (root === undefined && (await exists(join(at, name)))) root = at;
    if (dirname(at) === at || (await exists(join(at, ".git")))) return root;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
