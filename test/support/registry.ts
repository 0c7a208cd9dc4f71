import type { Registry } from "../../server/src/model/registry.ts";
import { parseRegistryIndex } from "../../server/src/packs/index.ts";

/** A registry whose index is `packs`, in the form of `index.json`. */
export function registry(packs: object, name = "main"): Registry {
  return { name, kind: "index", index: parseRegistryIndex(JSON.stringify({ packs })).index };
}
