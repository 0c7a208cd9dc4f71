import { isList, isMap } from "./library/print.ts";
import { TeraCrash } from "./problem.ts";
import type { Value } from "./value.ts";

/** Stands for a key on which Tera crashes as soon as it comes to it. */
export const CRASH = Symbol("crash");

/** A key or an index on the way to a value. */
export type Key = string | typeof CRASH;

/** The value at the end of a path of keys and indices; `undefined` when there is none. Source: Tera 1.20, `dotted_pointer`. */
export function follow(value: Value, path: readonly Key[]): Value | undefined {
  let current: Value | undefined = value;
  for (const key of path) {
    if (key === CRASH)
      throw new TeraCrash(
        "byte index is not a char boundary",
        undefined,
        "Tera crashes on keys in brackets beyond ASCII: use the filter `get`",
      );
    if (isMap(current)) current = current.get(key);
    else if (isList(current) && /^(?:0|[1-9]\d*)$/.test(key)) current = current[Number(key)];
    else return undefined;
    if (current === undefined) return undefined;
  }
  return current;
}
