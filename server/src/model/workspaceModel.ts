import type { CancellationToken, Host } from "../base/host.ts";
import { folderOf, joinUri } from "../base/uri.ts";
import { type ParsedTemplate, parse } from "../syntax/index.ts";
import { surroundingsOf, templatesAround } from "./analysis/surroundings.ts";
import { Carried } from "./carried.ts";
import { isExcluded } from "./exclusion.ts";
import { type FileKind, fileKind, isManifest, isTemplateName, manifestsFirst } from "./fileKind.ts";
import { type ManifestModel, readManifest } from "./manifests/index.ts";
import { lookForFiles } from "./namedFiles.ts";
import { MANIFESTS, type Project, type ProjectSettings, readProject } from "./project.ts";
import { Recent } from "./recent.ts";
import { candidates } from "./resolve.ts";
import { type Summary, summarize } from "./summary.ts";
import type { TemplateModel } from "./template.ts";
import { TemplateIndex } from "./templateIndex.ts";
import { Template, type TemplateHome } from "./templateModel.ts";
import type { IndexProgress, OffsetEdit, Workspace } from "./workspace.ts";

interface Document {
  readonly uri: string;
  readonly text: string;
  readonly version: number;
  open: boolean;
  /** Differs for every text that any file ever had, and for what {@link Workspace.lookUp} found. */
  serial: number;
  parsed?: ParsedTemplate;
  model?: Template;
  /** What the models of an open document hand on; those of files on disk have no successor. */
  carried?: Carried;
  manifest?: { readonly value: ManifestModel | undefined };
}

/** Models of files that are not open are kept for this many; the least recently used goes first. */
const modelsKept = 64;

/** So many files are parsed in one go while an index is built; requests are answered in between. */
const batchSize = 32;

/** So many files are read beside one that is opened alone. */
const mostAround = 500;

/** Which files an index reads. */
const indexedFiles = "**/{*.tmpl,*.tera,gpack.toml,ggen.toml,pack.toml,make.toml,package.toml,ggen.lock,.ggen/*.toml}";

/** A workspace without files; `settings` gives what the user set for a file. */
export function createWorkspace(host: Host, settings: (uri: string) => ProjectSettings): Workspace {
  return new WorkspaceModel(host, settings);
}

class WorkspaceModel implements Workspace {
  roots: readonly string[] = [];
  indexed = false;
  readonly host: Host;
  readonly #settings: (uri: string) => ProjectSettings;
  readonly #documents = new Map<string, Document>();
  readonly #index = new TemplateIndex();
  readonly #claimed = new Set<string>();
  /** Open documents that stay templates whatever is written in them: a head that is half typed is no head. */
  readonly #held = new Set<string>();
  readonly #projects = new Map<string, Project>();
  readonly #recent = new Recent(modelsKept);
  /** What was last seen of files that templates name. */
  readonly #named = new Map<string, boolean>();
  /** Open templates whose summary is older than their text. */
  readonly #stale = new Set<string>();
  /** Folders outside the roots whose files were read. */
  readonly #aroundRead = new Set<string>();
  /** By file, what {@link #revisionAround} gave; it holds as long as no text changes. */
  readonly #around = new Map<string, { serial: number; outside: number; revision: string }>();
  #revision = 0;
  #serial = 0;

  constructor(host: Host, settings: (uri: string) => ProjectSettings) {
    this.host = host;
    this.#settings = settings;
  }

  setRoots(uris: readonly string[]): void {
    this.roots = uris.map((uri) => uri.replace(/\/$/, ""));
    this.#aroundRead.clear();
    this.indexed = false;
    for (const [uri, document] of this.#documents) {
      if (document.open || this.roots.some((root) => uri.startsWith(`${root}/`))) continue;
      this.#forget(uri);
    }
    this.#changedProject();
    this.#rekind();
  }

  settingsChanged(): void {
    this.indexed = false;
    this.#changedProject();
    this.#rekind();
  }

  open({ uri, languageId, version, text }: { uri: string; languageId: string; version: number; text: string }): void {
    // Nobody but its author has said what a file without a name is.
    if (uri.startsWith("untitled:") && languageId === "ggen-template") this.#held.add(uri);
    this.#replace({ uri, version, text, open: true });
  }

  change(uri: string, version: number, text: string, edits: readonly OffsetEdit[]): void {
    if (this.kindOf(uri) === "template") this.#held.add(uri);
    const before = this.#documents.get(uri);
    const parsed = before?.parsed?.edited(text, edits);
    if (before !== undefined) before.parsed = undefined;
    this.#replace({ uri, version, text, open: true, parsed, carried: before?.carried });
  }

  async close(uri: string): Promise<void> {
    const document = this.#documents.get(uri);
    if (document === undefined) return;
    // At once: whoever opens it again while the file is read has the last word.
    document.open = false;
    this.#held.delete(uri);
    await this.#readAgain(uri);
  }

  async fileChanged(uri: string): Promise<void> {
    if (this.#documents.get(uri)?.open) return;
    if (!this.#documents.has(uri) && (await this.#isIgnored(uri))) return;
    await this.#readAgain(uri);
    // A file of no kind of ours may still be read by a template: RDF, a query.
    if (this.kindOf(uri) === undefined) this.#changedOutside();
  }

  fileDeleted(uri: string): void {
    if (this.#documents.get(uri)?.open) return;
    const wasManifest = isManifest(this.kindOf(uri));
    this.#forget(uri);
    this.#changedOutside();
    if (wasManifest) this.#rekind();
  }

  async #readAgain(uri: string): Promise<void> {
    const text = await this.host.readFile(uri);
    if (this.#documents.get(uri)?.open) return;
    if (text === undefined) this.fileDeleted(uri);
    else this.#replace({ uri, version: 0, text, open: false });
  }

  /** Whether `.gitignore` of the workspace folder names a file, as {@link index} leaves it out. */
  async #isIgnored(uri: string): Promise<boolean> {
    const root = this.roots.find((each) => uri.startsWith(`${each}/`));
    return root !== undefined && (await this.host.isIgnored?.(root, uri)) === true;
  }

  async index(token: CancellationToken, progress?: IndexProgress): Promise<void> {
    const found = await Promise.all(this.roots.map((root) => this.host.findFiles?.(root, indexedFiles, token) ?? []));
    const listed = new Set(found.flat());
    await this.#forgetIgnored(listed);
    const uris = manifestsFirst([...listed].filter((uri) => !this.#documents.has(uri)));
    const batches: string[][] = [];
    for (let start = 0; start < uris.length; start += batchSize) batches.push(uris.slice(start, start + batchSize));
    const read = (batch: readonly string[] = []) =>
      Promise.all(batch.map(async (uri) => ({ uri, text: await this.host.readFile(uri) })));
    let done = 0;
    // While a few are parsed, the next few are read.
    let coming = read(batches[0]);
    for (const [index, batch] of batches.entries()) {
      const files = await coming;
      if (token.isCancellationRequested) return;
      coming = read(batches[index + 1]);
      for (const { uri, text } of files) {
        if (text === undefined || this.#documents.has(uri)) continue;
        if (!isTemplateName(uri) || !this.isExcluded(uri)) this.#replace({ uri, version: 0, text, open: false });
      }
      done += batch.length;
      progress?.(done, uris.length);
    }
    this.indexed = true;
    this.#changedOutside();
    this.#rekind();
  }

  /** Forgets what was read before a `.gitignore` named it; what is among the `listed` files is none of that. */
  async #forgetIgnored(listed: ReadonlySet<string>): Promise<void> {
    for (const uri of [...this.#documents.keys()]) {
      if (listed.has(uri) || !(await this.#isIgnored(uri))) continue;
      if (this.#documents.get(uri)?.open === false) this.#forget(uri);
    }
  }

  async readAround(uri: string): Promise<void> {
    const folder = folderOf(uri);
    if (this.#aroundRead.has(folder) || this.roots.some((root) => uri.startsWith(`${root}/`))) return;
    this.#aroundRead.add(folder);
    const entries = (await this.host.readDirectory?.(folder)) ?? [];
    const names = entries.filter(({ kind }) => kind === "file").map(({ name }) => name);
    const uris = [...names, ".ggen/ls.toml"]
      .flatMap((name) => joinUri(folder, name) ?? [])
      .filter((each) => isTemplateName(each) || isManifest(this.kindOf(each)));
    // One after the other, manifests first: a project is known before the templates in it.
    for (const each of manifestsFirst(uris).slice(0, mostAround))
      if (!this.#documents.has(each)) await this.#readAgain(each);
    this.#changedOutside();
  }

  get openUris(): Iterable<string> {
    return [...this.#documents.values()].filter((document) => document.open).map((document) => document.uri);
  }

  template(uri: string): TemplateModel | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined || this.kindOf(uri) !== "template") return undefined;
    if (document.model !== undefined) {
      this.#touch(document);
      return document.model;
    }
    document.parsed ??= parse(document.text);
    if (document.open) document.carried ??= new Carried();
    const { text, version, parsed, carried } = document;
    document.model = new Template(uri, text, version, parsed, this.#home(uri), carried);
    this.#touch(document);
    return document.model;
  }

  manifest(uri: string): ManifestModel | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    const kind = this.kindOf(uri);
    if (kind === undefined || kind === "template") return undefined;
    document.manifest ??= { value: readManifest(uri, kind, document.text) };
    return document.manifest.value;
  }

  text(uri: string): string | undefined {
    return this.#documents.get(uri)?.text;
  }

  version(uri: string): number | undefined {
    return this.#documents.get(uri)?.version;
  }

  get epoch(): string {
    this.#fresh();
    return `${this.#serial}.${this.#revision}`;
  }

  stamp(uri: string): string {
    return `${this.#documents.get(uri)?.serial ?? 0}.${this.#revisionAround(uri)}`;
  }

  /** Changes whenever a fact about `uri` that comes from other files may have changed. */
  #revisionAround(uri: string): string {
    this.#fresh();
    const known = this.#around.get(uri);
    if (known?.serial === this.#serial && known.outside === this.#revision) return known.revision;
    const serials = templatesAround(this, uri).map((each) => this.#documents.get(each)?.serial);
    const around = { serial: this.#serial, outside: this.#revision, revision: [this.#revision, ...serials].join(".") };
    this.#around.set(uri, around);
    return around.revision;
  }

  kindOf(uri: string, text = this.text(uri)): FileKind | undefined {
    if (this.#claimed.has(uri)) return fileKind(uri, text, () => true) ?? "template";
    const held = this.#held.has(uri);
    const kind = fileKind(uri, text, (folder) => held || this.#hasManifest(folder)) ?? (held ? "template" : undefined);
    return kind === "template" && this.isExcluded(uri) ? undefined : kind;
  }

  files(): Iterable<string> {
    return this.#documents.keys();
  }

  isExcluded(uri: string): boolean {
    return isExcluded(this.projectOf(uri).exclusion, uri);
  }

  claim(uri: string): void {
    const known = this.kindOf(uri) === "template";
    this.#claimed.add(uri);
    const document = this.#documents.get(uri);
    // One that is read as a template already keeps its tree and its model.
    if (!known && document !== undefined) this.#replace({ ...document, parsed: undefined, model: undefined });
  }

  projectOf(uri: string): Project {
    const folder = folderOf(uri);
    let project = this.#projects.get(folder);
    if (project === undefined) {
      project = readProject(uri, this.roots, (each) => this.manifest(each), this.#settings(uri));
      this.#projects.set(folder, project);
    }
    return project;
  }

  dependents(uri: string): string[] {
    if (this.kindOf(uri) !== "template") {
      const { root } = this.projectOf(uri);
      return [...this.openUris].filter((each) => each !== uri && this.projectOf(each).root === root);
    }
    const found = new Set<string>();
    const pending = [uri];
    // What one template includes sees its variables, and the one that imports another sees its macros: both ways count.
    for (let next = pending.pop(); next !== undefined && found.size < 500; next = pending.pop())
      for (const other of [...this.referrers(next), ...this.#targets(next)]) {
        if (other === uri || found.has(other)) continue;
        found.add(other);
        pending.push(other);
      }
    return [...found];
  }

  /** Templates with a link that means `uri`; not more than `most`, which is all that is looked for. */
  referrers(uri: string, most = Number.POSITIVE_INFINITY): string[] {
    const found: string[] = [];
    for (const candidate of this.#fresh(uri).mayReferTo(uri)) {
      if (found.length >= most) break;
      const links = this.#index.get(candidate)?.links ?? [];
      if (links.some((link) => this.resolveTemplate(candidate, link.path) === uri)) found.push(candidate);
    }
    return found;
  }

  #targets(uri: string): string[] {
    return (this.#fresh().get(uri)?.links ?? []).flatMap((link) => this.resolveTemplate(uri, link.path) ?? []);
  }

  async lookUp(uri: string): Promise<void> {
    const model = this.template(uri);
    const document = this.#documents.get(uri);
    const { stat } = this.host;
    if (model === undefined || stat === undefined) return;
    if (!(await lookForFiles(model, this.projectOf(uri).root, stat, this.#named)) || document === undefined) return;
    // The text is the same; what is to be said of it is not.
    this.#serial += 1;
    document.serial = this.#serial;
  }

  isThere(uri: string): boolean | undefined {
    return this.#named.get(uri);
  }

  templates(): Iterable<string> {
    return this.#fresh().uris;
  }

  summary(uri: string): Summary | undefined {
    this.#summarize(uri);
    return this.#index.get(uri);
  }

  resolveTemplate(from: string, name: string): string | undefined {
    return candidates(this.projectOf(from), from, name).find((uri) => this.#documents.has(uri));
  }

  #home(uri: string): TemplateHome {
    const workspace = this;
    return {
      get project() {
        return workspace.projectOf(uri);
      },
      get profile() {
        return workspace.projectOf(uri).profile;
      },
      get revision() {
        return workspace.#revisionAround(uri);
      },
      get surroundings() {
        return surroundingsOf(workspace, uri);
      },
      resolve: (name) => workspace.resolveTemplate(uri, name),
      summary: (other) => workspace.summary(other),
    };
  }

  #replace(next: Omit<Document, "serial">): void {
    const { uri } = next;
    const before = this.#documents.get(uri);
    const excludedBefore = this.#localExclude(uri);
    before?.parsed?.delete();
    this.#serial += 1;
    const document: Document = { ...next, serial: this.#serial };
    this.#documents.set(uri, document);
    if (document.open) this.#recent.forget(uri);
    this.#keep(document);
    const appeared = before === undefined && isManifest(this.kindOf(uri));
    if (appeared || this.#localExclude(uri) !== excludedBefore) this.#rekind();
    if (before === undefined) for (const other of this.#index.mayReferTo(uri)) this.#takeIn(this.#index.get(other)!);
  }

  /** What an `.ggen/ls.toml` says of files to leave out. */
  #localExclude(uri: string): string | undefined {
    if (!uri.endsWith("/.ggen/ls.toml")) return undefined;
    return JSON.stringify(this.manifest(uri)?.toml.get("files", "exclude")?.value);
  }

  /** Files may have become templates, or ceased to be: a manifest came or went, or other files are left out. */
  #rekind(): void {
    if (!this.indexed) return;
    for (const document of this.#documents.values()) {
      if (!isTemplateName(document.uri)) continue;
      const isTemplate = this.kindOf(document.uri) === "template";
      if (isTemplate !== (this.#index.get(document.uri) !== undefined)) this.#keep(document);
    }
  }

  /** Takes a document into the index, or out of it. */
  #keep(document: Document): void {
    const { uri } = document;
    const kind = this.kindOf(uri);
    if (kind === "template") {
      document.parsed ??= parse(document.text);
      this.#stale.add(uri);
      if (document.open) return;
      // On disk: what others need of it is taken at once, and the tree is not kept.
      this.#summarize(uri);
      void this.#index.get(uri)?.uses;
      document.parsed.delete();
      document.parsed = undefined;
    } else {
      document.parsed?.delete();
      document.parsed = undefined;
      document.model = undefined;
      this.#index.remove(uri);
      if (kind !== undefined) this.#changedProject();
    }
  }

  /** Brings the index up to date with a file that changed; a keystroke leaves that to whoever asks next. */
  #summarize(uri: string): void {
    if (!this.#stale.delete(uri)) return;
    const document = this.#documents.get(uri);
    if (document?.parsed === undefined) return;
    const before = this.#index.get(uri);
    const summary = summarize(uri, document.text, document.parsed.file, before);
    const same = before?.fingerprint === summary.fingerprint;
    this.#index.put(summary);
    if (!same) this.#takeIn(summary);
    if (!same && this.indexed) this.#changedOutside();
  }

  /** What a template takes in is a template, too, wherever it lies. */
  #takeIn({ uri, links }: Summary): void {
    for (const { path } of links) {
      const target = this.resolveTemplate(uri, path);
      if (target !== undefined && this.kindOf(target) === undefined && !this.isExcluded(target)) this.claim(target);
    }
  }

  /** The index with every change in it but those of `except`. */
  #fresh(except?: string): TemplateIndex {
    for (const uri of this.#stale) if (uri !== except) this.#summarize(uri);
    return this.#index;
  }

  #forget(uri: string): void {
    this.#documents.get(uri)?.parsed?.delete();
    this.#documents.delete(uri);
    this.#index.remove(uri);
    this.#stale.delete(uri);
    this.#around.delete(uri);
    this.#recent.forget(uri);
    this.#projects.clear();
  }

  /** What models know of other files holds no longer. */
  #changedOutside(): void {
    this.#revision += 1;
  }

  #changedProject(): void {
    this.#projects.clear();
    this.#revision += 1;
  }

  #hasManifest(folder: string): boolean {
    return MANIFESTS.some((name) => this.#documents.has(`${folder}/${name}`));
  }

  /** Notes the use of a model, and drops the least recently used of the files that are not open. */
  #touch(document: Document): void {
    if (document.open) return;
    const oldest = this.#recent.use(document.uri);
    const old = oldest === undefined ? undefined : this.#documents.get(oldest);
    old?.parsed?.delete();
    if (old !== undefined) {
      old.parsed = undefined;
      old.model = undefined;
    }
  }
}
