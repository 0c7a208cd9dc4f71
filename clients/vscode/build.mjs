// Bundles the extension into `dist/main.cjs`, the one file that VS Code loads.
// With `--tests`, bundles instead what `test/clients/vscode.host.test.ts` runs inside the extension host.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url)).replace(/[\\/]$/, "");

const [entry, outfile] = process.argv.includes("--tests")
  ? ["test/hostTests.ts", "out/hostTests.cjs"]
  : ["src/main.ts", "dist/main.cjs"];

await build({
  absWorkingDir: here,
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  external: ["vscode"],
  plugins: [{ name: "one copy of vscode-jsonrpc", setup: resolveFromHere }],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
});

/** The protocol room would resolve the root package's copy; a request type must come from the language client's own. */
function resolveFromHere(build) {
  build.onResolve({ filter: /^vscode-jsonrpc$/ }, ({ path, kind, resolveDir }) =>
    resolveDir.startsWith(here) ? undefined : build.resolve(path, { kind, resolveDir: here }),
  );
}
