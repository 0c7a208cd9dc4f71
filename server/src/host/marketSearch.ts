import { setImmediate as nextTurn } from "node:timers/promises";
import type { PackEntry, Registry } from "../model/registry.ts";
import type { PackSearch } from "../packs/index.ts";
import type { MarketPack, MarketSearchRequest } from "../protocol/index.ts";
import type { Session } from "./session.ts";

const DEFAULT_LIMIT = 50;

/** What a search needs to know of the registries. */
interface Market {
  readonly search: PackSearch;
  readonly owners: ReadonlyMap<PackEntry, Registry>;
}

/** Building an index costs more than searching: one is kept for as long as the registries stay the same. */
const markets = new WeakMap<readonly Registry[], Promise<Market>>();

/** `ggen/market/search`: packs of all registries, best first. */
export async function marketSearch(
  session: Session,
  params: MarketSearchRequest.Params,
): Promise<MarketSearchRequest.Result> {
  await session.ready();
  // Loaded when first asked for: nobody who opens an editor waits for a search.
  const packs = await import("../packs/index.ts");
  const { registries } = session;
  let market = markets.get(registries);
  if (market === undefined) {
    market = openMarket(registries, packs);
    markets.set(registries, market);
  }
  const { search, owners } = await market;
  const found = search.search(params.query, params.category);
  return {
    packs: found
      .slice(0, params.limit ?? DEFAULT_LIMIT)
      .map((pack) => toMarketPack(pack, owners.get(pack)!, packs.newestVersion(pack) ?? "")),
    total: found.length,
    registries: registries.map(({ name, kind, index, problem }) => ({ name, kind, updated: index.updated, problem })),
  };
}

/** Builds the index, and lets other requests pass meanwhile. */
async function openMarket(
  registries: readonly Registry[],
  { packsOf, PackSearch }: typeof import("../packs/index.ts"),
): Promise<Market> {
  const owners = new Map(packsOf(registries).map(({ pack, registry }) => [pack, registry]));
  const search = new PackSearch([...owners.keys()]);
  while (search.advance()) await nextTurn();
  return { search, owners };
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
