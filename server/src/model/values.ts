/** Types of values that are written as data: in YAML, TOML or JSON. */
import {
  boolType,
  type Field,
  floatType,
  integerType,
  listOf,
  mapOf,
  nullType,
  stringType,
  type Type,
  union,
  unknownType,
} from "./types.ts";

/**
 * The type of a parsed value. Maps are closed: what they hold is what is written.
 *
 * Units: a number with a fraction is a float; `1.0`, which JavaScript cannot tell from `1`, counts as an integer.
 * Lists look at their first 50 elements, and nesting ends after 20 levels.
 */
export function typeOfValue(value: unknown, depth = 0): Type {
  if (depth > 20) return unknownType;
  if (value === null || value === undefined) return nullType;
  if (typeof value === "string") return stringType;
  if (typeof value === "boolean") return boolType;
  if (typeof value === "bigint") return integerType;
  if (typeof value === "number") return Number.isInteger(value) ? integerType : floatType;
  if (value instanceof Date) return stringType;
  if (Array.isArray(value))
    return listOf(
      value.length === 0 ? unknownType : union(value.slice(0, 50).map((item) => typeOfValue(item, depth + 1))),
    );
  if (typeof value !== "object") return unknownType;
  const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  const fields = new Map<string, Field>();
  for (const [key, item] of entries) fields.set(String(key), { type: typeOfValue(item, depth + 1) });
  return mapOf(fields);
}
