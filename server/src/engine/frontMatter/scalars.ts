/** What the plain scalars of the two YAML readers mean: yaml-rust2 reads the head, serde_yaml what Tera made of it. */
import { integer, jsonNumber } from "../library/numbers.ts";
import { TeraFloat, type Value } from "../value.ts";

export type ScalarValue = null | boolean | string | number | bigint | TeraFloat;

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const I64_MIN = -(2n ** 63n);
const I64_MAX = 2n ** 63n - 1n;
const U64_MAX = 2n ** 64n - 1n;

/**
 * A plain scalar as the head is read: yaml-rust2 0.10 (`Yaml::from_str`) and gray_matter 0.3, which turns infinities and NaN
 * into zero.
 */
export function headScalar(text: string): ScalarValue {
  const word = words(text);
  if (word !== undefined && text !== "Null" && text !== "NULL") return word;
  if (text === "") return null;
  const prefix = text.slice(0, 2);
  const based =
    prefix === "0x" ? radix(text.slice(2), 16) : prefix === "0o" ? radix(text.slice(2), 8) : wholeNumber(text);
  if (based !== undefined && based >= I64_MIN && based <= I64_MAX) return integer(based);
  if (/^[+-]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text)) return new TeraFloat(0);
  return DECIMAL.test(text) ? new TeraFloat(Number(text)) : text;
}

/**
 * A plain scalar as the rendered head is read: serde_yaml 0.9, `visit_untagged_scalar`.
 *
 * `undefined` for an integer of more than 64 bits, which nothing in a head can hold.
 */
export function renderedScalar(text: string): ScalarValue | undefined {
  if (text === "") return null;
  const word = words(text);
  if (word !== undefined) return word;
  const whole = renderedInteger(text);
  if (whole !== undefined) {
    if (whole >= I64_MIN && whole <= U64_MAX) return integer(whole);
    if (whole >= -(2n ** 127n) && whole < 2n ** 128n) return undefined;
  }
  if (digitsButNoNumber(text)) return text;
  if (/^\+?\.(?:inf|Inf|INF)$/.test(text)) return new TeraFloat(Number.POSITIVE_INFINITY);
  if (/^-\.(?:inf|Inf|INF)$/.test(text)) return new TeraFloat(Number.NEGATIVE_INFINITY);
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return new TeraFloat(Number.NaN);
  if (!DECIMAL.test(text)) return text;
  const float = Number(text);
  return Number.isFinite(float) ? new TeraFloat(float) : text;
}

/** Whether serde_yaml keeps a text from being written plain: it would be read back as something else. */
export function looksTyped(text: string): boolean {
  return typeof renderedScalar(text) !== "string" || digitsButNoNumber(text);
}

/** A value that is no text, as serde_yaml writes it. */
export function writtenScalar(value: Exclude<ScalarValue, string>): string {
  if (value === null) return "null";
  if (!(value instanceof TeraFloat)) return String(value);
  if (Number.isNaN(value.value)) return ".nan";
  if (!Number.isFinite(value.value)) return value.value > 0 ? ".inf" : "-.inf";
  return jsonNumber(value).replace("e+", "e");
}

/** A value of YAML as templates see it: serde_json knows no infinities. */
export function teraValue(value: ScalarValue): Value {
  return value instanceof TeraFloat && !Number.isFinite(value.value) ? null : value;
}

function words(text: string): null | boolean | undefined {
  switch (text) {
    case "~":
    case "null":
    case "Null":
    case "NULL":
      return null;
    case "true":
    case "True":
    case "TRUE":
      return true;
    case "false":
    case "False":
    case "FALSE":
      return false;
    default:
      return undefined;
  }
}

/** Digits with an optional sign, as Rust's `i64::from_str` takes them. */
function wholeNumber(text: string): bigint | undefined {
  return /^[+-]?\d+$/.test(text) ? BigInt(text.replace(/^\+/, "")) : undefined;
}

/** Digits of another base with an optional sign, as Rust's `from_str_radix` takes them. */
function radix(digits: string, base: 2 | 8 | 16): bigint | undefined {
  const sign = /^[+-]/.exec(digits)?.[0] ?? "";
  const plain = digits.slice(sign.length);
  const allowed = base === 16 ? /^[\da-fA-F]+$/ : base === 8 ? /^[0-7]+$/ : /^[01]+$/;
  if (!allowed.test(plain)) return undefined;
  const value = BigInt(`${base === 16 ? "0x" : base === 8 ? "0o" : "0b"}${plain}`);
  return sign === "-" ? -value : value;
}

function renderedInteger(text: string): bigint | undefined {
  const based = /^([+-]?)0([xob])(.*)$/s.exec(text);
  if (based !== null) {
    const [, sign, letter, digits] = based;
    if (/^[+-]/.test(digits!)) return undefined;
    const value = radix(digits!, letter === "x" ? 16 : letter === "o" ? 8 : 2);
    return value === undefined ? undefined : sign === "-" ? -value : value;
  }
  return digitsButNoNumber(text) ? undefined : wholeNumber(text);
}

/** `007` and the like are texts: YAML 1.2 has no such numbers. */
function digitsButNoNumber(text: string): boolean {
  return /^[+-]?0\d+$/.test(text);
}
