import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import type { Session } from "./session.ts";

/** The diagnostics of one document in LSP's own shape, as pushed and as pulled. */
export async function documentDiagnostics(
  session: Session,
  uri: string,
  token: Pick<CancellationToken, "isCancellationRequested"> = { isCancellationRequested: false },
): Promise<Diagnostic[]> {
  const language = await session.ready();
  await session.indexed;
  await session.workspace?.lookUp(uri);
  const model = session.workspace?.template(uri);
  const evaluation = model && session.evaluations.get(model);
  const found = language.diagnostics(session.snapshot(), uri, token, evaluation);
  // Behind the answer: what has to be run takes its time, and comes with the next one.
  if (model !== undefined) session.evaluations.want(model);
  return session.wire(found, uri) as Diagnostic[];
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
  const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const uri of [...(workspace?.files() ?? [])].sort()) {
    if (workspace?.kindOf(uri) === undefined) continue;
    const version = session.documents.get(uri)?.version ?? null;
    const found = await report(session, uri, before.get(uri), token);
    before.delete(uri);
    if (found.kind === "full") await new Promise<void>((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) break;
    items.push({ ...found, uri, version });
  }
  // What the client knew of a file that is gone is taken back.
  for (const uri of before.keys()) items.push({ kind: "full", uri, version: null, items: [] });
  return { items };
}

async function report(
  session: Session,
  uri: string,
  previousResultId: string | undefined,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const stamp = () => `${session.workspace?.stamp(uri)}.${session.diagnosticsEpoch}`;
  if (stamp() === previousResultId) return { kind: "unchanged", resultId: previousResultId };
  const items = await documentDiagnostics(session, uri, token);
  const resultId = stamp();
  // Half an answer must not pass for the whole one later.
  return token.isCancellationRequested ? { kind: "full", items } : { kind: "full", resultId, items };
}
