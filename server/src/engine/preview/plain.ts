import { isList, isMap } from "../library/print.ts";
import { TeraFloat, type Value } from "../value.ts";

/** A value as plain JavaScript, for those outside of the engine; integers beyond 2^53 stay `bigint`. */
export function plain(value: Value): unknown {
  if (value instanceof TeraFloat) return value.value;
  if (isList(value)) return value.map(plain);
  return isMap(value) ? Object.fromEntries([...value].map(([key, item]) => [key, plain(item)])) : value;
}
