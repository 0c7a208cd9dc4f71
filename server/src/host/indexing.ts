import { CancellationTokenSource } from "./languageServer.ts";
import { spendMemory } from "./memory.ts";
import type { Session } from "./session.ts";

const running = new WeakMap<Session, CancellationTokenSource>();

/**
 * Indexes the workspace, with progress where the client shows it; a later call ends an earlier one that still runs.
 *
 * `first` has to be done before, as asking the client for its settings. `session.indexed` resolves with it: what claims an absence (an unknown name) waits for that.
 */
export function startIndexing(session: Session, first: () => Promise<void> = async () => {}): Promise<void> {
  session.indexed = index(session, first);
  return session.indexed;
}

async function index(session: Session, first: () => Promise<void>): Promise<void> {
  running.get(session)?.cancel();
  const source = new CancellationTokenSource();
  running.set(session, source);
  await first();
  if (source.token.isCancellationRequested) return;
  const { workspace } = session;
  if (workspace === undefined) return;
  const progress = session.roots.length === 0 ? undefined : await createProgress(session);
  progress?.begin("ggen", 0, "reading templates", true);
  progress?.token.onCancellationRequested(() => source.cancel());
  try {
    await workspace.index(source.token, (done, total) => {
      spendMemory({ files: total });
      progress?.report(Math.floor((done / Math.max(1, total)) * 100), `${done} of ${total} files`);
    });
    for (const { uri } of session.documents.all()) await workspace.readAround(uri);
  } finally {
    progress?.done();
  }
}

/** Empty: `undefined` where the client shows no progress, or refuses to. */
async function createProgress({ client, connection, host }: Session) {
  if (!client.supportsWorkDoneProgress) return undefined;
  try {
    return await connection.window.createWorkDoneProgress();
  } catch (error) {
    host.log.warn(`the client refused to show progress: ${String(error)}`);
    return undefined;
  }
}
