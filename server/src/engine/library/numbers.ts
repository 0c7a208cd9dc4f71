import { TeraFloat, type Value } from "../value.ts";
import { LibraryCrash, TeraError } from "./types.ts";

/** A number as Tera has it: an exact integer, or a float. */
export type TeraNumber = number | bigint | TeraFloat;

const I64_MIN = -(2n ** 63n);
const I64_MAX = 2n ** 63n - 1n;
const U64_MAX = 2n ** 64n - 1n;

export function isNumber(value: Value | undefined): value is TeraNumber {
  return typeof value === "number" || typeof value === "bigint" || value instanceof TeraFloat;
}

/** The value as a double; integers beyond 2^53 are rounded as Rust's `as f64` rounds them. */
export function toDouble(value: TeraNumber): number {
  return value instanceof TeraFloat ? value.value : Number(value);
}

/** The integer as a `number` while that is exact, else as a `bigint`. */
export function integer(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** A double as an integer the way Rust's `as i64` makes one: cut off, and held within the bounds. */
export function truncateToI64(value: number): number | bigint {
  if (Number.isNaN(value)) return 0;
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return Math.trunc(value) + 0;
  const whole = value >= 9.3e18 ? I64_MAX : value <= -9.3e18 ? I64_MIN : BigInt(Math.trunc(value));
  return integer(whole > I64_MAX ? I64_MAX : whole < I64_MIN ? I64_MIN : whole);
}

/** Whether an integer is one of a signed 64-bit integer. */
export function isI64(value: number | bigint): boolean {
  return typeof value === "number" || (value >= I64_MIN && value <= I64_MAX);
}

export type MathOperator = "+" | "-" | "*" | "/" | "%";

/**
 * Arithmetic as Tera 1.20 does it (`renderer/processor.rs`, `eval_as_number`).
 *
 * Shape: a number; `undefined` for what Tera prints as `NaN`. Errors: `TeraError` on integer overflow and modulo by zero.
 */
export function arithmetic(operator: MathOperator, left: TeraNumber, right: TeraNumber): TeraNumber | undefined {
  if (operator === "/") return divide(toDouble(left), toDouble(right));
  if (typeof left === "number" && typeof right === "number") {
    if (operator === "%") return right === 0 ? moduloByZero(left, right) : remainder(left, right);
    const result = operator === "+" ? left + right : operator === "-" ? left - right : left * right;
    if (Number.isSafeInteger(result)) return result + 0;
  }
  if (left instanceof TeraFloat || right instanceof TeraFloat) return floats(operator, toDouble(left), toDouble(right));
  const signed = isI64(left) && isI64(right);
  // Both signed, both unsigned, or neither: then it is done in doubles.
  if (!signed && (left < 0 || right < 0)) return floats(operator, toDouble(left), toDouble(right));
  return integers(operator, BigInt(left), BigInt(right), signed);
}

function divide(left: number, right: number): TeraNumber | undefined {
  const result = left / right;
  if (Number.isNaN(result) || !Number.isFinite(result)) return undefined;
  return Number.isInteger(result) ? truncateToI64(result) : new TeraFloat(result);
}

function floats(operator: Exclude<MathOperator, "/">, left: number, right: number): TeraNumber | undefined {
  const result =
    operator === "+" ? left + right : operator === "-" ? left - right : operator === "*" ? left * right : left % right;
  if (Number.isFinite(result)) return new TeraFloat(result);
  if (operator === "*" || operator === "%") return undefined;
  throw new LibraryCrash("called `Option::unwrap()` on a `None` value", "the result is no finite number");
}

function integers(operator: Exclude<MathOperator, "/">, left: bigint, right: bigint, signed: boolean): TeraNumber {
  if (operator === "%") {
    if (right === 0n) moduloByZero(left, right);
    if (left === I64_MIN && right === -1n)
      throw new LibraryCrash(
        "attempt to calculate the remainder with overflow",
        "the remainder does not fit into 64 bits",
      );
    return integer(left % right);
  }
  const result = operator === "+" ? left + right : operator === "-" ? left - right : left * right;
  const fits = signed ? result >= I64_MIN && result <= I64_MAX : result >= 0n && result <= U64_MAX;
  if (!fits) {
    const sign = operator === "*" ? "x" : operator;
    throw new TeraError(
      `${left} ${sign} ${right} results in an out of bounds ${signed ? "i64" : "u64"}`,
      `${left} ${operator} ${right} does not fit into 64 bits`,
    );
  }
  return integer(result);
}

function remainder(left: number, right: number): number {
  return (left % right) + 0;
}

function moduloByZero(left: number | bigint, right: number | bigint): never {
  throw new TeraError(`Tried to do a modulo by zero: ${left}/${right}`, `${left} modulo zero has no result`);
}

/**
 * A double as Rust's `Display` writes it: shortest digits that read back the same, never an exponent, no `.0`.
 */
export function displayDouble(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0";
  return plain(roundedUp(String(value), value));
}

function plain(text: string): string {
  const exponent = text.indexOf("e");
  return exponent === -1 ? text : withoutExponent(text, exponent);
}

/**
 * The shortest digits where two are as near: Rust takes the greater ones, JavaScript those that end in an even digit.
 *
 * `text` is what JavaScript writes. Fewer than 15 digits have no such neighbours.
 */
function roundedUp(text: string, value: number): string {
  const [, whole, fraction = "", power = "0"] = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text)!;
  if (whole!.length + fraction.length < 15) return text;
  // Zeros at the end only say how large it is.
  const zeros = /0*$/.exec(whole! + fraction)![0].length;
  const digits = BigInt(whole! + fraction) / 10n ** BigInt(zeros);
  const exponent = Number(power) - fraction.length + zeros;
  const [mantissa, shift] = exactly(Math.abs(value));
  // Twice the value against the sum of both neighbours, in whole numbers.
  const twice = 2n * mantissa * 2n ** BigInt(Math.max(0, shift)) * 10n ** BigInt(Math.max(0, -exponent));
  const sum = (2n * digits + 1n) * 2n ** BigInt(Math.max(0, -shift)) * 10n ** BigInt(Math.max(0, exponent));
  if (twice !== sum) return text;
  const last = /[1-9](?=[0.]*(?:e|$))/.exec(text)!.index;
  return text.slice(0, last) + String(Number(text[last]) + 1) + text.slice(last + 1);
}

/** A positive double as a whole number times a power of two. */
function exactly(value: number): [mantissa: bigint, shift: number] {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const all = bits.getBigUint64(0);
  const exponent = Number(all >> 52n);
  const fraction = all & (2n ** 52n - 1n);
  return exponent === 0 ? [fraction, -1074] : [fraction | (2n ** 52n), exponent - 1075];
}

function withoutExponent(text: string, at: number): string {
  const sign = text.startsWith("-") ? "-" : "";
  const [whole, fraction = ""] = text.slice(sign.length, at).split(".");
  const shift = Number(text.slice(at + 1));
  const digits = whole + fraction;
  const point = whole!.length + shift;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits}${"0".repeat(point - digits.length)}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A number as serde_json writes it: floats keep a `.0`, and have an exponent where the crate zmij gives them one. */
export function jsonNumber(value: TeraNumber): string {
  if (!(value instanceof TeraFloat)) return String(value);
  const double = value.value;
  if (Object.is(double, -0)) return "-0.0";
  if (!Number.isFinite(double)) return "null";
  const magnitude = Math.abs(double);
  // An exponent is written from 1e16 upwards and below 1e-5.
  if (magnitude !== 0 && (magnitude >= 1e16 || magnitude < 1e-5)) {
    const [mantissa, exponent] = double.toExponential().split("e");
    return `${mantissa}e${exponent}`;
  }
  const text = plain(String(double));
  return text.includes(".") ? text : `${text}.0`;
}
