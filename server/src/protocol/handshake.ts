/** The version of `ggen/*` that this server speaks; a client sends the one it was written for. */
export const PROTOCOL_VERSION = 1;

/** What a client says of itself at `initialize`, under `initializationOptions.ggen`. Every field may be absent. */
export interface GgenClientOptions {
  /** The protocol version the client was written for; absent: a bare client, which needs nothing beyond LSP. */
  readonly protocol?: number;
  /** Ids `ggen.<verb>` that the client can run itself; a lens or action carries one of these only where listed. */
  readonly commands?: readonly string[];
  /** Kinds of user interface the client has of its own. */
  readonly ui?: ReadonlyArray<"form" | "diff">;
  /** Whether the user trusts the workspace; absent means no: no request to a registry named in it, no hook, no backend. */
  readonly trusted?: boolean;
}

/** What the server answers under `capabilities.experimental.ggen`. */
export interface GgenServerCapabilities {
  readonly protocol: number;
  /** The server's own version, for the client's health page. */
  readonly version: string;
}
