import type { InitializeParams } from "vscode-languageserver/node";
import type { ClientView } from "../model/snapshot.ts";
import type { GgenClientOptions } from "../protocol/index.ts";

/** What the host itself needs to know of the client, beside what features need ({@link ClientView}). */
export interface HostClientView extends ClientView {
  /** Protocol version the client speaks; absent for a bare client. */
  readonly protocol?: number;
  readonly supportsPullDiagnostics: boolean;
  readonly supportsDiagnosticRefresh: boolean;
  readonly supportsCreateFiles: boolean;
  /** The client asks by itself where an edit says `needsConfirmation`. */
  readonly supportsChangeAnnotations: boolean;
  readonly supportsWorkspaceFolders: boolean;
  readonly supportsWatchRegistration: boolean;
  readonly supportsConfiguration: boolean;
  readonly supportsConfigurationRegistration: boolean;
  readonly supportsWorkDoneProgress: boolean;
}

/** Reads the client's capabilities once; nothing else probes them. */
export function readClientView(params: InitializeParams): HostClientView {
  const { textDocument, workspace, window } = params.capabilities;
  const own = ggenOptions(params.initializationOptions);
  const item = textDocument?.completion?.completionItem;
  return {
    protocol: own.protocol,
    commands: new Set(own.commands),
    trusted: own.trusted === true,
    supportsSnippets: item?.snippetSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    supportsLabelDetails: item?.labelDetailsSupport === true,
    supportsHierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    supportsLocationLinks: textDocument?.definition?.linkSupport === true,
    supportsPullDiagnostics: textDocument?.diagnostic !== undefined,
    supportsDiagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    supportsCreateFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    supportsChangeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    supportsWorkspaceFolders: workspace?.workspaceFolders === true,
    supportsWatchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    supportsConfiguration: workspace?.configuration === true,
    supportsConfigurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    supportsWorkDoneProgress: window?.workDoneProgress === true,
    resolvesCodeActions: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
  };
}

function ggenOptions(options: unknown): GgenClientOptions {
  const own = (options as { ggen?: unknown } | null | undefined)?.ggen;
  if (typeof own !== "object" || own === null) return {};
  const { protocol, commands, trusted } = own as Record<string, unknown>;
  return {
    protocol: typeof protocol === "number" ? protocol : undefined,
    commands: Array.isArray(commands) ? commands.filter((each) => typeof each === "string") : [],
    trusted: trusted === true,
  };
}
