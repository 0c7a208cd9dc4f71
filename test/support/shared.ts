import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The folder with vectors and corpus that stands beside the checkout, or `undefined` where there is none.
 *
 * `GGEN_SHARED` names another place. In CI (`CI=true`) its absence is an error, never a skip.
 */
export function sharedFolder(): string | undefined {
  const folder = process.env.GGEN_SHARED ?? join(root, "..", "shared");
  if (existsSync(join(folder, "vectors"))) return folder;
  if (process.env.CI === "true") throw new Error(`the shared vectors are missing: looked in ${folder}`);
  return undefined;
}

/** Skips the running suite or test with one clear line where the shared folder is absent; otherwise gives the folder. */
export function needShared(context: Mocha.Context): string {
  const folder = sharedFolder();
  if (folder === undefined) {
    console.log("      skipped: ../shared (vectors, corpus) is not beside this checkout");
    context.skip();
  }
  return folder as string;
}

/** The rows of a `.jsonl` file under `vectors/`. */
export function readVectors<Row>(folder: string, name: string): Row[] {
  return readFileSync(join(folder, "vectors", `${name}.jsonl`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
}
