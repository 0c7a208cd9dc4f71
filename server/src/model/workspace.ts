import type { CancellationToken, Host } from "../base/host.ts";
import type { FileKind } from "./fileKind.ts";
import type { ManifestModel } from "./manifests/index.ts";
import type { Project } from "./project.ts";
import type { Summary } from "./summary.ts";
import type { TemplateModel } from "./template.ts";

/** An edit in offsets of the text before it. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Told while the index is built: files done and files in all. */
export type IndexProgress = (done: number, total: number) => void;

/** All files the server knows, open or on disk, and what they mean. */
export interface Workspace {
  readonly host: Host;
  setRoots(uris: readonly string[]): void;
  readonly roots: readonly string[];
  /** The settings given at the start say something else now; {@link index} has to run again. */
  settingsChanged(): void;
  open(document: { uri: string; languageId: string; version: number; text: string }): void;
  /** Applies `edits` in order; `text` is the result. */
  change(uri: string, version: number, text: string, edits: readonly OffsetEdit[]): void;
  /** The document is closed; the file on disk holds again. */
  close(uri: string): Promise<void>;
  fileChanged(uri: string): Promise<void>;
  fileDeleted(uri: string): void;
  /** Reads the templates and manifests below the roots. Ends early when cancelled; a second call continues. */
  index(token: CancellationToken, progress?: IndexProgress): Promise<void>;
  /**
   * Reads what lies beside a file that is in none of the roots: templates and manifests of its own folder, nothing below. A folder
   * is read once.
   */
  readAround(uri: string): Promise<void>;
  /** Whether {@link index} has run to its end for the present roots. */
  readonly indexed: boolean;
  readonly openUris: Iterable<string>;
  template(uri: string): TemplateModel | undefined;
  manifest(uri: string): ManifestModel | undefined;
  /** Text of an open document or of an indexed file. */
  text(uri: string): string | undefined;
  version(uri: string): number | undefined;
  /** Differs whenever anything is known otherwise than before. */
  readonly epoch: string;
  /** Differs whenever what is known of the file may have changed, its own text and its surroundings alike. */
  stamp(uri: string): string;
  kindOf(uri: string, text?: string): FileKind | undefined;
  /** Whether the settings leave a file out; a template is then of no kind, a manifest is read and not judged. */
  isExcluded(uri: string): boolean;
  /** Every file known, open or read. */
  files(): Iterable<string>;
  /** Makes a file a template whatever its name and place: it was named on the command line. */
  claim(uri: string): void;
  projectOf(uri: string): Project;
  /** Files whose diagnostics may change when this file changes, itself not included. */
  dependents(uri: string): string[];
  /** Templates with a link that means `uri`. */
  referrers(uri: string): string[];
  /** Links, macros and blocks of a template, open or indexed. */
  summary(uri: string): Summary | undefined;
  /**
   * Asks the host for the files that a template names beside other templates (`rdf`, `from`), so that {@link isThere} can answer.
   * Costs one look at the disk for each of them.
   */
  lookUp(uri: string): Promise<void>;
  /** Whether a file named by a template was there when last looked for; `undefined` when it was not looked for. */
  isThere(uri: string): boolean | undefined;
  /** Every template known, open or indexed. */
  templates(): Iterable<string>;
  /** The file that `include`, `import` or `extends` of `name` in `from` means, by the order of product decision 8. */
  resolveTemplate(from: string, name: string): string | undefined;
}
