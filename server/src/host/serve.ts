import { setFlagsFromString } from "node:v8";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./server.ts";

/** Serves the transport named on the command line (`--stdio`, `--socket=PORT`, `--pipe=NAME`, `--node-ipc`). */
export function serve(): void {
  // A language server lives beside an editor for days: it collects sooner than V8 would by itself, which lets the heap double
  // and the young generation grow to 48 MB. Measured in docs/performance.md.
  setFlagsFromString("--heap-growing-percent=25");
  setFlagsFromString("--semi-space-growth-factor=1");
  // The library reads the transport from `process.argv` itself; only then does it keep `console.*` off stdout.
  const connection = createConnection(ProposedFeatures.all);
  startServer(connection, { failOnFeatureError: process.env.GGEN_FAIL_ON_FEATURE_ERROR === "1" });
}
