/**
 * The values a template computes with: those of serde_json, as Tera 1.20 uses them.
 *
 * Integers are exact: a `number` holds one only while it is a safe integer, a `bigint` beyond (range of i64 and u64).
 * A float is always boxed, because `1.0` and `1` are different values that print differently. Maps are built with their keys
 * in the order of Rust's `BTreeMap` (by code point).
 */
export type Value = null | boolean | string | number | bigint | TeraFloat | readonly Value[] | ValueMap;

export type ValueMap = ReadonlyMap<string, Value>;

/** An IEEE double that is not an integer for Tera, even when it has no fraction. */
export class TeraFloat {
  constructor(readonly value: number) {}
}
