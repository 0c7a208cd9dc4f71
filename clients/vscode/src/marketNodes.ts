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

/** What stands beside the tree's title: how many packs, and where they come from while it is one registry. Empty: `""` without packs. */
export function treeDescription(result: MarketSearchRequest.Result): string {
  const registries = [...new Set(result.packs.map(({ registry }) => registry))];
  if (registries[0] === undefined) return "";
  const origin = registries.length === 1 ? registryLabel(result, registries[0]) : `${registries.length} registries`;
  return `${result.total} from ${origin}`;
}

function packNode(result: MarketSearchRequest.Result, pack: MarketPack): MarketNode {
  const tooltip = `${pack.name}\n${pack.description}\n${facts(pack)}\n${registryLabel(result, pack.registry)}`;
  return { kind: "pack", label: pack.id, description: pack.installed ?? pack.version, tooltip, pack };
}
