import { TeraFloat, type Value } from "../value.ts";
import { isNumber, toDouble } from "./numbers.ts";
import { isList, jsonText } from "./print.ts";
import { type Args, TeraError } from "./types.ts";

/** How a value is read as a Rust type, with the name that Tera's messages give the type. */
interface Reader<T> {
  readonly type: string;
  readonly plain: string;
  /** `undefined` when the value is none. */
  read(value: Value): T | undefined;
}

const asString: Reader<string> = {
  type: "String",
  plain: "a text",
  read: (value) => (typeof value === "string" ? value : undefined),
};

const asList: Reader<readonly Value[]> = {
  type: "Vec<Value>",
  plain: "a list",
  read: (value) => (isList(value) ? value : undefined),
};

const asBool: Reader<boolean> = {
  type: "bool",
  plain: "true or false",
  read: (value) => (typeof value === "boolean" ? value : undefined),
};

const asDouble: Reader<number> = {
  type: "f64",
  plain: "a number",
  read: (value) => (isNumber(value) ? toDouble(value) : undefined),
};

/** An integer between two bounds. */
function asInteger(type: string, plain: string, least: bigint, most: bigint): Reader<number | bigint> {
  return {
    type,
    plain,
    read: (value) => {
      if (!isNumber(value) || value instanceof TeraFloat) return undefined;
      return value >= least && value <= most ? value : undefined;
    },
  };
}

export const types = {
  string: asString,
  list: asList,
  bool: asBool,
  double: asDouble,
  usize: asInteger("usize", "a whole number from 0 upwards", 0n, 2n ** 64n - 1n),
  i64: asInteger("i64", "a whole number", -(2n ** 63n), 2n ** 63n - 1n),
  i32: asInteger("i32", "a whole number", -(2n ** 31n), 2n ** 31n - 1n),
  u32: asInteger("u32", "a whole number from 0 upwards", 0n, 2n ** 32n - 1n),
} as const;

/** The input of a filter as a type. Errors: as Tera's `try_get_value!` says it. */
export function input<T>(filter: string, value: Value, reader: Reader<T>): T {
  const read = reader.read(value);
  if (read !== undefined) return read;
  throw new TeraError(
    `Filter \`${filter}\` was called on an incorrect value: got \`${jsonText(value)}\` but expected a ${reader.type}`,
    `the filter \`${filter}\` needs ${reader.plain}, and got \`${shown(value)}\``,
  );
}

/** An argument as a type; `undefined` where it is not given. */
export function optional<T>(filter: string, args: Args, name: string, reader: Reader<T>): T | undefined {
  const value = args.get(name);
  if (value === undefined) return undefined;
  const read = reader.read(value);
  if (read !== undefined) return read;
  throw new TeraError(
    `Filter \`${filter}\` received an incorrect type for arg \`${name}\`: got \`${jsonText(value)}\` but expected a ${reader.type}`,
    `the argument \`${name}\` of \`${filter}\` must be ${reader.plain}, not \`${shown(value)}\``,
  );
}

/** An argument that must be there; `message` is what Tera says without it. */
export function required<T>(filter: string, args: Args, name: string, reader: Reader<T>, message: string): T {
  const value = optional(filter, args, name, reader);
  if (value === undefined) throw new TeraError(message, `\`${filter}\` needs the argument \`${name}\``);
  return value;
}

/** A whole number as `bigint`-free: values past 2^53 are as good as endless wherever this is used. */
export function toCount(value: number | bigint): number {
  return Number(value);
}

/** A value for a message, cut where it is long. */
export function shown(value: Value): string {
  const text = jsonText(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
