import { trimEnd, trimStart } from "../trim.ts";
import { TeraFloat, type Value } from "../value.ts";
import { input, optional, required, shown, toCount, types } from "./args.ts";
import { date } from "./date/filter.ts";
import { integer, isNumber, toDouble, truncateToI64 } from "./numbers.ts";
import { isList, isMap, jsonText, printValue } from "./print.ts";
import { type Filter, LibraryCrash, TeraError } from "./types.ts";

const { string, bool, double, i32, i64, u32, usize } = types;

/** Tera 1.20's filters on numbers and on values of every kind. Source: `builtins/filters/{number,common,object,string}.rs`. */
export const valueFilters: ReadonlyArray<readonly [string, Filter]> = [
  ["abs", abs],
  ["round", round],
  ["filesizeformat", filesizeformat],
  ["int", int],
  ["float", float],
  [
    "length",
    (value) => {
      if (isList(value)) return value.length;
      if (isMap(value)) return value.size;
      if (typeof value === "string") return [...value].length;
      throw new TeraError(
        "Filter `length` was used on a value that isn't an array, an object, or a string.",
        `only a list, a map or a text has a length, not \`${shown(value)}\``,
      );
    },
  ],
  [
    "reverse",
    (value) => {
      if (isList(value)) return [...value].reverse();
      if (typeof value === "string") return [...value].reverse().join("");
      throw new TeraError(
        `Filter \`reverse\` received an incorrect type for arg \`value\`: got \`${jsonText(value)}\` but expected Array|String`,
        `only a list or a text can be reversed, not \`${shown(value)}\``,
      );
    },
  ],
  ["date", date],
  ["json_encode", (value, args) => jsonText(value, args.get("pretty") === true)],
  ["as_str", (value) => printValue(value)],
  [
    "get",
    (value, args) => {
      const key = required("get", args, "key", string, "The `get` filter has to have an `key` argument");
      if (!isMap(value))
        throw new TeraError(
          "Filter `get` was used on a value that isn't an object",
          `\`get\` needs a map, and got \`${shown(value)}\``,
        );
      const found = value.get(key) ?? args.get("default");
      if (found !== undefined) return found;
      throw new TeraError(
        `Filter \`get\` tried to get key \`${key}\` but it wasn't found`,
        `the map has no key \`${key}\`: it is \`${shown(value)}\``,
      );
    },
  ],
];

function abs(value: Value): Value {
  if (value instanceof TeraFloat) return new TeraFloat(Math.abs(value.value));
  if (typeof value === "number") return Math.abs(value);
  // The least integer has no counterpart, and stays what it is.
  if (typeof value === "bigint") return value === -(2n ** 63n) ? value : integer(value < 0n ? -value : value);
  throw new TeraError(
    "Filter `abs` was used on a value that isn't a number.",
    `\`abs\` needs a number, and got \`${shown(value)}\``,
  );
}

function round(value: Value, args: ReadonlyMap<string, Value>): Value {
  const number = input("round", value, double);
  const method = optional("round", args, "method", string) ?? "common";
  const precision = toCount(optional("round", args, "precision", i32) ?? 0);
  const multiplier = precision === 0 ? 1 : power10(precision);
  const scaled = multiplier * number;
  const rounded =
    method === "common"
      ? awayFromZero(scaled)
      : method === "ceil"
        ? Math.ceil(scaled)
        : method === "floor"
          ? Math.floor(scaled)
          : undefined;
  if (rounded === undefined)
    throw new TeraError(
      `Filter \`round\` received an incorrect value for arg \`method\`: got \`${JSON.stringify(method)}\`, only common, ceil and floor are allowed`,
      `\`method\` is \`common\`, \`ceil\` or \`floor\`, not \`${method}\``,
    );
  const result = rounded / multiplier;
  // serde_json makes null of what is no finite number.
  return Number.isFinite(result) ? new TeraFloat(result) : null;
}

/** Powers by repeated squaring, whose rounding is Rust's `powi`. */
function power10(exponent: number): number {
  let result = 1;
  let base = 10;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= base;
    base *= base;
  }
  return exponent < 0 ? 1 / result : result;
}

/** Halves are rounded away from zero, unlike JavaScript's own. */
function awayFromZero(value: number): number {
  const whole = Math.trunc(value);
  const away = Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
  return away === 0 && (value < 0 || Object.is(value, -0)) ? -0 : away;
}

const DECIMAL_UNITS = ["B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
const BINARY_UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];

function filesizeformat(value: Value, args: ReadonlyMap<string, Value>): Value {
  let size = Number(input("filesizeformat", value, usize));
  const binary = optional("filesizeformat", args, "binary", bool) ?? false;
  let unit = 0;
  for (; size >= 1024; unit++) size /= 1024;
  const shown = Number.isInteger(size) ? String(size) : fixed2(size);
  return `${shown} ${(binary ? BINARY_UNITS : DECIMAL_UNITS)[unit]}`;
}

/** Two decimals, halves to even on the exact value, as Rust's `{:.2}`; JavaScript's `toFixed` rounds exact ties up. */
function fixed2(value: number): string {
  const ties = (value * 100) % 1 === 0.5 && Math.floor(value * 100) % 2 === 0;
  return ties ? (Math.floor(value * 100) / 100).toFixed(2) : value.toFixed(2);
}

function int(value: Value, args: ReadonlyMap<string, Value>): Value {
  const fallback = optional("int", args, "default", i64) ?? 0;
  const base = toCount(optional("int", args, "base", u32) ?? 10);
  if (isNumber(value)) return truncateToI64(toDouble(value));
  if (typeof value !== "string")
    throw new TeraError(
      "Filter `int` received an unexpected type",
      `\`int\` needs a text or a number, and got \`${shown(value)}\``,
    );
  let digits = trimEnd(trimStart(value));
  const prefix = { 2: "0b", 8: "0o", 16: "0x" }[base];
  if (prefix !== undefined) while (digits.startsWith(prefix)) digits = digits.slice(prefix.length);
  if (base < 2 || base > 36)
    throw new LibraryCrash("from_ascii_radix: radix must lie in the range `[2, 36]`", "a base lies between 2 and 36");
  const parsed = parseInteger(digits, base);
  if (parsed !== undefined) return parsed;
  const double_ = digits.includes(".") ? parseDouble(digits) : undefined;
  return double_ === undefined ? fallback : truncateToI64(double_);
}

function parseInteger(text: string, base: number): number | bigint | undefined {
  const match = /^([+-]?)([0-9a-z]+)$/i.exec(text);
  if (match === null) return undefined;
  let value = 0n;
  for (const character of match[2]!.toLowerCase()) {
    const digit = Number.parseInt(character, 36);
    if (digit >= base) return undefined;
    value = value * BigInt(base) + BigInt(digit);
    if (value > 2n ** 64n) return undefined;
  }
  const signed = match[1] === "-" ? -value : value;
  return signed < -(2n ** 63n) || signed >= 2n ** 63n ? undefined : integer(signed);
}

/** A double as Rust's `parse` reads one. */
function parseDouble(text: string): number | undefined {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (special === null) return undefined;
  if (special[2]!.toLowerCase() === "nan") return Number.NaN;
  return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function float(value: Value, args: ReadonlyMap<string, Value>): Value {
  const fallback = optional("float", args, "default", double) ?? 0;
  const found = isNumber(value)
    ? toDouble(value)
    : typeof value === "string"
      ? (parseDouble(trimEnd(trimStart(value))) ?? fallback)
      : undefined;
  if (found === undefined)
    throw new TeraError(
      "Filter `float` received an unexpected type",
      `\`float\` needs a text or a number, and got \`${shown(value)}\``,
    );
  return Number.isFinite(found) ? new TeraFloat(found) : null;
}
