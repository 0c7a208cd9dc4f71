import type { Profile } from "../base/profile.ts";
import type { Range } from "../base/range.ts";
import type { ManifestModel, Toml } from "./manifests/index.ts";
import { folderOf, joinUri } from "./resolve.ts";

/** A variable that a manifest gives. */
export interface GivenVariable {
  readonly name: string;
  readonly uri: string;
  readonly nameRange: Range;
  readonly valueRange: Range;
  readonly value: unknown;
}

/** The project around a file. */
export interface Project {
  /** The folder with the manifest; without one the workspace folder, else the file's own. */
  readonly root: string;
  readonly profile: Profile;
  /** Where `include` and friends look, in order. */
  readonly templatesDirs: readonly string[];
  /** `[vars]` of the project. */
  readonly vars: readonly GivenVariable[];
  /** `preset.vars` of the pack. */
  readonly preset: readonly GivenVariable[];
}

/** The settings that bear on a project. */
export interface ProjectSettings {
  /** `ggen.profile`; absent for "find out". */
  readonly profile?: Profile;
}

const manifestNames = ["ggen.toml", "gpack.toml", "pack.toml", ".ggen/ls.toml"];

/**
 * The project of the file at `uri`.
 *
 * Source: product decisions 7 (profile), 8 (templates folders), 26 (`.ggen/ls.toml`). The nearest folder upwards with a manifest is the
 * root; folders above the workspace are not looked at.
 */
export function readProject(
  uri: string,
  roots: readonly string[],
  manifest: (uri: string) => ManifestModel | undefined,
  settings: ProjectSettings,
): Project {
  const own = folderOf(uri);
  const workspace = roots.find((root) => own === root || own.startsWith(`${root}/`)) ?? own;
  let root = workspace;
  for (let folder = own; folder.length >= workspace.length; folder = folderOf(folder)) {
    if (manifestNames.some((name) => manifest(`${folder}/${name}`) !== undefined)) {
      root = folder;
      break;
    }
    if (folder === workspace) break;
  }
  const read = (name: string) => manifest(`${root}/${name}`);
  const ggen = read("ggen.toml");
  return {
    root,
    profile: profileOf(read, settings),
    templatesDirs: templatesDirs(root, ggen),
    vars: tableOf(ggen, "vars"),
    preset: [...tableOf(read("gpack.toml"), "preset", "vars")],
  };
}

/** Source: product decision 7, format section k.2. */
function profileOf(read: (name: string) => ManifestModel | undefined, settings: ProjectSettings): Profile {
  const fixed = valueAt(read(".ggen/ls.toml")?.toml, "profile");
  if (fixed === "v1" || fixed === "26") return fixed;
  if (settings.profile !== undefined) return settings.profile;
  const ggen = read("ggen.toml")?.toml;
  const has = (...path: string[]) =>
    ggen !== undefined &&
    [...ggen.entries, ...ggen.tables].some((each) => path.every((part, index) => each.path[index] === part));
  if (has("generation", "rules") || (has("ontology") && has("generation"))) return "26";
  if (has("law") || has("templates", "dir")) return "26";
  if (ggen?.tables.some((table) => table.path[0] === "packs" && typeof table.path[1] === "string")) return "26";
  if (read("pack.toml")?.toml.tables.some((table) => table.path[0] === "pack")) return "26";
  const lock = read("ggen.lock")?.toml;
  return lock?.tables.some((table) => table.path[0] === "packs" && typeof table.path[1] === "string") ? "26" : "v1";
}

function templatesDirs(root: string, ggen: ManifestModel | undefined): string[] {
  const named = ["templates.dir", "templates_dir", "templates.source_dir", "project.templates_dir"]
    .map((path) => valueAt(ggen?.toml, ...path.split(".")))
    .find((value) => typeof value === "string");
  const dirs = [typeof named === "string" ? named : "templates", "templates"].flatMap(
    (path) => joinUri(root, path) ?? [],
  );
  return [...new Set(dirs)];
}

function valueAt(toml: Toml | undefined, ...path: string[]): unknown {
  return toml?.entries.find((entry) => entry.path.join("\0") === path.join("\0"))?.value;
}

function tableOf(manifest: ManifestModel | undefined, ...path: string[]): GivenVariable[] {
  if (manifest === undefined) return [];
  return manifest.toml.entries.flatMap((entry): GivenVariable[] => {
    if (entry.path.length !== path.length + 1 || !path.every((part, index) => entry.path[index] === part)) return [];
    const { keyRange, valueRange, value } = entry;
    return [{ name: String(entry.path[path.length]), uri: manifest.uri, nameRange: keyRange, valueRange, value }];
  });
}
