import { isList, isMap, jsonText } from "../library/print.ts";
import type { Value } from "../value.ts";

const LONGEST = 40;

/** A value in a person's words, with the value itself where it is short: `the text "abc"`. For messages. */
export function describe(value: Value): string {
  if (value === null) return "null";
  if (isList(value)) return value.length === 1 ? "a list of one" : `a list of ${value.length}`;
  if (isMap(value)) return "a map";
  if (typeof value === "string") {
    return value.length > LONGEST ? `the text ${jsonText(value.slice(0, LONGEST))}…` : `the text ${jsonText(value)}`;
  }
  return typeof value === "boolean" ? String(value) : `the number ${jsonText(value)}`;
}
