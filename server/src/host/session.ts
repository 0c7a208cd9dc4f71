import type { Connection, WorkspaceFolder } from "vscode-languageserver/node";
import type { Host } from "../base/host.ts";
import { DEFAULT_SETTINGS, type Settings } from "../config/settings.ts";
import type { Registry } from "../model/registry.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Workspace } from "../model/workspace.ts";
import type { HostClientView } from "./clientView.ts";
import { Documents } from "./documents.ts";
import { Evaluations } from "./evaluations.ts";
import type { FenceOptions } from "./fence.ts";
import type { Groundwork } from "./groundwork.ts";
import type { Language } from "./language.ts";
import type { Positions } from "./positions.ts";
import { TokenHistory } from "./semanticTokens.ts";
import { Uris } from "./uris.ts";
import { toWire } from "./wire.ts";

/**
 * The state of one connection: documents, the workspace model once it is loaded, and what the client can do.
 *
 * Grammar and model are loaded after `initialized`, features and rules with the first document; whoever needs them awaits
 * {@link ready}. Documents that are opened before that are handed to the workspace when it is there.
 */
export class Session {
  readonly documents = new Documents();
  readonly uris = new Uris();
  readonly connection: Connection;
  readonly host: Host;
  readonly fence: FenceOptions;
  client!: HostClientView;
  #registries: readonly Registry[] = [];
  #withoutSamples: readonly Registry[] = [];
  /** The settings of the client, as far as they can be used. */
  settings: Settings = DEFAULT_SETTINGS;
  /** Those of single workspace folders, by their URI, where the client tells them apart. */
  folderSettings: ReadonlyMap<string, Settings> = new Map();
  readonly tokens = new TokenHistory();
  readonly evaluations = new Evaluations(this);
  /** Counts what changes diagnostics without changing a file: registries, history. Whoever changes those adds one. */
  diagnosticsEpoch = 0;
  #firstIndex!: () => void;
  #indexed = new Promise<void>((resolve) => {
    this.#firstIndex = resolve;
  });
  #pending: Promise<unknown> = Promise.resolve();
  #roots: string[] = [];
  #loading: Promise<void> | undefined;
  #language: Promise<Language> | undefined;
  #workspace: Workspace | undefined;
  #groundwork: Groundwork | undefined;

  constructor(connection: Connection, host: Host, fence: FenceOptions) {
    this.connection = connection;
    this.host = host;
    this.fence = fence;
  }

  /** What is known of the registries, in order of priority; the same object while nothing changes. */
  get registries(): readonly Registry[] {
    return this.settings.samples.enable ? this.#registries : this.#withoutSamples;
  }

  /** The workspace model, when it has been loaded; whoever cannot wait does without. */
  get workspace(): Workspace | undefined {
    return this.#workspace;
  }

  get roots(): readonly string[] {
    return this.#roots;
  }

  /** The client's settings for a file. */
  settingsAt(uri: string): Settings {
    for (const [root, settings] of this.folderSettings) if (uri.startsWith(`${root}/`)) return settings;
    return this.settings;
  }

  setRoots(folders: readonly WorkspaceFolder[]): void {
    this.#roots = this.#urisOf(folders);
    this.#workspace?.setRoots(this.#roots);
  }

  changeRoots(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = new Set(this.#urisOf(removed));
    this.#roots = [...this.#roots.filter((uri) => !gone.has(uri)), ...this.#urisOf(added)];
    this.#workspace?.setRoots(this.#roots);
  }

  /** Some clients end them with a slash. */
  #urisOf(folders: readonly WorkspaceFolder[]): string[] {
    return this.uris.inward(folders).map(({ uri }) => uri.replace(/\/$/, ""));
  }

  /** Loads the workspace model once: what an idle server needs. */
  loaded(): Promise<void> {
    this.#loading ??= this.#loadWorkspace();
    return this.#loading;
  }

  /** Loads the language once; resolves when requests can be answered. */
  ready(): Promise<Language> {
    this.#language ??= this.#loadLanguage();
    return this.#language;
  }

  async #loadWorkspace(): Promise<void> {
    const groundwork = await import("./groundwork.ts");
    const workspace = await groundwork.loadWorkspace(this.host, (uri) => this.settingsAt(uri));
    workspace.setRoots(this.#roots);
    for (const document of this.documents.all()) workspace.open(document);
    this.#workspace = workspace;
    this.#groundwork = groundwork;
  }

  async #loadLanguage(): Promise<Language> {
    await this.loaded();
    const language = await import("./language.ts");
    this.#registries = [await language.samplesRegistry()];
    this.#withoutSamples = this.#registries.filter(({ kind }) => kind !== "samples");
    return language;
  }

  /** Resolves when the files around the open ones are known: what claims an absence waits for it. */
  get indexed(): Promise<void> {
    return this.#indexed;
  }

  set indexed(running: Promise<void>) {
    this.#indexed = this.guard(running).finally(this.#firstIndex);
  }

  /** Notes work that a notification began, as reading a file is: requests that come behind it wait for its end. */
  track(work: Promise<void>): Promise<void> {
    const noted = this.guard(work);
    this.#pending = Promise.all([this.#pending, noted]);
    return noted;
  }

  /** Nobody waits for what a notification began, so its failure is logged here; it must not end the process. */
  guard(work: Promise<void>): Promise<void> {
    return work.catch((error) => this.host.log.error(`a notification failed: ${String(error?.stack ?? error)}`));
  }

  /** Resolves when all that notifications began so far is done. */
  get settled(): Promise<unknown> {
    return this.#pending;
  }

  /** The state of this moment. Only after {@link ready}. */
  snapshot(): Snapshot {
    const groundwork = this.#groundwork!;
    const workspace = this.#workspace!;
    return {
      workspace,
      settings: (uri) => groundwork.settingsFor(this.settingsAt(uri), workspace.projectOf(uri)),
      client: this.client,
      host: this.host,
      registries: this.registries,
    };
  }

  /** The converter for a document: an open one, or a file the workspace has read. */
  positions(uri: string): Positions {
    const text = this.documents.get(uri)?.text ?? this.#workspace?.text(uri) ?? "";
    return this.documents.positions(uri, text);
  }

  /** A feature's answer with lines and columns instead of offsets. */
  wire(answer: unknown, uri: string): unknown {
    return toWire(answer, uri, (each) => this.positions(each));
  }
}
