// Builds `dist/`: the server, the CLI and the engine as bundles, with the binary files they load.
// One bundle with shared chunks: what `initialize` needs is small, everything else is loaded when first used.
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const out = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  absWorkingDir: root,
  entryPoints: {
    "ggen-ls": "server/src/host/bin.ts",
    engine: "server/src/host/engineEntry.ts",
    "rdf-worker": "server/src/host/rdfWorker.ts",
  },
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  chunkNames: "chunks/[name]-[hash]",
  minifySyntax: true,
  minifyWhitespace: true,
  // A megabyte of an idle server; the maps beside the bundle give the names back (`node --enable-source-maps`).
  minifyIdentifiers: true,
  sourcemap: "linked",
  sourcesContent: false,
  legalComments: "none",
  logLevel: "warning",
  define: { GGEN_VERSION: JSON.stringify(version) },
  banner: {
    // Dependencies that are CommonJS call `require` for Node's own modules.
    js: 'import{createRequire as __ggenRequire}from"node:module";const require=__ggenRequire(import.meta.url);',
  },
});

// The licences of data in the bundles, which carry no comments.
cpSync(join(root, "NOTICE"), join(out, "NOTICE"));

const assets = join(out, "assets");
mkdirSync(assets);
for (const [from, name] of [
  ["node_modules/web-tree-sitter/web-tree-sitter.wasm", "web-tree-sitter.wasm"],
  ["node_modules/oxigraph/web_bg.wasm", "oxigraph.wasm"],
  ["grammars/ggen_template/ggen_template.wasm", "ggen_template.wasm"],
])
  cpSync(join(root, from), join(assets, name));
cpSync(join(root, "server/samples"), join(assets, "samples"), { recursive: true });
