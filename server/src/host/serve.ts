import { createConnection, ProposedFeatures } from "./languageServer.ts";
import { startServer } from "./server.ts";

/** Serves the transport named on the command line (`--stdio`, `--socket=PORT`, `--pipe=NAME`, `--node-ipc`). */
export function serve(): void {
  // The library reads the transport from `process.argv` itself; only then does it keep `console.*` off stdout.
  const connection = createConnection(ProposedFeatures.all);
  startServer(connection, { failOnFeatureError: process.env.GGEN_FAIL_ON_FEATURE_ERROR === "1" });
}
