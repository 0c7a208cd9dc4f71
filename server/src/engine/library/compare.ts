import { TeraFloat, type Value } from "../value.ts";
import { Walk } from "./limits.ts";
import { isNumber, toDouble } from "./numbers.ts";
import { isList, isMap } from "./print.ts";

/**
 * Equality of serde_json's values: an integer never equals a float, however near.
 *
 * Errors: `LibraryLimit` for values beyond every use.
 */
export function equalValues(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object") return false;
  return equalObjects(a, b, new Walk(), 0);
}

function equalObjects(a: Value | undefined, b: Value | undefined, walk: Walk, depth: number): boolean {
  if (a === b) return true;
  if (a instanceof TeraFloat) return b instanceof TeraFloat && a.value === b.value;
  walk.visit(depth);
  if (isList(a))
    return (
      isList(b) && a.length === b.length && a.every((item, index) => equalObjects(item, b[index], walk, depth + 1))
    );
  if (!isMap(a) || !isMap(b) || a.size !== b.size) return false;
  for (const [key, item] of a) if (!b.has(key) || !equalObjects(item, b.get(key), walk, depth + 1)) return false;
  return true;
}

/** `==` of a template: numbers of both kinds compare by value, and a number equals nothing else. */
export function looselyEqual(a: Value, b: Value): boolean {
  return isNumber(a) && isNumber(b) ? toDouble(a) === toDouble(b) : equalValues(a, b);
}

/** Whether a condition holds: false, null, 0, NaN and everything empty do not. */
export function isTruthy(value: Value): boolean {
  switch (typeof value) {
    case "string":
      return value !== "";
    case "number":
    case "bigint":
      return value !== 0;
    case "boolean":
      return value;
  }
  if (value === null) return false;
  if (value instanceof TeraFloat) return value.value !== 0 && !Number.isNaN(value.value);
  return isList(value) ? value.length > 0 : value.size > 0;
}

/** Order of two texts by code point, which is that of their UTF-8 bytes and so of Rust's strings. */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index++) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x === y) continue;
    // Surrogates stand for characters above every other unit.
    const xHigh = x >= 0xd800 && x <= 0xdfff;
    const yHigh = y >= 0xd800 && y <= 0xdfff;
    return xHigh === yHigh ? x - y : xHigh ? 1 : -1;
  }
  return a.length - b.length;
}
