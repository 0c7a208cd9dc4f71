import type { MarketPack, MarketSearchRequest } from "../../../server/src/protocol/index.ts";

/** One line of a list of packs, before any widget. */
export type MarketRow =
  | { readonly kind: "registry"; readonly label: string }
  | { readonly kind: "note"; readonly label: string; readonly detail: string }
  | {
      readonly kind: "pack";
      readonly label: string;
      readonly description: string;
      readonly detail: string;
      readonly pack: MarketPack;
    };

/**
 * The answer of a search as lines, in the server's order; a heading wherever the registry changes, then what could not be read.
 *
 * Shape: never empty; an answer without packs gives one note that says so.
 */
export function marketRows(result: MarketSearchRequest.Result): MarketRow[] {
  const rows: MarketRow[] = [];
  let registry: string | undefined;
  for (const pack of result.packs) {
    if (pack.registry !== registry) rows.push({ kind: "registry", label: registryLabel(result, pack.registry) });
    registry = pack.registry;
    rows.push({ kind: "pack", label: pack.id, description: facts(pack), detail: pack.description, pack });
  }
  for (const { name, problem } of result.registries)
    if (problem !== undefined) rows.push({ kind: "note", label: `${name} could not be read`, detail: problem });
  if (rows.length === 0) rows.push({ kind: "note", label: "No pack matches", detail: "Try fewer or other words." });
  return rows;
}

/** How a registry is named to a user: the bundled samples are never called a marketplace (product, decision 25). */
export function registryLabel(result: MarketSearchRequest.Result, name: string): string {
  const registry = result.registries.find((candidate) => candidate.name === name);
  if (registry?.kind === "samples") return `bundled ${name}`;
  return registry?.updated === undefined ? name : `${name}, as of ${registry.updated.slice(0, 10)}`;
}

/** Version, installed version, category, rating and downloads of a pack on one line; what the registry does not say is left out. */
export function facts(pack: MarketPack): string {
  return [
    pack.version,
    pack.installed && (pack.installed === pack.version ? "installed" : `${pack.installed} installed`),
    pack.category,
    pack.rating !== undefined && `★ ${pack.rating.toFixed(1)}`,
    pack.downloads !== undefined && `${new Intl.NumberFormat("en").format(pack.downloads)} downloads`,
  ]
    .filter(Boolean)
    .join(" · ");
}
