import type { Host } from "../base/host.ts";
import type { Settings } from "../config/settings.ts";
import { localSettings } from "../model/localSettings.ts";
import type { Project } from "../model/project.ts";
import type { Workspace } from "../model/workspace.ts";
import { createWorkspace } from "../model/workspaceModel.ts";
import { initSyntax } from "../syntax/index.ts";
import { nodeAssets } from "./install.ts";

/** What an idle server knows, behind one dynamic import: grammar and model. What answers requests is in `language.ts`. */
export type Groundwork = typeof import("./groundwork.ts");

/** Loads the grammar and makes the workspace model; `settings` gives what the client has set for a file. */
export async function loadWorkspace(host: Host, settings: (uri: string) => Settings): Promise<Workspace> {
  await initSyntax(nodeAssets);
  return createWorkspace(host, settings);
}

/** The client's settings as they are read, and what `.ggen/ls.toml` of the project changes of them (product decision 26). */
export function settingsFor(client: Settings, project: Project): Settings {
  const local = project.manifests.get("ls");
  return local === undefined ? client : localSettings(local, client).settings;
}
