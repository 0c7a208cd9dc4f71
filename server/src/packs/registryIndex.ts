import type { PackEntry, RegistryIndex, VersionEntry } from "../model/registry.ts";
import { isNewer, isPrerelease, newestFirst } from "./requirement.ts";

/** What came of reading an index: the part that could be read, and one sentence for each part that could not. */
export interface RegistryIndexResult {
  readonly index: RegistryIndex;
  readonly problems: readonly string[];
}

/** Reads `index.json`. A pack that is not one is left out and named in `problems`; never throws. */
export function parseRegistryIndex(source: string): RegistryIndexResult {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    return { index: { packs: new Map() }, problems: [`the index is not JSON: ${(error as Error).message}`] };
  }
  const problems: string[] = [];
  const packs = new Map<string, PackEntry>();
  for (const [id, value] of Object.entries(record(record(json).packs))) {
    const pack = readPack(id, record(value));
    if (pack === undefined) problems.push(`pack \`${id}\` has no version and is left out`);
    else packs.set(id, pack);
  }
  return { index: { updated: text(record(json).updated), packs }, problems };
}

/** Newest version to offer: released and not yanked; a prerelease only where nothing else is. */
export function newestVersion(pack: PackEntry): string | undefined {
  const offered = newestFirst([...pack.versions.values()].filter((each) => !each.yanked).map((each) => each.version));
  return offered.find((version) => !isPrerelease(version)) ?? offered[0];
}

/** Versions newer than `version`, newest first, prereleases and yanked ones left out. */
export function newerVersions(pack: PackEntry, version: string): string[] {
  return newestFirst(pack.versions.keys()).filter(
    (each) => !pack.versions.get(each)!.yanked && !isPrerelease(each) && isNewer(each, version),
  );
}

function readPack(id: string, pack: Record<string, unknown>): PackEntry | undefined {
  const versions = new Map<string, VersionEntry>();
  for (const [version, value] of Object.entries(record(pack.versions)))
    versions.set(version, readVersion(version, record(value)));
  if (versions.size === 0) return undefined;
  return {
    id,
    name: text(pack.name) ?? id,
    description: text(pack.description) ?? "",
    tags: texts(pack.tags),
    keywords: texts(pack.keywords),
    category: text(pack.category),
    author: text(pack.author),
    license: text(pack.license),
    downloads: number(pack.downloads),
    rating: number(pack.rating),
    versions,
  };
}

function readVersion(version: string, value: Record<string, unknown>): VersionEntry {
  const templates = Array.isArray(value.templates) ? value.templates : [];
  return {
    version,
    yanked: value.yanked === true,
    templates: templates.map((each) => text(record(each).path)).filter((path) => path !== undefined),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
