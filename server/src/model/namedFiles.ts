/** The files that a template reads beside other templates. */
import type { Host } from "../base/host.ts";
import { folderOf, joinUri } from "../base/uri.ts";
import type { ScalarText } from "./scalarText.ts";
import type { TemplateModel } from "./template.ts";

export interface NamedFile {
  readonly key: "rdf" | "from";
  /** The path as written. */
  readonly text: ScalarText;
  readonly target: string;
}

/**
 * What `rdf` and `from` name; `root` is the project's.
 *
 * Left out: paths that Tera makes, and those that are no path below a folder. Source: format sections a.4 and a.7, product decision 8:
 * `rdf` starts at the template's folder, `from` at the project's in v1 and at the template's in 26.x.
 */
export function namedFiles(model: TemplateModel, root: string): NamedFile[] {
  const { frontMatter, profile, uri } = model;
  const own = folderOf(uri);
  const found: NamedFile[] = [];
  for (const text of frontMatter?.rdf ?? []) add("rdf", text, own);
  if (frontMatter?.from !== undefined) add("from", frontMatter.from, profile === "v1" ? root : own);
  return found;

  function add(key: NamedFile["key"], text: ScalarText, folder: string): void {
    const target = text.value === "" || /\{[{%#]|\n/.test(text.value) ? undefined : joinUri(folder, text.value);
    if (target !== undefined) found.push({ key, text, target });
  }
}

/** A template that names more files than these is not looked at to its end. */
const mostLookedFor = 100;

/** Looks whether what a template names is there, and notes it in `known`. Gives whether anything is otherwise than it was known. */
export async function lookForFiles(
  model: TemplateModel,
  root: string,
  stat: NonNullable<Host["stat"]>,
  known: Map<string, boolean>,
): Promise<boolean> {
  let changed = false;
  const look = async ({ target }: NamedFile) => {
    const isThere = (await stat(target)) !== undefined;
    changed ||= known.get(target) !== isThere;
    known.set(target, isThere);
  };
  await Promise.all(namedFiles(model, root).slice(0, mostLookedFor).map(look));
  return changed;
}
