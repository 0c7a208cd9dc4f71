import { headLinesEnd } from "./draftHead.ts";

/** What a file is to ggen. */
export type FileKind =
  | "template"
  | "gpack"
  | "ggen"
  | "pack"
  | "package"
  | "lock"
  | "make"
  | "registries"
  | "webhooks"
  | "auth"
  | "ls"
  | "dotGgen";

const byName: ReadonlyMap<string, FileKind> = new Map([
  ["gpack.toml", "gpack"],
  ["ggen.toml", "ggen"],
  ["pack.toml", "pack"],
  ["package.toml", "package"],
  ["ggen.lock", "lock"],
  ["make.toml", "make"],
]);

const belowDotGgen: ReadonlyMap<string, FileKind> = new Map([
  ["registries.toml", "registries"],
  ["webhooks.toml", "webhooks"],
  ["auth.toml", "auth"],
  ["ls.toml", "ls"],
]);

/** Keys that tell a ggen head from the front matter of other tools. */
export const HEAD_KEYS = [
  "to",
  "from",
  "vars",
  "inject",
  "force",
  "unless_exists",
  "sparql",
  "rdf",
  "rdf_inline",
  "prefixes",
  "for_each",
  "sh_before",
  "sh_after",
  "skip_if",
  "at_line",
] as const;
const ggenKeys = new RegExp(`^(?:${HEAD_KEYS.join("|")})\\s*:`, "m");

/**
 * The kind of a file, by its name, its text and where it lies.
 *
 * Source: product decision 20: `.tera` is ours anywhere, `.tmpl` in a ggen project or with a ggen head. `isProject` says whether a
 * folder holds a manifest. Empty: `undefined` for files that are not ours.
 */
export function fileKind(
  uri: string,
  text: string | undefined,
  isProject: (folder: string) => boolean,
): FileKind | undefined {
  const parts = uri.split("/");
  const name = parts[parts.length - 1] ?? "";
  const folder = parts[parts.length - 2];
  if (folder === ".ggen" && name.endsWith(".toml")) return belowDotGgen.get(name) ?? "dotGgen";
  const known = byName.get(name);
  if (known !== undefined) return known;
  if (name.endsWith(".tera")) return "template";
  if (uri.startsWith("untitled:")) return text !== undefined && hasGgenHead(text) ? "template" : undefined;
  if (!name.endsWith(".tmpl")) return undefined;
  for (let at = parts.length - 1; at > 0; at -= 1) if (isProject(parts.slice(0, at).join("/"))) return "template";
  return text !== undefined && hasGgenHead(text) ? "template" : undefined;
}

/** Whether a text begins with front matter that ggen's keys are in, its closing fence written or not. */
export function hasGgenHead(text: string): boolean {
  const start = text.slice(0, 100_000);
  const head = /^\uFEFF?\s*---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(start);
  if (head !== null) return head.index === 0 && ggenKeys.test(head[1]!);
  const open = /^---[ \t]*\r?\n/.exec(start)?.[0].length;
  return open !== undefined && ggenKeys.test(start.slice(open, headLinesEnd(start, open)));
}

/** Whether a file is a manifest, a lock or a settings file of ggen. */
export function isManifest(kind: FileKind | undefined): boolean {
  return kind !== undefined && kind !== "template";
}

/** Whether a file may be a template by its name alone. */
export function isTemplateName(uri: string): boolean {
  return /\.(?:tmpl|tera)$/.test(uri);
}

/** In an order in which every file's project is known when its turn comes. */
export function manifestsFirst(uris: readonly string[]): string[] {
  return [...uris.filter((uri) => !isTemplateName(uri)), ...uris.filter(isTemplateName)];
}
