import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sharedFolder } from "./shared.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Real templates: those of `examples/`, and those of the corpus beside the checkout where there is one; by path. */
export function realTemplates(): ReadonlyMap<string, string> {
  const shared = sharedFolder();
  const folders = [join(root, "examples"), ...(shared === undefined ? [] : [join(shared, "corpus")])];
  const found = new Map<string, string>();
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort())
      if (/\.(?:tmpl|tera)$/.test(name)) found.set(name, readFileSync(join(folder, name), "utf8"));
  return found;
}
