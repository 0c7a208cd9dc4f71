import type { Key } from "../path.ts";
import type { Spot } from "../place.ts";
import { isMissing } from "../problem.ts";
import type { Run } from "../run.ts";
import type { Value } from "../value.ts";

/** A variable as it is looked up. */
export interface Path {
  readonly root: string;
  /** As written. */
  readonly spelling: string;
  /** Whether it is written with brackets: Tera then looks up another text than the one written. */
  readonly bracketed: boolean;
  readonly spot: Spot;
  /** The keys behind the root. Errors: `RenderFailure` where a key in brackets has no value. */
  readonly keys: (run: Run) => readonly Key[];
}

/** The value of a path; `undefined` where there is none. Errors: as those of its keys. */
export function find(path: Path, run: Run): Value | undefined {
  return run.lookup(path.root, path.keys(run), path.bracketed);
}

/** The value of a path, `undefined` also where finding its keys fails. */
export function findOrNothing(path: Path, run: Run): Value | undefined {
  try {
    return find(path, run);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
