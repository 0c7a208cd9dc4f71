import { RequestType } from "vscode-jsonrpc";

/** One pack as a list shows it. */
export interface MarketPack {
  readonly id: string;
  readonly name: string;
  /** The newest version that is not a prerelease and not yanked; the newest of all where there is no other. */
  readonly version: string;
  readonly description: string;
  readonly category?: string;
  readonly author?: string;
  readonly license?: string;
  readonly downloads?: number;
  /** From 0 to 5. */
  readonly rating?: number;
  readonly tags: readonly string[];
  /** Paths of its templates, where the registry says them. */
  readonly templates: readonly string[];
  /** Name of the registry that offers it. */
  readonly registry: string;
  /** Version in the project's lock, when installed. */
  readonly installed?: string;
}

/** A registry that was asked. */
export interface MarketRegistry {
  readonly name: string;
  /** `samples` is the bundled one and must never be shown as the marketplace. */
  readonly kind: "index" | "samples";
  /** RFC 3339 time of the knowledge, as the index says it. */
  readonly updated?: string;
  /** A sentence for the user when it could not be read. */
  readonly problem?: string;
}

/**
 * Searches the packs of all registries, tolerant of typing errors.
 *
 * Direction: client to server. An empty query lists everything by name. Errors: none; a registry that is down says so in
 * `registries`, and the others still answer.
 */
export namespace MarketSearchRequest {
  export const method = "ggen/market/search";
  export interface Params {
    readonly query: string;
    readonly category?: string;
    /** At most this many packs; 50 when absent. */
    readonly limit?: number;
  }
  export interface Result {
    /** Best first. */
    readonly packs: readonly MarketPack[];
    /** How many matched before `limit` cut the list. */
    readonly total: number;
    readonly registries: readonly MarketRegistry[];
  }
  export const type = new RequestType<Params, Result, void>(method);
}
