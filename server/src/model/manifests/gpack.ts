import type { Range } from "../../base/range.ts";
import type { ManifestModel } from "./manifest.ts";

/** An entry of `[dependencies]` in a `gpack.toml`. Source: format section e.1. */
export interface Dependency {
  readonly id: string;
  readonly idRange: Range;
  /** The requirement without its quotes. */
  readonly requirement: string;
  /** Between the quotes. */
  readonly requirementRange: Range;
}

/** The dependencies of a `gpack.toml`, in order; an entry whose requirement is not a text is left out. */
export function dependenciesOf(manifest: ManifestModel): Dependency[] {
  if (manifest.kind !== "gpack") return [];
  return manifest.toml.below("dependencies").flatMap(({ key, keyRange, value, valueRange }) => {
    if (typeof value !== "string") return [];
    const raw = manifest.text.slice(valueRange.start, valueRange.end);
    const quote = raw.startsWith('"""') || raw.startsWith("'''") ? 3 : 1;
    const requirementRange = { start: valueRange.start + quote, end: valueRange.end - quote };
    return [{ id: key, idRange: keyRange, requirement: value, requirementRange }];
  });
}
