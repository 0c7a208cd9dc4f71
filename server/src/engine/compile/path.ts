import type { Accessor, VariableExpr } from "../../syntax/index.ts";
import { sortedMap } from "../library/json.ts";
import { jsonText } from "../library/print.ts";
import { evaluatedPath, pathKeys } from "../pathText.ts";
import { type Place, spotOf } from "../place.ts";
import type { Run } from "../run.ts";
import { find, type Path } from "./find.ts";
import { atKey } from "./missing.ts";

/** The name under which Tera shows everything that is visible. */
export const CONTEXT = "__tera_context";

/**
 * How a variable is found.
 *
 * Tera splices the values of keys in brackets into the text of the path and takes that apart again. For keys without special
 * characters that comes to the keys themselves; for all others the text is made and taken apart as Tera does it.
 */
export function compilePath(expr: VariableExpr, place: Place): Path {
  const spelling = writtenPath(expr, place);
  const spot = spotOf(place, expr.core);
  const bracketed = expr.accessors.some((accessor) => accessor.kind !== "dot");
  const path = { root: expr.name.text, spelling, bracketed, spot };
  // Made once: brackets within brackets would be gone through again and again.
  const inner: Path[] = [];
  const parts = expr.accessors.map((accessor) => {
    if (accessor.kind !== "variable") return compileAccessor(accessor);
    const key = compilePath(accessor.value, place);
    inner.push(key);
    return keyAt(key);
  });
  if (parts.every((part) => typeof part === "string")) return { ...path, keys: () => parts };
  const exact = (run: Run) => {
    try {
      return pathKeys(evaluatedPath(spelling, spot, run));
    } catch (error) {
      throw atKey(error, inner, run);
    }
  };
  if (parts.some((part) => part === undefined)) return { ...path, keys: exact };
  return { ...path, keys: (run) => plainKeys(parts as readonly Part[], run) ?? exact(run) };
}

/** What is visible, as the text that Tera shows for the magical variable. */
export function contextText(run: Run): string {
  return jsonText(sortedMap(run.visible()), true);
}

/** A path as it is written, without the parentheses that may stand around it. */
export function writtenPath({ name, accessors }: VariableExpr, place: Place): string {
  return place.source.slice(name.start, accessors.at(-1)?.end ?? name.end);
}

type Part = string | ((run: Run) => string | undefined);

/** Keys that come out of Tera's text of the path as they went in: no quotes, brackets, escapes; nothing beyond ASCII. */
const PLAIN = /^[ -!#-&(-Z^-}]+$/;

/** A key, or how to find it; `undefined` for one that must go through the text of the path. */
function compileAccessor(accessor: Exclude<Accessor, { kind: "variable" }>): Part | undefined {
  switch (accessor.kind) {
    case "dot":
      return accessor.name.text;
    case "string": {
      const { quote, value } = accessor.value;
      return quote !== "`" && PLAIN.test(value) ? value : undefined;
    }
    case "index":
      return /^\d{1,15}$/.test(accessor.value.text) ? accessor.value.text : undefined;
    case "missing":
      return "";
  }
}

/** The key that the value of a variable is. */
function keyAt(path: Path): Part {
  return (run) => {
    const key = find(path, run);
    if (typeof key === "string") return PLAIN.test(key) ? key : undefined;
    return typeof key === "number" ? String(key) : undefined;
  };
}

function plainKeys(parts: readonly Part[], run: Run): string[] | undefined {
  const keys: string[] = [];
  for (const part of parts) {
    const key = typeof part === "string" ? part : part(run);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys;
}
