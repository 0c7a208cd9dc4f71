import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { AssetLoader, AssetName } from "../base/assets.ts";

declare const GGEN_VERSION: string | undefined;

/** Where the bundle keeps its assets; a run from the sources takes them from where they are made. */
const BUNDLED = new URL("./assets/", import.meta.url);
const CHUNKED = new URL("../assets/", import.meta.url);
const REPOSITORY = new URL("../../../", import.meta.url);

/** The URL of the folder with the bundled sample packs. */
export function samplesFolder(): URL {
  for (const base of [BUNDLED, CHUNKED]) if (existsSync(new URL("samples/", base))) return new URL("samples/", base);
  return new URL("server/samples/", REPOSITORY);
}

/** Reads the assets that belong to this installation. */
export const nodeAssets: AssetLoader = (name) => readFile(assetPath(name));

/** The version of this package. */
export function serverVersion(): string {
  if (typeof GGEN_VERSION === "string") return GGEN_VERSION;
  const manifest = JSON.parse(readFileSync(new URL("package.json", REPOSITORY), "utf8")) as { version: string };
  return manifest.version;
}

/** What a worker for RDF runs: a file, or from the sources a line that loads one. */
export function rdfWorkerEntry(): { readonly entry: URL | string; readonly eval: boolean } {
  for (const name of ["./rdf-worker.js", "../rdf-worker.js"]) {
    const entry = new URL(name, import.meta.url);
    if (existsSync(entry)) return { entry, eval: false };
  }
  const source = new URL("./rdfWorker.ts", import.meta.url).href;
  // A worker does not inherit the loader that lets Node read TypeScript.
  const load = `import("tsx/esm/api").then(({ tsImport }) => tsImport("${source}", "${import.meta.url}"))`;
  return { entry: load, eval: true };
}

function assetPath(name: AssetName): string {
  for (const base of [BUNDLED, CHUNKED]) {
    const path = fileURLToPath(new URL(name, base));
    if (existsSync(path)) return path;
  }
  if (name === "ggen_template.wasm")
    return fileURLToPath(new URL("grammars/ggen_template/ggen_template.wasm", REPOSITORY));
  const require = createRequire(import.meta.url);
  return name === "oxigraph.wasm"
    ? require.resolve("oxigraph/web_bg.wasm")
    : require.resolve("web-tree-sitter/web-tree-sitter.wasm");
}
