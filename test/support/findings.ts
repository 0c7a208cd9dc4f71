import { DEFAULT_SETTINGS } from "../../server/src/config/settings.ts";
import { createWorkspace } from "../../server/src/model/workspaceModel.ts";
import { type Finding, findings } from "../../server/src/rules/index.ts";
import { memoryHost } from "./memoryHost.ts";

const root = "file:///w";

/** Everything the rules say of a template in a project of its own; `others` are files of `templates/`, by name. */
export function findingsIn(text: string, others: Readonly<Record<string, string>> = {}): Finding[] {
  const uri = `${root}/templates/a.tmpl`;
  const files = Object.entries(others).map(([name, other]) => [`${root}/templates/${name}`, other] as const);
  const workspace = createWorkspace(memoryHost(new Map(files)), () => DEFAULT_SETTINGS);
  workspace.setRoots([root]);
  workspace.open({ uri: `${root}/ggen.toml`, languageId: "toml", version: 1, text: "" });
  workspace.open({ uri, languageId: "ggen-template", version: 1, text });
  return findings(uri, { workspace, registries: [], severities: {} }, () => false);
}
