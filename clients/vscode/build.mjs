// Bundles the extension into `dist/main.cjs`, the one file that VS Code loads.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL("./", import.meta.url));

await build({
  absWorkingDir: here,
  entryPoints: ["src/main.ts"],
  outfile: "dist/main.cjs",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  external: ["vscode"],
  // The protocol room would resolve the root package's copy; a request type must come from the client's own.
  alias: { "vscode-jsonrpc": fileURLToPath(new URL("./node_modules/vscode-jsonrpc", import.meta.url)) },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  logLevel: "warning",
});
