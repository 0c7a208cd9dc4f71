/** What is said about keys, packs and rules in manifests. */
import { codeBlock, inlineCode, plainText } from "../base/markdown.ts";
import type { Range } from "../base/range.ts";
import { isPathOf, type ManifestKey, manifestKeys } from "../model/catalog/manifestKeys.ts";
import type { ManifestModel } from "../model/manifests/index.ts";
import type { PackEntry, Registry } from "../model/registry.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { findPack, newestFirst, newestVersion } from "../packs/index.ts";
import { RULES, type RuleMeta } from "../rules/index.ts";
import { describeSymbol } from "./describe.ts";
import { pageOf } from "./diagnostics.ts";
import { symbolsAt } from "./lookup.ts";

/** What is under a cursor of a manifest, in Markdown. Empty: `undefined` where there is nothing to say. */
export function describeManifest(
  snapshot: Snapshot,
  manifest: ManifestModel,
  offset: number,
): { text: string; range: Range } | undefined {
  const { toml } = manifest;
  const { profile } = snapshot.workspace.projectOf(manifest.uri);
  const keys = manifestKeys(manifest.kind, profile);
  const inside = ({ start, end }: Range) => start <= offset && offset <= end;
  const entry = toml.entries.findLast(({ keyRange, key }) => inside(keyRange) && !/^\d+$/.test(key));
  const variable = symbolsAt(snapshot, { uri: manifest.uri, offset })?.symbols[0];
  if (entry !== undefined && variable !== undefined)
    return { text: describeSymbol(variable, variable.type, (why) => why.text), range: entry.keyRange };
  if (entry !== undefined) {
    const text = describeEntry(snapshot, manifest, keys, entry.path);
    return text === undefined ? undefined : { text, range: entry.keyRange };
  }
  const requirement = toml.below("dependencies").find(({ valueRange }) => inside(valueRange));
  if (requirement !== undefined && manifest.kind === "gpack") {
    const text = describeDependency(snapshot, requirement.key);
    return text === undefined ? undefined : { text, range: requirement.valueRange };
  }
  const table = toml.tables.find(({ nameRange }) => inside(nameRange));
  const key = table === undefined ? undefined : find(keys, table.path);
  return table === undefined || key === undefined ? undefined : { text: describeKey(key), range: table.nameRange };
}

function describeEntry(
  snapshot: Snapshot,
  manifest: ManifestModel,
  keys: readonly ManifestKey[],
  path: readonly (string | number)[],
): string | undefined {
  const name = String(path.at(-1));
  if (manifest.kind === "gpack" && path.length === 2 && path[0] === "dependencies")
    return describeDependency(snapshot, name);
  const rule = manifest.kind === "ls" && path[0] === "rules" ? RULES.find(({ meta }) => meta.id === name) : undefined;
  if (rule !== undefined) return describeRule(rule.meta);
  const key = find(keys, path);
  return key === undefined ? undefined : describeKey(key);
}

function find(keys: readonly ManifestKey[], path: readonly (string | number)[]): ManifestKey | undefined {
  // An element of an array of tables is described by the array.
  const whole = typeof path.at(-1) === "number" ? path.slice(0, -1) : path;
  const fitting = keys.filter((key) => isPathOf(key.path, whole));
  return fitting.find((key) => !key.path.includes("*")) ?? fitting[0];
}

function describeKey({ path, type, doc, required, values }: ManifestKey): string {
  const name = path.filter((part) => part !== "[]").join(".");
  const head = codeBlock(
    type === "table" ? `[${name}]` : type === "tables" ? `[[${name}]]` : `${name}: ${type}`,
    "toml",
  );
  const parts = [head, required === true ? `${doc} Required.` : doc];
  if (values !== undefined && values.length > 0) parts.push(`One of ${values.map(inlineCode).join(", ")}.`);
  return parts.join("\n\n");
}

function describeDependency(snapshot: Snapshot, id: string): string | undefined {
  const known = findPack(snapshot.registries, id);
  return known === undefined ? undefined : describePack(known.pack, known.registry);
}

/** A pack as its registry tells it; every text of it is somebody else's. */
export function describePack(pack: PackEntry, registry: Registry): string {
  const newest = newestVersion(pack);
  const others = newestFirst(pack.versions.keys()).filter((version) => version !== newest);
  const shown = others.slice(0, 5).map((version) => {
    const isYanked = pack.versions.get(version)?.yanked === true;
    return inlineCode(version) + (isYanked ? " (yanked)" : "");
  });
  const facts = [
    newest === undefined ? undefined : `newest ${inlineCode(newest)}`,
    pack.license === undefined ? undefined : plainText(pack.license),
    pack.author === undefined ? undefined : `by ${plainText(pack.author)}`,
    `from ${plainText(registry.name)}${registry.kind === "samples" ? " (samples that this server carries)" : ""}`,
  ].filter((fact) => fact !== undefined);
  const parts = [`**${plainText(pack.name)}** ${inlineCode(pack.id)}`, plainText(pack.description), facts.join(" · ")];
  if (shown.length > 0) parts.push(`Other versions: ${shown.join(", ")}${others.length > 5 ? ", …" : ""}`);
  return parts.filter((part) => part !== "").join("\n\n");
}

/** A rule: what it is about, how it starts, where its page is. */
export function describeRule({ id, category, severity }: RuleMeta): string {
  return `Rule ${inlineCode(id)} of the category ${inlineCode(category)}; starts as ${inlineCode(severity)}.\n\n[What it finds, and why](${pageOf(id)})`;
}
