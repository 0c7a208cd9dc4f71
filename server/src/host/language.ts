import type { Host } from "../base/host.ts";
import { type ReadSettings, readSettings } from "../config/read.ts";
import { DEFAULT_SETTINGS, type Settings } from "../config/settings.ts";
import { localSettings } from "../model/localSettings.ts";
import type { Project } from "../model/project.ts";
import type { Registry } from "../model/registry.ts";
import type { Workspace } from "../model/workspace.ts";
import { createWorkspace } from "../model/workspaceModel.ts";
import { initSyntax } from "../syntax/index.ts";
import { nodeAssets } from "./install.ts";
import { samplesRegistry } from "./samples.ts";

/** Everything heavy, behind one dynamic import: grammar, model, rules and features are loaded when first needed. */
export type Language = typeof import("./language.ts");

export { codeAction, codeActionResolve } from "../features/codeAction.ts";
export { codeLens } from "../features/codeLens.ts";
export { completion, completionResolve } from "../features/completion.ts";
export { definition } from "../features/definition.ts";
export { diagnosticSteps, diagnostics } from "../features/diagnostics.ts";
export { documentHighlight } from "../features/documentHighlight.ts";
export { documentLink } from "../features/documentLink.ts";
export { documentSymbol, flatSymbols } from "../features/documentSymbol.ts";
export { foldingRange } from "../features/foldingRange.ts";
export { generateAction, planGeneration } from "../features/generate.ts";
export { changing, generateEdit, overwritten } from "../features/generateEdit.ts";
export { hover } from "../features/hover.ts";
export { inlayHint } from "../features/inlayHint.ts";
export { references } from "../features/references.ts";
export { selectionRange } from "../features/selectionRange.ts";
export { semanticTokens } from "../features/semanticTokens.ts";
export { signatureHelp } from "../features/signatureHelp.ts";
export { watchedAt } from "../features/watch.ts";
export { workspaceSymbol } from "../features/workspaceSymbol.ts";

/** What a loaded language consists of. */
export interface LoadedLanguage {
  readonly workspace: Workspace;
  readonly registries: readonly Registry[];
}

/** Loads grammar and registries and makes the workspace model; `settings` gives what the client has set for a file. */
export async function loadLanguage(host: Host, settings: (uri: string) => Settings): Promise<LoadedLanguage> {
  const [registry] = await Promise.all([samplesRegistry(), initSyntax(nodeAssets)]);
  return { workspace: createWorkspace(host, settings), registries: [registry] };
}

/** The client's settings as they are read, and what `.ggen/ls.toml` of the project changes of them (product decision 26). */
export function settingsFor(client: Settings, project: Project): Settings {
  const local = project.manifests.get("ls");
  return local === undefined ? client : localSettings(local, client).settings;
}

export { DEFAULT_SETTINGS, type ReadSettings, readSettings };
