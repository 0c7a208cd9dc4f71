import type { CancellationToken, ServerCapabilities } from "vscode-languageserver/node";
import { FileKindRequest, MarketSearchRequest, StatusRequest } from "../protocol/index.ts";
import type { HostClientView } from "./clientView.ts";
import { fileKind } from "./fileKind.ts";
import { marketSearch } from "./marketSearch.ts";
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

/** Every request, in the order of the specification. Nothing is advertised that is not in this table. */
export const METHODS: readonly Method[] = [
  { method: FileKindRequest.method, neutral: { kind: null }, run: fileKind },
  { method: MarketSearchRequest.method, neutral: { packs: [], total: 0, registries: [] }, run: marketSearch },
  { method: StatusRequest.method, neutral: null, run: status },
];
