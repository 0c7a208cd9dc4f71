import type { Profile } from "../base/profile.ts";
import type { Range } from "../base/range.ts";
import { folderOf, joinUri } from "../base/uri.ts";
import type { Exclusion } from "./exclusion.ts";
import type { ManifestModel, TomlEntry } from "./manifests/index.ts";

/** What a template's surroundings say. A file without a project has its own folder as root. */
export interface Project {
  /** The folder of the nearest manifest, without a slash at its end. */
  readonly root: string;
  readonly profile: Profile;
  /** What decided the profile, as a sentence for the user. */
  readonly profileReason: string;
  /** Where include, import and extends look, in order (product decision 8); the template's own folder is left to the caller. */
  readonly templatesDirs: readonly string[];
  /** `[vars]` of `ggen.toml`. */
  readonly vars: readonly ProjectVariable[];
  /** `[preset.vars]` of `gpack.toml`. */
  readonly preset: readonly ProjectVariable[];
  /** The manifests that were found, by kind. `ls` is the nearest upwards, be it above `root`. */
  readonly manifests: ReadonlyMap<ManifestModel["kind"], ManifestModel>;
  /** Files that ggen leaves alone (product decision 26: the project's word wins over the editor's). */
  readonly exclusion: Exclusion;
}

export interface ProjectVariable {
  readonly name: string;
  readonly uri: string;
  readonly nameRange: Range;
  readonly value: unknown;
  readonly valueRange: Range;
}

/** What the settings of the editor say of a project. */
export interface ProjectSettings {
  readonly profile: "auto" | Profile;
  readonly files: { readonly exclude: readonly string[] };
}

const LOCAL_SETTINGS = ".ggen/ls.toml";
/** The files that make a folder a project. */
export const MANIFESTS = ["ggen.toml", "gpack.toml", "pack.toml", "ggen.lock", LOCAL_SETTINGS] as const;

/**
 * The project around a file: the manifests in the nearest folder upwards that has any, up to the workspace folder.
 *
 * `manifestOf` gives a manifest that is known by its URI. Source: product decisions 7, 8 and 26; format section k.2.
 */
export function readProject(
  uri: string,
  roots: readonly string[],
  manifestOf: (uri: string) => ManifestModel | undefined,
  settings: ProjectSettings,
): Project {
  const own = folderOf(uri);
  const limit = workspaceFolder(roots, own) ?? own;
  const manifests = new Map<ManifestModel["kind"], ManifestModel>();
  let root: string | undefined;
  for (let folder = own; folder.length >= limit.length; folder = folderOf(folder)) {
    // Above the project's root only its settings are looked for.
    for (const name of root === undefined ? MANIFESTS : [LOCAL_SETTINGS]) {
      const manifest = manifestOf(`${folder}/${name}`);
      if (manifest !== undefined) manifests.set(manifest.kind, manifest);
    }
    if (manifests.size > 0) root ??= folder;
    if (folder === limit || manifests.has("ls")) break;
  }
  return project(root ?? limit, limit, manifests, settings);
}

/** The workspace folder around a folder; of nested ones the innermost. */
function workspaceFolder(roots: readonly string[], folder: string): string | undefined {
  const around = roots.filter((root) => folder === root || folder.startsWith(`${root}/`));
  return around.sort((a, b) => b.length - a.length)[0];
}

function project(
  root: string,
  workspace: string,
  manifests: ReadonlyMap<ManifestModel["kind"], ManifestModel>,
  settings: ProjectSettings,
): Project {
  const { profile, reason } = profileOf(manifests, settings);
  return {
    root,
    profile,
    profileReason: reason,
    templatesDirs: templatesDirs(root, manifests),
    vars: variables(manifests.get("ggen"), "vars"),
    preset: variables(manifests.get("gpack"), "preset", "vars"),
    manifests,
    exclusion: exclusionOf(workspace, manifests.get("ls"), settings),
  };
}

/** The globs of `.ggen/ls.toml` count from the folder that holds `.ggen`, those of the editor from the workspace folder. */
function exclusionOf(workspace: string, ls: ManifestModel | undefined, settings: ProjectSettings): Exclusion {
  const local = ls?.toml.get("files", "exclude")?.value;
  if (ls !== undefined && Array.isArray(local))
    return { base: folderOf(folderOf(ls.uri)), globs: local.filter((glob) => typeof glob === "string") };
  return { base: workspace, globs: settings.files.exclude };
}

/** Product decision 7, in its order. */
function profileOf(
  manifests: ReadonlyMap<ManifestModel["kind"], ManifestModel>,
  settings: ProjectSettings,
): { profile: Profile; reason: string } {
  const local = manifests.get("ls")?.toml.get("profile")?.value;
  if (local === "v1" || local === "26") return { profile: local, reason: "`.ggen/ls.toml` says so" };
  if (settings.profile !== "auto") return { profile: settings.profile, reason: "the setting `ggen.profile` says so" };
  const ggen = manifests.get("ggen")?.toml;
  if (ggen !== undefined) {
    const has = (...path: string[]) =>
      ggen.tables.some((table) => path.every((part, index) => table.path[index] === part)) ||
      ggen.get(...path) !== undefined;
    if (has("generation", "rules") || (has("ontology") && has("generation")) || has("law") || has("templates", "dir"))
      return { profile: "26", reason: "the tables of `ggen.toml` are those of 26.x" };
  }
  if (manifests.has("pack")) return { profile: "26", reason: "there is a `pack.toml`" };
  const lock = manifests.get("lock")?.toml;
  if (lock?.tables.some((table) => table.path[0] === "packs" && typeof table.path[1] === "string") === true)
    return { profile: "26", reason: "`ggen.lock` has the shape of 26.x" };
  return { profile: "v1", reason: "nothing says otherwise" };
}

function templatesDirs(root: string, manifests: ReadonlyMap<ManifestModel["kind"], ManifestModel>): string[] {
  const ggen = manifests.get("ggen")?.toml;
  const named = [ggen?.get("templates", "dir"), ggen?.get("templates_dir"), ggen?.get("templates", "source_dir")]
    .map((entry) => entry?.value)
    .find((value) => typeof value === "string");
  const dirs = [joinUri(root, named ?? "templates"), joinUri(root, "templates")].filter((dir) => dir !== undefined);
  return [...new Set(dirs)];
}

function variables(manifest: ManifestModel | undefined, ...path: string[]): ProjectVariable[] {
  if (manifest === undefined) return [];
  return manifest.toml.below(...path).map((entry: TomlEntry) => ({
    name: entry.key,
    uri: manifest.uri,
    nameRange: entry.keyRange,
    value: entry.value,
    valueRange: entry.valueRange,
  }));
}
