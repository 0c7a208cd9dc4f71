import type { CancellationToken } from "../base/host.ts";
import { DiagnosticSeverity, DiagnosticTag, type lsp, type Offsets } from "../base/lsp.ts";
import type { Evaluation } from "../engine/preview/evaluate.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type Finding, findingSteps, findings } from "../rules/index.ts";

/**
 * Feature: Diagnostics
 *
 * Problems in templates and manifests as you type: what Tera and ggen would refuse, names that nobody declares, packs that are
 * outdated. Each has a page that says why, and many a fix. They are pushed or asked for, for one file or for the whole workspace.
 *
 * Limits: that a name is unknown is said only where everything that could give it is known; elsewhere it is a hint.
 */

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Where the pages of the rules are. */
const PAGES = "https://github.com/ggen-language-server/ggen-language-server/blob/main/docs/rules";

/**
 * The problems of a file, document order.
 *
 * `evaluation` is what running the template gave; the rules that need it are silent without. Empty: `[]` for a file that is not ggen's or that the settings leave out. Cancellation: what was found so far. Source: LSP 3.17 textDocument/diagnostic.
 */
export function diagnostics(
  snapshot: Snapshot,
  uri: string,
  token: CancellationToken,
  evaluation?: Evaluation,
): Offsets<lsp.Diagnostic>[] {
  if (snapshot.workspace.isExcluded(uri)) return [];
  return findingsOf(snapshot, uri, token, evaluation).map(diagnosticOf);
}

/** {@link diagnostics}, with pauses for whoever else waits. Once the file has changed, it must not be gone on with. */
export function* diagnosticSteps(
  snapshot: Snapshot,
  uri: string,
  token: CancellationToken,
  evaluation?: Evaluation,
): Generator<void, Offsets<lsp.Diagnostic>[], void> {
  const { workspace, registries } = snapshot;
  if (workspace.isExcluded(uri)) return [];
  const severities = snapshot.settings(uri).rules;
  const options = { workspace, registries, severities, evaluation };
  const found = yield* findingSteps(uri, options, () => token.isCancellationRequested);
  return found.map(diagnosticOf);
}

/** The findings of a file with the settings that hold for it. */
export function findingsOf(
  snapshot: Snapshot,
  uri: string,
  token: CancellationToken,
  evaluation?: Evaluation,
): Finding[] {
  const { workspace, registries } = snapshot;
  return findings(
    uri,
    { workspace, registries, severities: snapshot.settings(uri).rules, evaluation },
    () => token.isCancellationRequested,
  );
}

/** Address of the page of a rule. */
export function pageOf(rule: string): string {
  return `${PAGES}/${rule}.md`;
}

/** A finding as LSP shows it. */
export function diagnosticOf({ rule, range, message, severity, tags, related }: Finding): Offsets<lsp.Diagnostic> {
  return {
    range,
    severity: SEVERITIES[severity ?? rule.severity],
    source: "ggen",
    code: rule.id,
    codeDescription: { href: pageOf(rule.id) },
    message,
    tags: tags?.map((tag) => TAGS[tag]),
    relatedInformation: related?.map(({ uri, range: place, message: text }) => ({
      message: text,
      location: { uri, range: place },
    })),
  };
}
