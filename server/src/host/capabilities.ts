import { COMMANDS, type GgenServerCapabilities, PROTOCOL_VERSION } from "../protocol/index.ts";
import type { HostClientView } from "./clientView.ts";
import { serverVersion } from "./install.ts";
import { type ServerCapabilities, TextDocumentSyncKind } from "./languageServer.ts";
import { METHODS } from "./methods.ts";
import type { PositionEncoding } from "./positions.ts";

/** What the server offers this client: exactly the methods that have a handler, and the commands it executes. */
export function serverCapabilities(client: HostClientView, positionEncoding: PositionEncoding): ServerCapabilities {
  const ggen: GgenServerCapabilities = { protocol: PROTOCOL_VERSION, version: serverVersion() };
  const capabilities: ServerCapabilities = {
    positionEncoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    executeCommandProvider: { commands: COMMANDS.flatMap((command) => command.server ?? []) },
    experimental: { ggen },
  };
  for (const method of METHODS) Object.assign(capabilities, method.capability?.(client));
  return capabilities;
}
