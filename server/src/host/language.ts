import type { Registry } from "../model/registry.ts";
import type { Workspace } from "../model/workspace.ts";
import { samplesRegistry } from "./samples.ts";

/** Everything heavy, behind one dynamic import: grammar, model, rules and features are loaded when first needed. */
export type Language = typeof import("./language.ts");

/** Loads grammar and registries and makes the workspace model. */
export async function loadLanguage(): Promise<{ workspace: Workspace | undefined; registries: readonly Registry[] }> {
  return { workspace: undefined, registries: [await samplesRegistry()] };
}
