import { TeraFloat, type Value } from "../value.ts";
import { compareText } from "./compare.ts";
import { integer } from "./numbers.ts";

/** A map with its keys in the order of Rust's `BTreeMap`; of equal keys the last one counts. */
export function sortedMap(entries: Iterable<readonly [string, Value]>): ReadonlyMap<string, Value> {
  const map = new Map(entries);
  return new Map([...map].sort(([a], [b]) => compareText(a, b)));
}

/**
 * Reads JSON with its integers exact. Errors: throws `SyntaxError` for what is no JSON.
 *
 * Numbers with a fraction or an exponent, and integers beyond 64 bits, are floats, as serde_json reads them.
 */
export function parseJson(text: string): Value {
  // Numbers are replaced by marked texts before the platform's reader rounds them; a text of the document never has the mark.
  const mark = uniqueMark(text);
  const guarded = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (part) =>
    part.startsWith('"') ? part : `"${mark}${part}"`,
  );
  return convert(JSON.parse(guarded));

  function convert(value: unknown): Value {
    if (typeof value === "string") return value.startsWith(mark) ? numberOf(value.slice(mark.length)) : value;
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value === "object" && value !== null)
      return sortedMap(Object.entries(value).map(([key, item]) => [key, convert(item)] as const));
    return value as Value;
  }
}

function uniqueMark(text: string): string {
  let mark = "#";
  while (text.includes(`"${mark}`)) mark += "#";
  return mark;
}

function numberOf(text: string): Value {
  if (/[.eE]/.test(text) || text === "-0") return new TeraFloat(Number(text));
  const exact = BigInt(text);
  return exact < -(2n ** 63n) || exact >= 2n ** 64n ? new TeraFloat(Number(text)) : integer(exact);
}

/** A plain JavaScript value (of YAML, of the public API). A `number` without fraction is an integer; functions are null. */
export function fromJs(value: unknown): Value {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "bigint":
      return integer(value);
    case "number":
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : new TeraFloat(value);
  }
  if (value instanceof TeraFloat) return value;
  if (Array.isArray(value)) return value.map(fromJs);
  if (value instanceof Map) return sortedMap([...value].map(([key, item]) => [String(key), fromJs(item)] as const));
  if (typeof value === "object" && value !== null)
    return sortedMap(Object.entries(value).map(([key, item]) => [key, fromJs(item)] as const));
  return null;
}
