import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import type { Language } from "./language.ts";
import { releaseMemory } from "./memory.ts";
import type { Session } from "./session.ts";

/** The diagnostics of one document in LSP's own shape, as pushed and as pulled. */
export async function documentDiagnostics(
  session: Session,
  uri: string,
  token: Token = { isCancellationRequested: false },
): Promise<Diagnostic[]> {
  const language = await session.ready();
  await session.indexed;
  await session.workspace?.lookUp(uri);
  return look(session, language, uri, token);
}

type Token = Pick<CancellationToken, "isCancellationRequested">;

/** So long may looking for problems keep other requests waiting, in milliseconds. */
const SLICE_MS = 12;

/** An author who types faster than this many looks gets the answer in one go. */
const MAX_STARTS = 4;

/** What is known now. A document that changes meanwhile is looked at anew: the answer is about its last version. */
async function look(session: Session, language: Language, uri: string, token: Token): Promise<Diagnostic[]> {
  for (let start = 1; ; start++) {
    const model = session.workspace?.template(uri);
    const version = session.workspace?.version(uri);
    const evaluation = model && session.evaluations.get(model);
    const steps = language.diagnosticSteps(session.snapshot(), uri, token, evaluation);
    let step = steps.next();
    for (let until = performance.now() + SLICE_MS; step.done !== true; step = steps.next()) {
      if (performance.now() < until || start === MAX_STARTS) continue;
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (token.isCancellationRequested) return [];
      if (session.workspace?.version(uri) !== version) break;
      until = performance.now() + SLICE_MS;
    }
    if (step.done !== true) continue;
    // Behind the answer: what has to be run takes its time, and comes with the next one.
    if (model !== undefined) session.evaluations.want(model);
    setImmediate(releaseMemory);
    return session.wire(step.value, uri) as Diagnostic[];
  }
}

/** `textDocument/diagnostic`: `unchanged` where nothing that the client's last answer depends on has changed since. */
export async function documentDiagnosticReport(
  session: Session,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  await session.ready();
  await session.indexed;
  // Before the comparison: files that it names may have come or gone unseen.
  await session.workspace?.lookUp(textDocument.uri);
  return report(session, textDocument.uri, previousResultId, token);
}

/**
 * `workspace/diagnostic`: every file that is ggen's, open or not.
 *
 * Clients ask again and again: a file whose answer cannot have changed costs a comparison. Between files the token is asked and
 * other requests get their turn.
 */
export async function workspaceDiagnosticReport(
  session: Session,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  await session.ready();
  await session.indexed;
  const { workspace } = session;
  const epoch = `${workspace?.epoch}.${session.diagnosticsEpoch}`;
  // Asked again about what it has just heard: leaving everything out says that nothing changed.
  const last = answered.get(session);
  if (last?.epoch === epoch && last.files === previousResultIds.length) return { items: [] };
  const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const uri of [...(workspace?.files() ?? [])].sort()) {
    if (workspace?.kindOf(uri) === undefined) continue;
    const version = session.documents.get(uri)?.version ?? null;
    const found = await report(session, uri, before.get(uri), token);
    before.delete(uri);
    if (found.kind === "full") await new Promise<void>((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) return { items };
    items.push({ ...found, uri, version });
  }
  const nothingGone = before.size === 0;
  // What the client knew of a file that is gone is taken back.
  for (const uri of before.keys()) items.push({ kind: "full", uri, version: null, items: [] });
  // Looking may itself have found that something is otherwise.
  if (nothingGone)
    answered.set(session, { epoch: `${workspace?.epoch}.${session.diagnosticsEpoch}`, files: items.length });
  return { items };
}

/** What the last whole answer was about, for each connection. */
const answered = new WeakMap<Session, { readonly epoch: string; readonly files: number }>();

async function report(
  session: Session,
  uri: string,
  previousResultId: string | undefined,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const language = await session.ready();
  const stamp = () => `${session.workspace?.stamp(uri)}.${session.diagnosticsEpoch}`;
  if (stamp() === previousResultId) return { kind: "unchanged", resultId: previousResultId };
  await session.workspace?.lookUp(uri);
  // Taken before the look: what becomes known meanwhile must make the next answer another one.
  const resultId = stamp();
  const items = await look(session, language, uri, token);
  // Half an answer must not pass for the whole one later.
  return token.isCancellationRequested ? { kind: "full", items } : { kind: "full", resultId, items };
}
