import type { Range } from "./range.ts";

/** How bad a problem is; the numbers are those of LSP's `DiagnosticSeverity`. */
export const Severity = { error: 1, warning: 2, information: 3, hint: 4 } as const;
export type Severity = (typeof Severity)[keyof typeof Severity];

/**
 * Something wrong in a text, as parsers and the engine report it.
 *
 * `message` is one sentence for a person, without a trailing full stop. `detail` is what the original tool (Tera, oxigraph,
 * a YAML parser) said, kept for experts. `code` is the id of the rule that shows it.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly range: Range;
}
