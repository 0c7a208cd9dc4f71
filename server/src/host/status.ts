import { PROTOCOL_VERSION, type StatusRequest } from "../protocol/index.ts";
import { serverVersion } from "./install.ts";
import type { Session } from "./session.ts";

/** `ggen/status`: what a status bar and a health page show. */
export async function status(session: Session): Promise<StatusRequest.Result> {
  await session.loaded();
  const { workspace } = session;
  return {
    version: serverVersion(),
    protocol: PROTOCOL_VERSION,
    roots: session.roots.map((root) => session.uris.theirs(root)),
    templates: [...(workspace?.templates() ?? [])].length,
    indexing: session.roots.length > 0 && workspace?.indexed === false,
    trusted: session.client.trusted,
  };
}
