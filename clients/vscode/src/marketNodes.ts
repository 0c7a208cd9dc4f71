import type { MarketPack, MarketSearchRequest } from "../../../server/src/protocol/index.ts";
import { facts, registryLabel } from "./marketRows.ts";

/** A line of the marketplace tree; `kind` is the `contextValue` of menus. */
export type MarketNode =
  | { readonly kind: "category"; readonly label: string; readonly children: readonly MarketNode[] }
  | {
      readonly kind: "pack";
      readonly label: string;
      readonly description: string;
      readonly tooltip: string;
      readonly pack: MarketPack;
    };

/** Categories by name, packs without one last; inside a category the server's order. Empty: `[]` where nothing is offered. */
export function marketNodes(result: MarketSearchRequest.Result): MarketNode[] {
  const byCategory = new Map<string, MarketNode[]>();
  for (const pack of result.packs) {
    const category = pack.category ?? "";
    const children = byCategory.get(category) ?? [];
    children.push(packNode(result, pack));
    byCategory.set(category, children);
  }
  return [...byCategory]
    .sort(([a], [b]) => Number(a === "") - Number(b === "") || a.localeCompare(b, "en"))
    .map(([category, children]) => ({ kind: "category", label: category || "other", children }));
}

/**
 * What stands above the tree: the first registry that could not be read, or that there is nothing but the bundled samples, which
 * must not be taken for a marketplace (product, decision 25). Empty: undefined when there is nothing to say.
 */
export function treeMessage({ packs, registries }: MarketSearchRequest.Result): string | undefined {
  const broken = registries.find(({ problem }) => problem !== undefined);
  if (broken !== undefined) return `${broken.name}: ${broken.problem}`;
  const kindOf = new Map(registries.map(({ name, kind }) => [name, kind]));
  const onlySamples = packs.length > 0 && packs.every(({ registry }) => kindOf.get(registry) === "samples");
  return onlySamples ? "Bundled samples: no registry is configured." : undefined;
}

function packNode(result: MarketSearchRequest.Result, pack: MarketPack): MarketNode {
  const tooltip = `${pack.name}\n${pack.description}\n${facts(pack)}\n${registryLabel(result, pack.registry)}`;
  return { kind: "pack", label: pack.id, description: pack.installed ?? pack.version, tooltip, pack };
}
