import type { Expressions } from "./expressions.ts";
import type { Random } from "./random.ts";
import { Templates } from "./templates.ts";

/** Templates that use one another. */
export interface FileSet {
  readonly template: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Sets of files: includes, chains of parents, macros from elsewhere. */
export function fileSet(random: Random, expressions: Expressions): FileSet {
  const files: Record<string, string> = {};
  const blockNames: string[] = [];
  const writer = (fileNames: readonly string[]) => {
    expressions.macros = [];
    expressions.locals.length = 0;
    const templates = new Templates(random, expressions);
    templates.blockNames = [...blockNames];
    templates.fileNames = fileNames;
    return templates;
  };
  const parts = random.many(0, 2, () => `part${random.below(3)}`);
  for (const part of parts) {
    // A part may include others only where they end: itself would be endless.
    const earlier = Object.keys(files).filter((name) => name.startsWith("part") && name !== part);
    files[part] = writer(earlier).template(3);
  }
  const imports = random.many(0, 2, () => random.pick(["macros", "more"]));
  const importTags: string[] = [];
  const imported: Array<{ name: string; params: string[] }> = [];
  for (const name of new Set(imports)) {
    const templates = writer([]);
    files[name] =
      (random.chance(0.3) && name === "more" && "macros" in files ? '{% import "macros" as inner %}' : "") +
      templates.macros(2);
    const namespace = random.pick(["m", "n", "self"]);
    importTags.push(
      `{% import "${random.chance(0.97) ? name : "missing"}" as ${namespace} %}${random.pick(["", "\n", " "])}`,
    );
    imported.push({ name: `${namespace}::m0`, params: ["p", "q"] }, { name: `${namespace}::m1`, params: ["p"] });
  }
  let parent: string | undefined;
  for (const name of ["base", "middle"].slice(0, random.pick([0, 0, 1, 1, 2]))) {
    const templates = writer(parts);
    expressions.macros = imported;
    const head =
      (parent === undefined ? "" : `{% extends "${parent}" %}`) + (random.chance(0.3) ? importTags.join("") : "");
    files[name] = head + templates.template(4);
    blockNames.push(...templates.blockNames.filter((block) => !blockNames.includes(block)));
    parent = name;
  }
  const templates = writer(parts);
  expressions.macros = imported;
  const extending =
    parent === undefined ? "" : `{% extends "${random.chance(0.97) ? parent : "missing"}" %}${random.pick(["", "\n"])}`;
  const head = random.chance(0.5) ? extending + importTags.join("") : importTags.join("") + extending;
  return { template: head + templates.template(5), files };
}
