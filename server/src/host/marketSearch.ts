import type { PackEntry, Registry } from "../model/registry.ts";
import type { PackSearch } from "../packs/index.ts";
import type { MarketPack, MarketSearchRequest } from "../protocol/index.ts";
import type { Session } from "./session.ts";

const DEFAULT_LIMIT = 50;

/** Building a search index costs more than searching: one is kept for as long as the registries stay the same. */
const searches = new WeakMap<readonly Registry[], PackSearch>();

/** `ggen/market/search`: packs of all registries, best first. */
export async function marketSearch(
  session: Session,
  params: MarketSearchRequest.Params,
): Promise<MarketSearchRequest.Result> {
  await session.ready();
  // Loaded when first asked for: nobody who opens an editor waits for a search.
  const { newestVersion, PackSearch, packsOf } = await import("../packs/index.ts");
  const registries = session.registries;
  const owners = new Map(packsOf(registries).map(({ pack, registry }) => [pack, registry]));
  const search = searches.get(registries) ?? new PackSearch([...owners.keys()]);
  searches.set(registries, search);
  const found = search.search(params.query, params.category);
  return {
    packs: found
      .slice(0, params.limit ?? DEFAULT_LIMIT)
      .map((pack) => toMarketPack(pack, owners.get(pack)!, newestVersion(pack) ?? "")),
    total: found.length,
    registries: registries.map(({ name, kind, index, problem }) => ({ name, kind, updated: index.updated, problem })),
  };
}

function toMarketPack(pack: PackEntry, registry: Registry, version: string): MarketPack {
  const { id, name, description, category, author, license, downloads, rating, tags } = pack;
  const templates = pack.versions.get(version)?.templates ?? [];
  return {
    id,
    name,
    version,
    description,
    category,
    author,
    license,
    downloads,
    rating,
    tags,
    templates,
    registry: registry.name,
  };
}
