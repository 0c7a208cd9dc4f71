/**
 * `workspace/executeCommand` of `ggen.server.generate`: renders a template and has the client apply the result.
 *
 * The server applies through `workspace/applyEdit` (standard LSP is all a client needs), confirms what would be overwritten, and
 * reads back what came of it. Editors leave applied text in unsaved buffers: a client that can, saves the files that `Result`
 * lists. Errors: `RequestFailed` with a sentence for the user; nothing was applied then.
 */
export namespace GenerateCommand {
  export const command = "ggen.server.generate";
  /** The one element of `arguments`. */
  export interface Args {
    /** URI of a template; its text in the editor counts, saved or not. */
    readonly template: string;
    /** Values that win over those of project, pack and front matter. */
    readonly vars?: Readonly<Record<string, unknown>>;
  }
  export interface Result {
    /** In the order they were planned; empty when the user declined. */
    readonly files: readonly GeneratedFile[];
  }
}

export interface GeneratedFile {
  readonly uri: string;
  /** What was done with it; `unchanged`: it had that text already. */
  readonly action: "created" | "overwritten" | "injected" | "unchanged" | "skipped";
}
