import type { Profile } from "../../base/profile.ts";
import type { EngineProblem } from "../problem.ts";
import type { SourceMap } from "../sourceMap.ts";

/** A plain map of variables, a map of the engine's own values, or a JSON text (whose integers stay exact). */
export type Variables = Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown> | string;

/** What a whole template file is rendered with. */
export interface PreviewOptions {
  /**
   * Where the template is: a path with `/` or a URI. Other files are named in the same way: `project.root`,
   * `project.templateDirs` and what `read` is asked for.
   */
  readonly path: string;
  /** The text of the template, saved or not. */
  readonly text: string;
  /**
   * `body` sets the head aside, and the newlines behind it: the rest is rendered as it stands, and nothing of it is stripped. What
   * the head would give (`vars`, query results) is then not there.
   */
  readonly only?: "body";
  /** What the user entered: goes before every other source. From a command line all values are texts. */
  readonly vars?: Variables;
  /**
   * The text of another file, or a promise of it; `undefined` where there is none, or where it must not be read (a file that
   * lies outside the workspace once links are resolved). Without it there are no other files.
   */
  readonly read?: (path: string) => string | undefined | Promise<string | undefined>;
  readonly project?: PreviewProject;
  readonly profile?: Profile;
  /** Steps before the render is stopped. */
  readonly fuel?: number;
  readonly isCancelled?: () => boolean;
}

/** What the surroundings of a template give. */
export interface PreviewProject {
  /** `[vars]` of the project: goes before `preset`. */
  readonly vars?: Variables;
  /** `preset.vars` of the pack: goes before the `vars` of the front matter. */
  readonly preset?: Variables;
  /** Where include, import and extends look before the template's own folder, in this order. */
  readonly templateDirs?: readonly string[];
  /** 26: what `[ontology]` of the project names. Its files are loaded before those of the template, and may be anywhere. */
  readonly ontology?: {
    readonly files: readonly string[];
    readonly prefixes?: Readonly<Record<string, string>>;
  };
  /** What `from` is relative to in v1. Default: the start of a relative `path`, else the template's own folder. */
  readonly root?: string;
}

export interface PreviewResult {
  /** Whether everything was rendered. `false` comes with a problem; `files` then holds what could be rendered up to it. */
  readonly ok: boolean;
  readonly files: readonly PreviewFile[];
  /** The rows (or the truth) of each query by its name, as templates see them. Empty where the head has none. */
  readonly sparqlResults: Readonly<Record<string, unknown>>;
  readonly problems: readonly PreviewProblem[];
}

/** One file that the template writes. */
export interface PreviewFile {
  /** 26: the row of `for_each` that it was made from, as templates see it. */
  readonly row?: unknown;
  /**
   * The target as the template says it, rendered: relative to the output folder, and not yet checked against leaving it. `out.txt`
   * where the head names none, as ggen does; `undefined` where there is no head (product decision 17).
   */
  readonly to: string | undefined;
  /** What is written, or inserted. */
  readonly text: string;
  readonly front: Front;
  /** From `text` to the ranges of the template, of included files, and of macros. */
  readonly sourceMap: SourceMap;
}

/** The keys of the front matter that are set, rendered; those that are absent or `false` are left out. Source: format sections a.4 and k.5. */
export interface Front {
  readonly to?: string;
  readonly from?: string;
  readonly force?: true;
  readonly unless_exists?: true;
  readonly inject?: true;
  readonly before?: string;
  readonly after?: string;
  readonly prepend?: true;
  readonly append?: true;
  /** 1-based. */
  readonly at_line?: number;
  readonly eof_last?: true;
  /** A regular expression of Rust. */
  readonly skip_if?: string;
  readonly sh_before?: string;
  readonly sh_after?: string;
  readonly base?: string;
  readonly prefixes?: Readonly<Record<string, string>>;
  readonly rdf?: readonly string[];
  readonly rdf_inline?: readonly string[];
  /** Queries by their names. */
  readonly sparql?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly backup?: boolean;
  readonly idempotent?: true;
  readonly shape?: readonly string[];
  readonly freeze_policy?: string;
  readonly freeze_slots_dir?: string;
  /** 26: what `before`, `after` and `skip_if` say beside their pattern, where they are maps. */
  readonly matchers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** 26 */
  readonly for_each?: string;
  /** 26 */
  readonly construct?: string;
  /** 26 */
  readonly when?: string;
  /** 26 */
  readonly skip_empty?: true;
  /** 26 */
  readonly unattended_write_eligible?: true;
}

export interface PreviewProblem extends EngineProblem {
  /**
   * Where it went wrong: `head` (fence, YAML, types, Tera in the head), `rdf` (Turtle and its files), `sparql`, `load` (a parent or a
   * file of macros, `from`), `body`.
   */
  readonly phase: "head" | "rdf" | "sparql" | "load" | "body";
  /**
   * In `rdf` and `sparql`, what oxigraph minds: the text itself, a prefix that is not declared, or that it took too long. Absent
   * where it was not asked.
   */
  readonly cause?: "text" | "prefix" | "stopped";
}
