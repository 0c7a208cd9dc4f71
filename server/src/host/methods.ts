import type { DocumentPosition, lsp } from "../base/lsp.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { FileKindRequest, MarketSearchRequest, StatusRequest, TemplatesRequest } from "../protocol/index.ts";
import type { HostClientView } from "./clientView.ts";
import { documentDiagnosticReport, workspaceDiagnosticReport } from "./diagnosticReports.ts";
import { explainExpression, renderTarget } from "./engine.ts";
import { executeCommand } from "./executeCommand.ts";
import { fileKind } from "./fileKind.ts";
import type { Language } from "./language.ts";
import {
  type CancellationToken,
  type CodeAction,
  type CompletionContext,
  type CompletionItem,
  LSPErrorCodes,
  type Range as LspRange,
  type Position,
  ResponseError,
  type ServerCapabilities,
} from "./languageServer.ts";
import { marketSearch } from "./marketSearch.ts";
import { encodeTokens, SEMANTIC_TOKENS } from "./semanticTokens.ts";
import type { Session } from "./session.ts";
import { status } from "./status.ts";
import { templates } from "./templates.ts";

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

interface Asked<Params> {
  readonly language: Language;
  readonly snapshot: Snapshot;
  readonly params: Params;
  readonly token: CancellationToken;
  readonly session: Session;
}

/** A request about a document: waits for the language, runs the feature, turns offsets into lines and columns. */
function onDocument<Params extends DocumentParams>(answer: (asked: Asked<Params>) => unknown): Method["run"] {
  return async (session, params: Params, token) => {
    const language = await session.ready();
    const result = await answer({ language, snapshot: session.snapshot(), params, token, session });
    return session.wire(result, params.textDocument.uri);
  };
}

/** A request with a cursor. */
function at<Params extends PositionParams = PositionParams>(
  answer: (asked: Asked<Params>, position: DocumentPosition) => unknown,
): Method["run"] {
  return onDocument<Params>((asked) => {
    const { textDocument, position } = asked.params;
    return answer(asked, {
      uri: textDocument.uri,
      offset: asked.session.positions(textDocument.uri).toOffset(position),
    });
  });
}

/** Every request, in the order of the specification. Nothing is advertised that is not in this table. */
export const METHODS: readonly Method[] = [
  {
    method: "textDocument/definition",
    capability: () => ({ definitionProvider: true }),
    neutral: null,
    run: at(({ language, snapshot, token }, position) => {
      const links = language.definition(snapshot, position, token);
      if (snapshot.client.supportsLocationLinks) return links;
      return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
    }),
  },
  {
    method: "textDocument/references",
    capability: () => ({ referencesProvider: true }),
    neutral: null,
    run: at<PositionParams & { context: { includeDeclaration: boolean } }>(
      ({ language, snapshot, params, token }, position) =>
        language.references(snapshot, { ...position, includeDeclaration: params.context.includeDeclaration }, token),
    ),
  },
  {
    method: "textDocument/documentHighlight",
    capability: () => ({ documentHighlightProvider: true }),
    neutral: null,
    run: at(({ language, snapshot, token }, position) => language.documentHighlight(snapshot, position, token)),
  },
  {
    method: "textDocument/documentLink",
    capability: () => ({ documentLinkProvider: {} }),
    neutral: null,
    run: onDocument(({ language, snapshot, params, token }) =>
      language.documentLink(snapshot, params.textDocument.uri, token),
    ),
  },
  {
    method: "textDocument/hover",
    capability: () => ({ hoverProvider: true }),
    neutral: null,
    run: at(async ({ language, snapshot, token, session }, position) => {
      const model = snapshot.workspace.template(position.uri);
      const watched = model && language.watchedAt(model, position.offset);
      const values = watched && (await explainExpression(session, model, watched, token));
      return language.hover(snapshot, position, token, values);
    }),
  },
  {
    method: "textDocument/codeLens",
    capability: () => ({ codeLensProvider: { resolveProvider: false } }),
    neutral: null,
    run: onDocument(async ({ language, snapshot, params, session }) => {
      const model = snapshot.workspace.template(params.textDocument.uri);
      return language.codeLens(model, model && (await renderTarget(session, model)), snapshot.client);
    }),
  },
  {
    method: "textDocument/foldingRange",
    capability: () => ({ foldingRangeProvider: true }),
    neutral: null,
    run: onDocument(({ language, snapshot, params, token, session }) => {
      const { uri } = params.textDocument;
      return language.foldingRange(snapshot, uri, token).map(({ range, kind, collapsedText }) => {
        const { start, end } = session.positions(uri).toRange(range);
        return {
          startLine: start.line,
          startCharacter: start.character,
          endLine: end.line,
          endCharacter: end.character,
          kind,
          collapsedText,
        };
      });
    }),
  },
  {
    method: "textDocument/selectionRange",
    capability: () => ({ selectionRangeProvider: true }),
    neutral: null,
    run: onDocument<DocumentParams & { positions: Position[] }>(({ language, snapshot, params, token, session }) => {
      const { uri } = params.textDocument;
      const offsets = params.positions.map((position) => session.positions(uri).toOffset(position));
      return language.selectionRange(snapshot, uri, offsets, token);
    }),
  },
  {
    method: "textDocument/documentSymbol",
    capability: () => ({ documentSymbolProvider: true }),
    neutral: null,
    run: onDocument(({ language, snapshot, params, token }) => {
      const { uri } = params.textDocument;
      const items = language.documentSymbol(snapshot, uri, token);
      return snapshot.client.supportsHierarchicalSymbols ? items : language.flatSymbols(uri, items);
    }),
  },
  {
    method: "textDocument/semanticTokens/full",
    capability: () => ({ semanticTokensProvider: SEMANTIC_TOKENS }),
    neutral: null,
    run: onDocument(({ language, snapshot, params, token, session }) => {
      const { uri } = params.textDocument;
      return session.tokens.full(uri, language.semanticTokens(snapshot, uri, undefined, token), session.positions(uri));
    }),
  },
  {
    method: "textDocument/semanticTokens/full/delta",
    neutral: null,
    run: onDocument<DocumentParams & { previousResultId: string }>(({ language, snapshot, params, token, session }) => {
      const { uri } = params.textDocument;
      const tokens = language.semanticTokens(snapshot, uri, undefined, token);
      return session.tokens.delta(uri, params.previousResultId, tokens, session.positions(uri));
    }),
  },
  {
    method: "textDocument/semanticTokens/range",
    neutral: null,
    run: onDocument<RangeParams>(({ language, snapshot, params, token, session }) => {
      const { uri } = params.textDocument;
      const range = session.positions(uri).fromRange(params.range);
      return encodeTokens(language.semanticTokens(snapshot, uri, range, token), session.positions(uri));
    }),
  },
  {
    method: "textDocument/inlayHint",
    capability: () => ({ inlayHintProvider: true }),
    neutral: null,
    run: onDocument<RangeParams>(({ language, snapshot, params, token, session }) => {
      const { uri } = params.textDocument;
      return language.inlayHint(snapshot, uri, session.positions(uri).fromRange(params.range), token);
    }),
  },
  {
    method: "textDocument/completion",
    capability: () => ({
      completionProvider: {
        resolveProvider: true,
        triggerCharacters: [".", "|", "{", "%", '"', "'", "(", ":", "?", "[", "=", "/"],
      },
    }),
    neutral: null,
    run: at<PositionParams & { context?: CompletionContext }>(({ language, snapshot, params, token }, position) =>
      language.completion(snapshot, { ...position, trigger: params.context?.triggerCharacter }, token),
    ),
  },
  {
    method: "completionItem/resolve",
    neutral: null,
    run: async (session, item: CompletionItem, token) => {
      const language = await session.ready();
      // The item was made by us and carries lines and columns already: nothing in it is an offset.
      return language.completionResolve(session.snapshot(), item as never, token);
    },
  },
  {
    method: "textDocument/diagnostic",
    capability: (client) =>
      client.supportsPullDiagnostics
        ? { diagnosticProvider: { identifier: "ggen", interFileDependencies: true, workspaceDiagnostics: true } }
        : {},
    neutral: { kind: "full", items: [] },
    run: documentDiagnosticReport,
  },
  { method: "workspace/diagnostic", neutral: { items: [] }, run: workspaceDiagnosticReport },
  {
    method: "textDocument/signatureHelp",
    capability: () => ({ signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: [")"] } }),
    neutral: null,
    run: at(({ language, snapshot, token }, position) => language.signatureHelp(snapshot, position, token)),
  },
  {
    method: "textDocument/codeAction",
    capability: ({ resolvesCodeActions }) => ({
      codeActionProvider: {
        codeActionKinds: ["quickfix", "source.fixAll.ggen", "ggen.generate"],
        resolveProvider: resolvesCodeActions,
      },
    }),
    neutral: null,
    run: onDocument<RangeParams & { context: lsp.CodeActionContext }>(
      async ({ language, snapshot, params, token, session }) => {
        const { uri } = params.textDocument;
        const { only } = params.context;
        const range = session.positions(uri).fromRange(params.range);
        const fixes = language.codeAction(snapshot, { uri, range, only }, token);
        const model = snapshot.workspace.template(uri);
        const to = model && (await renderTarget(session, model));
        return [...fixes, ...language.generateAction(model, to, snapshot.client, only)];
      },
    ),
  },
  {
    method: "codeAction/resolve",
    neutral: null,
    run: async (session, action: CodeAction, token) => {
      const language = await session.ready();
      const resolved = language.codeActionResolve(session.snapshot(), action as never, token);
      if (resolved === undefined)
        throw new ResponseError(LSPErrorCodes.ContentModified, "the document has changed since the action was offered");
      const { uri } = (action.data ?? { uri: "" }) as { uri: string };
      // Everything else in it carries lines and columns already.
      return { ...action, edit: session.wire(resolved.edit, uri) };
    },
  },
  {
    method: "workspace/symbol",
    capability: () => ({ workspaceSymbolProvider: true }),
    neutral: null,
    run: async (session, { query }: { query: string }, token) => {
      const language = await session.ready();
      return session.wire(language.workspaceSymbol(session.snapshot(), query, token), "");
    },
  },
  { method: "workspace/executeCommand", neutral: null, run: executeCommand },
  { method: FileKindRequest.method, neutral: { kind: null }, run: fileKind },
  { method: MarketSearchRequest.method, neutral: { packs: [], total: 0, registries: [] }, run: marketSearch },
  { method: StatusRequest.method, neutral: null, run: status },
  { method: TemplatesRequest.method, neutral: { templates: [] }, run: templates },
];
