import { setFailOnImpossible } from "../base/never.ts";
import { PROTOCOL_VERSION } from "../protocol/index.ts";
import { serverCapabilities } from "./capabilities.ts";
import { readClientView } from "./clientView.ts";
import { updateSettings } from "./configuration.ts";
import { DiagnosticsPusher } from "./diagnosticsPusher.ts";
import { fenced } from "./fence.ts";
import { startIndexing } from "./indexing.ts";
import { serverVersion } from "./install.ts";
import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type FileEvent,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  RegistrationRequest,
  ResponseError,
} from "./languageServer.ts";
import { clientLogger } from "./log.ts";
import { spendMemory } from "./memory.ts";
import { METHODS } from "./methods.ts";
import { createNodeHost } from "./nodeHost.ts";
import type { PositionEncoding } from "./positions.ts";
import { Session } from "./session.ts";

/** How the process around the server wants it. */
export interface ServerOptions {
  /** Bugs of ours end the request with an error instead of a neutral answer: for tests. */
  readonly failOnFeatureError: boolean;
}

/** Files whose changes on disk matter. */
const WATCHED = [
  "**/*.{tmpl,tera}",
  "**/{gpack,ggen,pack,package,make}.toml",
  "**/ggen.lock",
  "**/.ggen/*",
  "**/*.{ttl,rq}",
  "**/.gitignore",
];

/** Serves one client over `connection`: registers every handler, then listens. */
export function startServer(connection: Connection, options: ServerOptions): void {
  setFailOnImpossible(options.failOnFeatureError);
  const log = clientLogger(connection.console);
  const session = new Session(connection, createNodeHost(log), { log, ...options });
  const diagnostics = new DiagnosticsPusher(session);
  session.evaluations.changed = (uri) => {
    // Counted, so that a client that asks is not told that nothing changed.
    session.diagnosticsEpoch += 1;
    diagnostics.again(uri);
  };

  connection.onInitialize((params) => initialize(session, params));
  connection.onInitialized(() => session.guard(initialized(session, diagnostics)));
  let ending = false;
  connection.onShutdown(() => {
    ending = true;
    diagnostics.stop();
  });

  connection.onDidOpenTextDocument((params) => {
    const document = session.documents.open(session.uris.inward(params).textDocument);
    spendMemory({ characters: document.text.length });
    session.workspace?.open(document);
    diagnostics.schedule(document.uri);
    void session.guard(session.ready().then(() => {}));
    // Opened without its folder, it still has neighbours. Before the workspace is there, indexing looks after that.
    if (session.workspace !== undefined)
      void session.track(session.workspace.readAround(document.uri)).then(() => diagnostics.schedule(document.uri));
  });
  connection.onDidChangeTextDocument((params) => {
    const changed = session.documents.change(session.uris.inward(params));
    if (changed === undefined) return;
    const { uri, version, text } = changed.document;
    session.workspace?.change(uri, version, text, changed.edits);
    diagnostics.schedule(uri);
  });
  connection.onDidSaveTextDocument((params) => {
    const { textDocument } = session.uris.inward(params);
    diagnostics.schedule(textDocument.uri);
    if (isLocalSettings(textDocument.uri)) void session.guard(surroundingsChanged(session, diagnostics));
  });
  connection.onDidCloseTextDocument((params) =>
    session.track(close(session, diagnostics, session.uris.inward(params).textDocument.uri)),
  );
  connection.onDidChangeWatchedFiles((params) =>
    session.track(filesChanged(session, diagnostics, session.uris.inward(params).changes)),
  );
  connection.onDidChangeConfiguration(({ settings }) => session.guard(settingsChanged(session, diagnostics, settings)));
  for (const { method, neutral, run } of METHODS)
    connection.onRequest(method, (...received: unknown[]) => {
      if (ending) return new ResponseError(ErrorCodes.InvalidRequest, `\`${method}\` came after \`shutdown\``);
      // A request without params comes with the token alone.
      const token = received.at(-1) as CancellationToken;
      const params = received.length > 1 ? session.uris.inward(received[0]) : undefined;
      return fenced(method, subjectOf(params), neutral, token, session.fence, async () => {
        await session.settled;
        return session.uris.outward(await run(session, params as never, token));
      });
    });
  connection.listen();
}

function initialize(session: Session, params: InitializeParams): InitializeResult | ResponseError<InitializeError> {
  session.client = readClientView(params);
  const wanted = session.client.protocol;
  if (wanted !== undefined && wanted !== PROTOCOL_VERSION)
    return new ResponseError(
      ErrorCodes.InvalidRequest,
      `This ggen language server (${serverVersion()}) speaks protocol ${PROTOCOL_VERSION}, the editor's ggen extension speaks ${wanted}. Please update the older of the two.`,
    );
  session.documents.encoding = chooseEncoding(params);
  const single = params.rootUri === undefined || params.rootUri === null ? [] : [{ uri: params.rootUri, name: "" }];
  session.setRoots(params.workspaceFolders ?? single);
  return {
    capabilities: serverCapabilities(session.client, session.documents.encoding),
    serverInfo: { name: "ggen-ls", version: serverVersion() },
  };
}

async function initialized(session: Session, diagnostics: DiagnosticsPusher): Promise<void> {
  const { connection, client } = session;
  if (client.supportsWorkspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      session.changeRoots(added, removed);
      return session.guard(settingsChanged(session, diagnostics));
    });
  if (client.supportsWatchRegistration)
    await register(session, DidChangeWatchedFilesNotification.method, {
      watchers: WATCHED.map((globPattern) => ({ globPattern })),
    });
  if (client.supportsConfigurationRegistration)
    await register(session, DidChangeConfigurationNotification.method, { section: "ggen" });
  await session.loaded();
  await settingsChanged(session, diagnostics);
}

async function close(session: Session, diagnostics: DiagnosticsPusher, uri: string): Promise<void> {
  session.documents.close(uri);
  session.tokens.forget(uri);
  session.evaluations.forget(uri);
  diagnostics.forget(uri);
  await session.workspace?.close(uri);
  // What was never saved is gone, and others may have used it.
  diagnostics.scheduleDependents(uri);
}

/** Beyond so many changes at once (another branch was checked out) it is not worked out which open files they concern. */
const MANY_CHANGES = 50;

async function filesChanged(session: Session, diagnostics: DiagnosticsPusher, changes: readonly FileEvent[]) {
  await session.loaded();
  const few = changes.length <= MANY_CHANGES;
  const concerned = () => {
    if (few) for (const { uri } of changes) diagnostics.scheduleDependents(uri);
  };
  // Before and after: a file may be one that others depend on until now, or from now on.
  concerned();
  for (let start = 0; start < changes.length; start += MANY_CHANGES)
    await Promise.all(
      changes.slice(start, start + MANY_CHANGES).map(({ uri, type }) => {
        if (type === FileChangeType.Deleted) return session.workspace?.fileDeleted(uri);
        return session.workspace?.fileChanged(uri);
      }),
    );
  if (few) concerned();
  else diagnostics.scheduleAll();
  if (changes.some(({ uri }) => /\.(?:ttl|rq)$/.test(uri))) {
    session.evaluations.forgetAll();
    diagnostics.scheduleAll();
  }
  if (changes.some(({ uri }) => isLocalSettings(uri) || uri.endsWith("/.gitignore")))
    await surroundingsChanged(session, diagnostics);
}

/** The client's settings are read again, and the files that they concern. */
async function settingsChanged(session: Session, diagnostics: DiagnosticsPusher, sent?: unknown): Promise<void> {
  await startIndexing(session, async () => {
    if (await updateSettings(session, sent)) session.workspace?.settingsChanged();
  });
  diagnostics.scheduleAll();
}

/** A client that offers to be told and then refuses goes without: nothing else depends on it. */
async function register({ connection, host }: Session, method: string, options: object): Promise<void> {
  try {
    await connection.sendRequest(RegistrationRequest.type, {
      registrations: [{ id: method, method, registerOptions: options }],
    });
  } catch (error) {
    host.log.warn(`the client refused to register ${method}: ${String(error)}`);
  }
}

/** Other files count from now on: they are read, and every problem is looked at again. */
async function surroundingsChanged(session: Session, diagnostics: DiagnosticsPusher): Promise<void> {
  await startIndexing(session);
  diagnostics.scheduleAll();
}

function isLocalSettings(uri: string): boolean {
  return uri.endsWith("/.ggen/ls.toml");
}

function chooseEncoding(params: InitializeParams): PositionEncoding {
  const offered = params.capabilities.general?.positionEncodings ?? [];
  return offered.includes(PositionEncodingKind.UTF8) && offered[0] === PositionEncodingKind.UTF8 ? "utf-8" : "utf-16";
}

function subjectOf(params: unknown): string {
  return (params as { textDocument?: { uri?: string } } | null)?.textDocument?.uri ?? "";
}
