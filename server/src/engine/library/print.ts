import { TeraFloat, type Value } from "../value.ts";
import { displayDouble, jsonNumber } from "./numbers.ts";

/** A value as a template prints it (Tera 1.20, `ValueRender`). */
export function printValue(value: Value): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
  }
  if (value === null) return "";
  if (value instanceof TeraFloat) return displayDouble(value.value);
  return isList(value) ? `[${value.map(printValue).join(", ")}]` : "[object]";
}

/** Whether a value is a list; `Array.isArray` does not narrow a readonly one. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMap(value: Value | undefined): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

/** A value as JSON text, as serde_json writes it: keys sorted, non-ASCII as it is; `pretty` with two blanks of indent. */
export function jsonText(value: Value, pretty = false, indent = ""): string {
  if (typeof value === "string") return jsonString(value);
  if (value === null) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" || typeof value === "bigint" || value instanceof TeraFloat) return jsonNumber(value);
  const inner = `${indent}  `;
  const separator = pretty ? `,\n${inner}` : ",";
  if (isList(value)) {
    if (value.length === 0) return "[]";
    const items = value.map((item) => jsonText(item, pretty, inner)).join(separator);
    return pretty ? `[\n${inner}${items}\n${indent}]` : `[${items}]`;
  }
  if (value.size === 0) return "{}";
  const entries = [...value].map(
    ([key, item]) => `${jsonString(key)}:${pretty ? " " : ""}${jsonText(item, pretty, inner)}`,
  );
  return pretty ? `{\n${inner}${entries.join(separator)}\n${indent}}` : `{${entries.join(separator)}}`;
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
