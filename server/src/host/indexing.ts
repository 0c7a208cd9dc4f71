import { CancellationTokenSource } from "vscode-languageserver/node";
import type { Session } from "./session.ts";

const running = new WeakMap<Session, CancellationTokenSource>();

/**
 * Indexes the workspace, with progress where the client shows it; a later call ends an earlier one that still runs.
 *
 * `session.indexed` resolves with it: what claims an absence (an unknown name) waits for that.
 */
export function startIndexing(session: Session): Promise<void> {
  session.indexed = index(session);
  return session.indexed;
}

async function index(session: Session): Promise<void> {
  running.get(session)?.cancel();
  const source = new CancellationTokenSource();
  running.set(session, source);
  const { workspace, connection, client } = session;
  if (workspace === undefined || session.roots.length === 0) return;
  const progress = client.supportsWorkDoneProgress ? await connection.window.createWorkDoneProgress() : undefined;
  progress?.begin("ggen", 0, "reading templates", true);
  progress?.token.onCancellationRequested(() => source.cancel());
  try {
    await workspace.index(source.token, (done, total) =>
      progress?.report(Math.floor((done / Math.max(1, total)) * 100), `${done} of ${total} files`),
    );
  } finally {
    progress?.done();
  }
}
