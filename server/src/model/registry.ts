/** A registry's `index.json`. Source: format section g.1, extended as product decision 11 says. */
export interface RegistryIndex {
  /** RFC 3339, as written. */
  readonly updated?: string;
  readonly packs: ReadonlyMap<string, PackEntry>;
}

export interface PackEntry {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly keywords: readonly string[];
  readonly category?: string;
  readonly author?: string;
  readonly license?: string;
  readonly downloads?: number;
  readonly rating?: number;
  readonly versions: ReadonlyMap<string, VersionEntry>;
}

export interface VersionEntry {
  readonly version: string;
  readonly yanked: boolean;
  /** Paths of the templates it brings, where the registry says so. */
  readonly templates: readonly string[];
}

/** A registry whose index has been read (or could not be). */
export interface Registry {
  readonly name: string;
  /** `samples` is the one the server carries: never the marketplace, asked last. */
  readonly kind: "index" | "samples";
  readonly index: RegistryIndex;
  /** A sentence for the user when its index could not be read. */
  readonly problem?: string;
}
