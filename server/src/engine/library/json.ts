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

/** Why a value or a JSON text that a caller gave could not be taken, from whatever was thrown: a getter may throw anything. */
export function whyNotJson(error: unknown): string {
  if (error instanceof RangeError) return "it contains itself, or is nested too deeply";
  return error instanceof Error ? error.message : "reading it failed";
}

function uniqueMark(text: string): string {
  let mark = "#";
  while (text.includes(`"${mark}`)) mark += "#";
  return mark;
}

function numberOf(text: string): Value {
  if (text === "-0") return new TeraFloat(-0);
  if (/[.eE]/.test(text)) return new TeraFloat(serdeDouble(text));
  const exact = BigInt(text);
  return exact < -(2n ** 63n) || exact >= 2n ** 64n ? new TeraFloat(serdeDouble(text)) : integer(exact);
}

/**
 * A double as serde_json reads it without its feature `float_roundtrip`: up to 19 or 20 digits as an integer, times or divided by
 * a power of ten, so that the last bit may be off. Source: serde_json 1.0, `parse_decimal` and `f64_from_parts`.
 */
function serdeDouble(text: string): number {
  const [, sign, whole, fraction = "", power = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text)!;
  let significand = 0n;
  let exponent = 0;
  let isFull = false;
  for (const digit of whole!) {
    isFull ||= significand * 10n + BigInt(digit) >= 2n ** 64n;
    if (isFull) exponent++;
    else significand = significand * 10n + BigInt(digit);
  }
  // Digits behind the point that do not fit any more are passed over.
  for (const digit of isFull ? "" : fraction) {
    if (significand * 10n + BigInt(digit) >= 2n ** 64n) break;
    significand = significand * 10n + BigInt(digit);
    exponent--;
  }
  exponent += Number(power);
  let value = Number(significand);
  for (; Math.abs(exponent) > 308 && value !== 0 && exponent < 0; exponent += 308) value /= 1e308;
  value = exponent >= 0 ? value * powerOfTen(exponent) : value / powerOfTen(-exponent);
  if (value === Number.POSITIVE_INFINITY) throw new SyntaxError(`the number ${text} is out of range`);
  return sign === "-" ? -value : value;
}

function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
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
