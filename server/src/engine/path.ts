import { isList, isMap } from "./library/print.ts";
import type { Value } from "./value.ts";

/** The value at the end of a path of keys and indices; `undefined` when there is none. Source: Tera 1.20, `dotted_pointer`. */
export function follow(value: Value, path: readonly string[]): Value | undefined {
  let current: Value | undefined = value;
  for (const key of path) {
    if (isMap(current)) current = current.get(key);
    else if (isList(current) && /^(?:0|[1-9]\d*)$/.test(key)) current = current[Number(key)];
    else return undefined;
    if (current === undefined) return undefined;
  }
  return current;
}
