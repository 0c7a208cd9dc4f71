import { nodeAssets } from "../../server/src/host/install.ts";
import { initSyntax } from "../../server/src/syntax/index.ts";

/** Loads the grammar as the server does; for a `before` hook. */
export function loadSyntax(): Promise<void> {
  return initSyntax(nodeAssets);
}
