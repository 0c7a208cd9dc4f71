import type { CancellationToken, Position, Range as LspRange, ServerCapabilities } from "vscode-languageserver/node";
import type { DocumentPosition } from "../base/lsp.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { MarketSearchRequest, StatusRequest } from "../protocol/index.ts";
import type { HostClientView } from "./clientView.ts";
import type { Language } from "./language.ts";
import { marketSearch } from "./marketSearch.ts";
import { SEMANTIC_TOKENS } from "./semanticTokens.ts";
import type { Session } from "./session.ts";
import { status } from "./status.ts";

/** One request that the server answers: what it advertises, what it says when our code fails, and how it is answered. */
export interface Method {
  readonly method: string;
  /** Absent for requests of our own, which need no capability. */
  readonly capability?: (client: HostClientView) => ServerCapabilities;
  readonly neutral: unknown;
  readonly run: (session: Session, params: never, token: CancellationToken) => Promise<unknown>;
}

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}
interface PositionParams extends DocumentParams {
  readonly position: Position;
}
interface RangeParams extends DocumentParams {
  readonly range: LspRange;
}

type Answer<Params> = (
  language: Language,
  snapshot: Snapshot,
  params: Params,
  token: CancellationToken,
  session: Session,
) => unknown;

/** A request about a document: waits for the language, runs the feature, turns offsets into lines and columns. */
function onDocument<Params extends DocumentParams>(answer: Answer<Params>): Method["run"] {
  return async (session, params: Params, token) => {
    const language = await session.ready();
    const result = await answer(language, session.snapshot(), params, token, session);
    return session.wire(result, params.textDocument.uri);
  };
}

/** A request with a cursor. */
function at(
  answer: (language: Language, snapshot: Snapshot, at: DocumentPosition, token: CancellationToken) => unknown,
): Method["run"] {
  return onDocument<PositionParams>((language, snapshot, { textDocument, position }, token, session) =>
    answer(
      language,
      snapshot,
      { uri: textDocument.uri, offset: session.positions(textDocument.uri).toOffset(position) },
      token,
    ),
  );
}

/** The diagnostics of one document in LSP's own shape, as pushed and as pulled. */
export async function documentDiagnostics(session: Session, uri: string, token?: CancellationToken): Promise<unknown> {
  const language = await session.ready();
  const none = { isCancellationRequested: false };
  return session.wire(await language.diagnostics(session.snapshot(), uri, token ?? none), uri);
}

/** Every request, in the order of the specification. Nothing is advertised that is not in this table. */
export const METHODS: readonly Method[] = [
  {
    method: "textDocument/diagnostic",
    capability: (client) =>
      client.supportsPullDiagnostics
        ? { diagnosticProvider: { identifier: "ggen", interFileDependencies: true, workspaceDiagnostics: false } }
        : {},
    neutral: { kind: "full", items: [] },
    run: async (session, { textDocument }: DocumentParams, token) => ({
      kind: "full",
      items: await documentDiagnostics(session, textDocument.uri, token),
    }),
  },
  { method: MarketSearchRequest.method, neutral: { packs: [], total: 0, registries: [] }, run: marketSearch },
  { method: StatusRequest.method, neutral: null, run: status },
];
