import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const sources = fileURLToPath(new URL("../../server/src/", import.meta.url));
const server = fileURLToPath(new URL("../../dist/ggen-ls.js", import.meta.url));
let fresh = false;

/** The path of the built server. Errors: throws where it is older than a source, since a test of old code says nothing. */
export function builtServer(): string {
  if (fresh) return server;
  const built = statSync(server, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newer = readdirSync(sources, { recursive: true, encoding: "utf8" }).find(
    (path) => path.endsWith(".ts") && statSync(join(sources, path)).mtimeMs > built,
  );
  if (newer !== undefined) throw new Error(`dist/ is older than server/src/${newer}: run npm run build`);
  fresh = true;
  return server;
}
