import type { FileKind } from "../fileKind.ts";
import { readToml, type Toml } from "./toml.ts";

export { readToml, type Toml, type TomlEntry, type TomlTable } from "./toml.ts";

/** A manifest as it is written: its keys and values with their places. */
export interface ManifestModel {
  readonly uri: string;
  readonly kind: FileKind;
  readonly text: string;
  readonly toml: Toml;
}

/** Reads a manifest. Empty: `undefined` for kinds that are no TOML. Never throws. */
export function readManifest(uri: string, kind: FileKind, text: string): ManifestModel | undefined {
  if (kind === "template" || kind === "index") return undefined;
  return { uri, kind, text, toml: readToml(text) };
}
