import type { FileKind } from "../fileKind.ts";
import { readToml, type TomlDocument } from "./toml.ts";

/** A manifest, lock or settings file of ggen: its kind, and its TOML with ranges. */
export interface ManifestModel {
  readonly uri: string;
  readonly kind: Exclude<FileKind, "template">;
  readonly text: string;
  readonly toml: TomlDocument;
}

/** Reads a manifest. Never throws; what is broken is in `toml.problems`. */
export function readManifest(uri: string, kind: Exclude<FileKind, "template">, text: string): ManifestModel {
  return { uri, kind, text, toml: readToml(text) };
}
