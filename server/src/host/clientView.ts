import type { ClientCapabilities, InitializeParams } from "vscode-languageserver/node";
import type { GgenClientOptions } from "../protocol/index.ts";

/** What the client can do, read once at `initialize`; features never probe capabilities themselves. */
export interface ClientView {
  /** Protocol version it speaks; absent for a bare client. */
  readonly protocol?: number;
  readonly commands: ReadonlySet<string>;
  readonly ui: ReadonlySet<string>;
  readonly trusted: boolean;
  readonly supportsSnippets: boolean;
  readonly supportsMarkdown: boolean;
  readonly supportsLabelDetails: boolean;
  readonly supportsDefinitionLinks: boolean;
  readonly supportsCodeActionLiterals: boolean;
  readonly supportsPullDiagnostics: boolean;
  readonly supportsDocumentChanges: boolean;
  readonly supportsCreateFiles: boolean;
  readonly supportsChangeAnnotations: boolean;
  readonly supportsWatchRegistration: boolean;
  readonly supportsConfiguration: boolean;
  readonly supportsWorkDoneProgress: boolean;
  readonly supportsDiagnosticRefresh: boolean;
}

export function readClientView(params: InitializeParams): ClientView {
  const capabilities: ClientCapabilities = params.capabilities;
  const { textDocument, workspace, window } = capabilities;
  const own = ggenOptions(params.initializationOptions);
  const edit = workspace?.workspaceEdit;
  const item = textDocument?.completion?.completionItem;
  return {
    protocol: own.protocol,
    commands: new Set(own.commands ?? []),
    ui: new Set(own.ui ?? []),
    trusted: own.trusted === true,
    supportsSnippets: item?.snippetSupport === true,
    supportsMarkdown: textDocument?.hover?.contentFormat?.includes("markdown") ?? true,
    supportsLabelDetails: item?.labelDetailsSupport === true,
    supportsDefinitionLinks: textDocument?.definition?.linkSupport === true,
    supportsCodeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    supportsPullDiagnostics: textDocument?.diagnostic !== undefined,
    supportsDocumentChanges: edit?.documentChanges === true,
    supportsCreateFiles: edit?.resourceOperations?.includes("create") === true,
    supportsChangeAnnotations: edit?.changeAnnotationSupport !== undefined,
    supportsWatchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    supportsConfiguration: workspace?.configuration === true,
    supportsWorkDoneProgress: window?.workDoneProgress === true,
    supportsDiagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
  };
}

function ggenOptions(options: unknown): GgenClientOptions {
  const own = (options as { ggen?: unknown } | null | undefined)?.ggen;
  if (typeof own !== "object" || own === null) return {};
  const { protocol, commands, ui, trusted } = own as Record<string, unknown>;
  return {
    protocol: typeof protocol === "number" ? protocol : undefined,
    commands: strings(commands),
    ui: strings(ui).filter((each) => each === "form" || each === "diff"),
    trusted: trusted === true,
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
