/** Completion in manifests: tables, keys, values, packs and their versions. */
import { CompletionItemKind } from "../../base/lsp.ts";
import { isPathOf, leadsTo, type ManifestKey, manifestKeys } from "../../model/catalog/manifestKeys.ts";
import type { ManifestModel } from "../../model/manifests/index.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { findPack, newestFirst, newestVersion, packsOf } from "../../packs/index.ts";
import { RULES } from "../../rules/index.ts";
import { describePack, describeRule } from "../manifest.ts";
import type { Draft } from "./items.ts";
import type { ManifestPlace } from "./manifestPlace.ts";

/** What may be written at a place; paths are left to whoever can read folders. */
export function manifestDrafts(snapshot: Snapshot, manifest: ManifestModel, place: ManifestPlace): readonly Draft[] {
  const { profile } = snapshot.workspace.projectOf(manifest.uri);
  const keys = manifestKeys(manifest.kind, profile);
  switch (place.kind) {
    case "header":
      return headers(manifest, keys, place);
    case "key":
      return keyDrafts(snapshot, keys, place, manifest.text.slice(place.word.start, place.word.end));
    case "value":
      return valueDrafts(snapshot, manifest, keys, place);
  }
}

/** The key that a value stands behind, where its value is a path. */
export function pathKeyAt(snapshot: Snapshot, manifest: ManifestModel, place: ManifestPlace): ManifestKey | undefined {
  if (place.kind !== "value" || place.quote === undefined) return undefined;
  const { profile } = snapshot.workspace.projectOf(manifest.uri);
  const key = keyAt(manifestKeys(manifest.kind, profile), place.path);
  return key?.type === "path" || key?.type === "folder" ? key : undefined;
}

type Place<Kind> = Extract<ManifestPlace, { kind: Kind }>;

/** Names of tables. One that is there once already is left out, one of an array never is. */
function headers(manifest: ManifestModel, keys: readonly ManifestKey[], place: Place<"header">): Draft[] {
  const { toml, text } = manifest;
  const isHere = (start: number) => text.lastIndexOf("\n", start) === text.lastIndexOf("\n", place.word.start);
  const present = toml.tables.filter(({ nameRange }) => !isHere(nameRange.start));
  return keys
    .filter(({ type, path }) => (type === "tables" || (type === "table" && !place.isArray)) && !path.includes("*"))
    .filter(({ type, path }) => type === "tables" || !present.some((table) => isPathOf(path, table.path)))
    .map(({ path, type, doc, required }) => {
      const label = path.filter((part) => part !== "[]").join(".");
      const isArray = type === "tables";
      const text = `${isArray && !place.isArray ? "[" : ""}${label}`;
      const closing = place.closed ? (isArray && !place.isArray ? "]" : "") : isArray ? "]]" : "]";
      return {
        label,
        kind: CompletionItemKind.Struct,
        detail: isArray ? "array of tables" : "table",
        text: text + closing,
        documentation: doc,
        rank: required === true ? 0 : 1,
      };
    });
}

function keyDrafts(snapshot: Snapshot, keys: readonly ManifestKey[], place: Place<"key">, typed: string): Draft[] {
  const { table, present, assigned } = place;
  const here = keys.filter(({ path }) => path.length === table.length + 1 && leadsTo(table, path));
  const drafts = here.flatMap((key): Draft[] => {
    const name = key.path.at(-1)!;
    if (name === "*") return named(snapshot, key, assigned, typed);
    // A table has a header of its own; inside another one it may be written in braces.
    if (key.type === "tables" || (key.type === "table" && table.length === 0)) return [];
    const plain = assigned ? name : `${name} = `;
    return [
      {
        label: name,
        kind: CompletionItemKind.Property,
        detail: key.values === undefined ? key.type : key.values.join(" | "),
        documentation: key.doc,
        text: plain,
        snippet: assigned ? undefined : `${name} = ${valueSnippet(key)}`,
        rank: key.required === true ? 0 : 1,
      },
    ];
  });
  return drafts.filter(({ label }) => !present.has(label));
}

/** Names where any name may stand and some are known: packs, rules. */
function named(snapshot: Snapshot, key: ManifestKey, assigned: boolean, typed: string): Draft[] {
  if (key.type === "requirement")
    return packsNamed(snapshot, typed).map(({ pack, registry }) => {
      const newest = newestVersion(pack);
      return {
        label: pack.id,
        kind: CompletionItemKind.Module,
        detail: newest,
        description: registry.name,
        documentation: describePack(pack, registry),
        text: assigned ? pack.id : `${pack.id} = ${JSON.stringify(newest === undefined ? "*" : `^${newest}`)}`,
        rank: 1,
      };
    });
  if (key.path[0] !== "rules" || key.path.length !== 2) return [];
  return RULES.map(({ meta }) => ({
    label: meta.id,
    kind: CompletionItemKind.Property,
    detail: meta.category,
    documentation: describeRule(meta),
    text: assigned ? meta.id : `${meta.id} = `,
    snippet: assigned ? undefined : `${meta.id} = ${valueSnippet(key)}`,
    rank: 1,
  }));
}

/** At most so many packs are offered at once; the client asks again as the name grows. */
export const mostPacks = 200;

function packsNamed(snapshot: Snapshot, typed: string) {
  const wanted = typed.toLowerCase();
  const found = packsOf(snapshot.registries).filter(({ pack }) => pack.id.toLowerCase().includes(wanted));
  return found.slice(0, mostPacks);
}

function valueSnippet({ type, values, suggestions }: ManifestKey): string {
  if (type === "texts") return '["$1"]';
  if (values !== undefined) return `"\${1|${values.join(",")}|}"`;
  switch (type) {
    case "boolean":
      return "${1|true,false|}";
    case "integer":
      return "${1:1}";
    case "table":
      return "{ $1 }";
    default:
      return `"\${1:${suggestions?.[0] ?? ""}}"`;
  }
}

function valueDrafts(
  snapshot: Snapshot,
  manifest: ManifestModel,
  keys: readonly ManifestKey[],
  place: Place<"value">,
): Draft[] {
  const key = keyAt(keys, place.path);
  if (key === undefined) return [];
  if (place.inList !== (key.type === "texts")) return [];
  if (key.type === "boolean")
    return place.quote === undefined
      ? ["true", "false"].map((label) => ({ label, kind: CompletionItemKind.Value }))
      : [];
  const quoted = (text: string) => (place.quote === undefined ? JSON.stringify(text) : text);
  if (key.type === "requirement") return versions(snapshot, String(place.path.at(-1)), quoted);
  const named = key.names === undefined ? [] : namesOf(manifest, key.names);
  return [...(key.values ?? []), ...(key.suggestions ?? []), ...named].map((label, index) => ({
    label,
    kind: CompletionItemKind.Value,
    text: quoted(label),
    filterText: quoted(label),
    rank: index,
  }));
}

/** The names below a table of the manifest, in order. */
function namesOf({ toml }: ManifestModel, table: string): string[] {
  const tables = toml.tables.filter(({ path }) => path[0] === table && path.length > 1).map(({ path }) => path[1]);
  const entries = toml.entries.filter(({ path }) => path[0] === table && path.length > 1).map(({ path }) => path[1]);
  return [...new Set([...tables, ...entries].filter((name) => typeof name === "string"))];
}

/** Requirements that admit a version of a pack, the newest first; a yanked version is never offered. */
function versions(snapshot: Snapshot, id: string, quoted: (text: string) => string): Draft[] {
  const known = findPack(snapshot.registries, id);
  if (known === undefined) return [];
  const offered = [...known.pack.versions.values()].filter((each) => !each.yanked).map((each) => each.version);
  return newestFirst(offered).flatMap((version, index) =>
    ["^", "=", "~"].map((operator, order) => ({
      label: `${operator}${version}`,
      kind: CompletionItemKind.Value,
      detail: operatorWords[operator],
      text: quoted(`${operator}${version}`),
      // Found by the number too, whatever operator is typed.
      filterText: quoted(`${operator}${version}`),
      rank: Math.min(99, order * 30 + index),
    })),
  );
}

const operatorWords: Readonly<Record<string, string>> = {
  "^": "this one and later ones that are compatible",
  "=": "exactly this one",
  "~": "this one and later patches",
};

function keyAt(keys: readonly ManifestKey[], path: readonly (string | number)[]): ManifestKey | undefined {
  const fitting = keys.filter((key) => isPathOf(key.path, path));
  return fitting.find((key) => !key.path.includes("*")) ?? fitting[0];
}
