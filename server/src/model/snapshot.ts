import type { Host } from "../base/host.ts";
import type { Settings } from "../config/settings.ts";

import type { Registry } from "./registry.ts";
import type { Workspace } from "./workspace.ts";

/** What every feature works on: the state of one moment, and the way out. */
export interface Snapshot {
  readonly workspace: Workspace;
  /** The settings that hold for a file, `.ggen/ls.toml` included. */
  settings(uri: string): Settings;
  readonly client: ClientView;
  readonly host: Host;
  /** What is known of the registries, in order of priority. */
  readonly registries: readonly Registry[];
}

/** What the client can do, read once from its capabilities. */
export interface ClientView {
  /** Completion texts may hold `$1` and `${2:default}`. */
  readonly supportsSnippets: boolean;
  /** Hovers and documentation may be Markdown. */
  readonly markdown: boolean;
  readonly supportsLabelDetails: boolean;
  /** Symbols may be a tree. */
  readonly supportsHierarchicalSymbols: boolean;
  /** Definitions may say which range led to them. */
  readonly supportsLocationLinks: boolean;
  /** Edits of code actions may be asked for later. */
  readonly resolvesCodeActions: boolean;
  /** The client's own commands (`ggen.<verb>`), as it listed them at `initialize`. */
  readonly commands: ReadonlySet<string>;
  /** Whether the user trusts the workspace. */
  readonly trusted: boolean;
}
