import { documentDiagnostics } from "./diagnosticReports.ts";
import { DiagnosticRefreshRequest } from "./languageServer.ts";
import type { Session } from "./session.ts";

/** Quiet time before problems are looked for while the author types, in milliseconds. */
const QUIET_MS = 150;

/** The same after a single edit: whoever pauses wants to see what it did. */
const SHORT_QUIET_MS = 25;

/** Edits that follow each other this fast are typing, in milliseconds. A look in between makes them seem slower than they were. */
const TYPING_MS = 350;

/** However long the last look took, an author who paused this long sees problems, in milliseconds. */
const MAX_QUIET_MS = 1500;

/**
 * Keeps a client's problems fresh: pushes them where the client cannot ask, else tells it to ask again.
 *
 * Each document waits for its own quiet time, so that typing in one does not delay another.
 */
export class DiagnosticsPusher {
  readonly #session: Session;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #refresh: NodeJS.Timeout | undefined;
  /** When problems of a document were last asked for. */
  readonly #asked = new Map<string, number>();
  /** How long the last look at a document took, in milliseconds: what a look in the midst of typing would keep it waiting. */
  readonly #cost = new Map<string, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The document changed: its problems, and those of the open files that depend on it, are looked for again. */
  schedule(uri: string): void {
    if (!this.#session.client.supportsPullDiagnostics) this.#push(uri);
    this.scheduleDependents(uri);
  }

  /** There is news of a document that did not change. */
  again(uri: string): void {
    if (this.#session.client.supportsPullDiagnostics) this.#askForPull();
    else this.#push(uri);
  }

  /** The file changed on disk: the open files that depend on it are looked at again. */
  scheduleDependents(uri: string): void {
    const open = (this.#session.workspace?.dependents(uri) ?? []).filter((each) => this.#session.documents.get(each));
    if (open.length === 0) return;
    if (this.#session.client.supportsPullDiagnostics) this.#askForPull();
    else for (const each of open) this.#push(each);
  }

  /** Something changed that concerns every file. */
  scheduleAll(): void {
    if (this.#session.client.supportsPullDiagnostics) this.#askForPull();
    else for (const { uri } of this.#session.documents.all()) this.#push(uri);
  }

  /** The document was closed: its problems are taken back. */
  forget(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#asked.delete(uri);
    this.#cost.delete(uri);
    if (!this.#session.client.supportsPullDiagnostics) this.#send(uri, undefined, []);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    clearTimeout(this.#refresh);
  }

  #askForPull(): void {
    if (!this.#session.client.supportsDiagnosticRefresh) return;
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => {
      this.#session.connection
        .sendRequest(DiagnosticRefreshRequest.type)
        .catch((error) => this.#session.host.log.warn(`diagnostics refresh was refused: ${String(error)}`));
    }, QUIET_MS);
  }

  #push(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    const now = performance.now();
    const cost = this.#cost.get(uri) ?? 0;
    const typing = now - (this.#asked.get(uri) ?? Number.NEGATIVE_INFINITY) < TYPING_MS + cost;
    this.#asked.set(uri, now);
    const quiet = typing ? Math.min(Math.max(QUIET_MS, 2 * cost), MAX_QUIET_MS) : SHORT_QUIET_MS;
    this.#timers.set(
      uri,
      setTimeout(() => void this.#look(uri), quiet),
    );
  }

  async #look(uri: string): Promise<void> {
    this.#timers.delete(uri);
    const { fence, documents, host } = this.#session;
    try {
      const version = documents.get(uri)?.version;
      if (version === undefined) return;
      // An edit meanwhile has a look of its own coming: this one ends.
      const token = {
        get isCancellationRequested() {
          return documents.get(uri)?.version !== version;
        },
      };
      const start = performance.now();
      const items = await documentDiagnostics(this.#session, uri, token);
      this.#cost.set(uri, performance.now() - start);
      if (documents.get(uri)?.version === version) this.#send(uri, version, items);
    } catch (error) {
      host.log.error(`diagnostics failed on ${uri}: ${error instanceof Error ? error.stack : String(error)}`);
      if (fence.failOnFeatureError) throw error;
    }
  }

  #send(uri: string, version: number | undefined, diagnostics: unknown): void {
    const { connection, uris } = this.#session;
    void connection.sendDiagnostics(uris.outward({ uri, version, diagnostics: diagnostics as never }));
  }
}
