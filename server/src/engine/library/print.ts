import { TeraFloat, type Value } from "../value.ts";
import { Walk } from "./limits.ts";
import { displayDouble, jsonNumber } from "./numbers.ts";

/** A value as a template prints it (Tera 1.20, `ValueRender`). Errors: `LibraryLimit` for one beyond every use. */
export function printValue(value: Value): string {
  return isList(value) ? printItems(value, new Walk(), 0) : printOne(value);
}

function printOne(value: Value): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
  }
  if (value === null) return "";
  return value instanceof TeraFloat ? displayDouble(value.value) : "[object]";
}

function printItems(items: readonly Value[], walk: Walk, depth: number): string {
  walk.visit(depth);
  const texts = items.map((item) => {
    if (isList(item)) return printItems(item, walk, depth + 1);
    walk.visit(depth);
    return walk.wrote(printOne(item));
  });
  return `[${texts.join(", ")}]`;
}

/** Whether a value is a list; `Array.isArray` does not narrow a readonly one. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMap(value: Value | undefined): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

/**
 * A value as JSON text, as serde_json writes it: keys sorted, non-ASCII as it is; `pretty` with two blanks of indent.
 *
 * Errors: `LibraryLimit` for one beyond every use.
 */
export function jsonText(value: Value, pretty = false): string {
  if (typeof value === "string") return jsonString(value);
  return isList(value) || isMap(value) ? jsonNested(value, pretty, new Walk(), 0) : jsonOne(value);
}

function jsonOne(value: Exclude<Value, readonly Value[] | ReadonlyMap<string, Value>>): string {
  if (typeof value === "string") return jsonString(value);
  if (value === null) return "null";
  return typeof value === "boolean" ? String(value) : jsonNumber(value);
}

function jsonNested(value: Value, pretty: boolean, walk: Walk, depth: number): string {
  walk.visit(depth);
  if (!isList(value) && !isMap(value)) return walk.wrote(jsonOne(value));
  const [open, close] = isList(value) ? "[]" : "{}";
  const items = isList(value)
    ? value.map((item) => jsonNested(item, pretty, walk, depth + 1))
    : [...value].map(([key, item]) => {
        const name = walk.wrote(jsonString(key));
        return `${name}:${pretty ? " " : ""}${jsonNested(item, pretty, walk, depth + 1)}`;
      });
  if (items.length === 0) return `${open}${close}`;
  if (!pretty) return `${open}${items.join(",")}${close}`;
  const outer = "  ".repeat(depth);
  return walk.wrote(`${open}\n${outer}  ${items.join(`,\n${outer}  `)}\n${outer}${close}`);
}

/** A value as Rust's `{:?}` shows serde_json's: `String("a")`. For messages that have it. */
export function debugText(value: Value): string {
  if (value === null) return "Null";
  if (typeof value === "string") return `String(${debugString(value)})`;
  if (typeof value === "boolean") return `Bool(${value})`;
  if (isList(value)) return `Array [${value.map(debugText).join(", ")}]`;
  if (isMap(value))
    return `Object {${[...value].map(([key, item]) => `${debugString(key)}: ${debugText(item)}`).join(", ")}}`;
  return `Number(${jsonNumber(value)})`;
}

/** A text as Rust's `{:?}` shows it, for the characters that are met: quotes, escapes, controls. */
export function debugString(text: string): string {
  const escaped = text.replace(/["\\]|[\p{C}\p{Zl}\p{Zp}\p{Mn}\p{Me}]|(?! )\p{Zs}/gu, (character) => {
    if (character === '"' || character === "\\") return `\\${character}`;
    if (character === "\n") return "\\n";
    if (character === "\r") return "\\r";
    if (character === "\t") return "\\t";
    if (character === "\0") return "\\0";
    return `\\u{${character.codePointAt(0)!.toString(16)}}`;
  });
  return `"${escaped}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function jsonString(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes exactly these.
  const escaped = text.replace(/["\\\u0000-\u001f]/g, (character) => {
    return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}
