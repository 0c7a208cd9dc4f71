import { readFile } from "node:fs/promises";
import type { Registry } from "../model/registry.ts";
import { parseRegistryIndex } from "../packs/index.ts";
import { samplesFolder } from "./install.ts";

/** The registry that the server carries, always the last to be asked (product decision 25). */
export async function samplesRegistry(): Promise<Registry> {
  const { index } = parseRegistryIndex(await readFile(new URL("index.json", samplesFolder()), "utf8"));
  return { name: "samples", kind: "samples", index };
}
