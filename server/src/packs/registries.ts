import type { PackEntry, Registry } from "../model/registry.ts";

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

/** Every pack once, in order of priority of the registries that offer them. */
export function packsOf(registries: readonly Registry[]): { readonly registry: Registry; readonly pack: PackEntry }[] {
  const found = new Map<string, { readonly registry: Registry; readonly pack: PackEntry }>();
  for (const registry of registries)
    for (const pack of registry.index.packs.values()) if (!found.has(pack.id)) found.set(pack.id, { registry, pack });
  return [...found.values()];
}
