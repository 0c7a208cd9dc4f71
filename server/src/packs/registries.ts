import type { PackEntry, RegistryIndex } from "./registryIndex.ts";

/** A registry whose index has been read (or could not be). */
export interface Registry {
  readonly name: string;
  /** `samples` is the one the server carries: never the marketplace, asked last. */
  readonly kind: "index" | "samples";
  readonly index: RegistryIndex;
  /** A sentence for the user when its index could not be read. */
  readonly problem?: string;
}

/**
 * The pack, and the first registry in order of priority that knows it. An id of a registry of higher priority is never
 * replaced by one of lower priority (product decision 13). Empty: `undefined` when none knows it.
 */
export function findPack(
  registries: readonly Registry[],
  id: string,
): { readonly registry: Registry; readonly pack: PackEntry } | undefined {
  for (const registry of registries) {
    const pack = registry.index.packs.get(id);
    if (pack !== undefined) return { registry, pack };
  }
  return undefined;
}
