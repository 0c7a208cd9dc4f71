import { isNumber, jsonNumber } from "./library/numbers.ts";
import { CRASH, type Key } from "./path.ts";
import type { Spot } from "./place.ts";
import { isMissing, RenderFailure } from "./problem.ts";
import type { Run } from "./run.ts";

/**
 * The text by which Tera looks a path up: the values of keys in brackets spliced in, the brackets taken out.
 *
 * Errors: `RenderFailure` where such a key has no value or is neither a text nor a number.
 * Source: Tera 1.20, `evaluate_sub_variables`.
 */
export function evaluatedPath(path: string, spot: Spot, run: Run): string {
  let text = path;
  for (const inner of inBrackets(path)) {
    const value = valueInBrackets(inner, path, spot, run);
    const spliced = typeof value === "string" ? `"${value}"` : isNumber(value) ? jsonNumber(value) : undefined;
    if (spliced === undefined)
      throw new RenderFailure(
        `Only variables evaluating to String or Number can be used as index (\`${inner}\` of \`${path}\`)`,
        spot,
        `\`${inner}\` is neither a text nor a number, so it cannot be a key`,
      );
    const bracket = `[${inner}]`;
    const at = text.indexOf(bracket);
    if (at === -1) text += `.${spliced}`;
    else text = `${text.slice(0, at)}.${spliced}${text.slice(at + bracket.length)}`;
  }
  return text
    .replaceAll("/", "~1")
    .replaceAll("['", '."')
    .replaceAll('["', '."')
    .replaceAll("[", ".")
    .replaceAll("']", '"')
    .replaceAll('"]', '"')
    .replaceAll("]", "");
}

function valueInBrackets(inner: string, path: string, spot: Spot, run: Run) {
  let value: ReturnType<Run["lookup"]>;
  let reason: string | undefined;
  const bracketed = inner.includes("[");
  try {
    const text = bracketed ? evaluatedPath(inner, spot, run) : inner;
    value = run.lookup(rootOf(text), pathKeys(text), bracketed);
  } catch (error) {
    if (!isMissing(error)) throw error;
    reason = (error as RenderFailure).message;
  }
  if (value !== undefined) return value;
  reason ??= notFound(inner, bracketed ? evaluatedPath(inner, spot, run) : undefined, run);
  throw new RenderFailure(
    `Variable ${path} can not be evaluated because: ${reason}`,
    spot,
    `\`${inner}\` in the brackets of \`${path}\` has no value here`,
  );
}

/** Tera's message for a variable without a value; `evaluated` is the text of a path with brackets. */
export function notFound(spelling: string, evaluated: string | undefined, run: Run): string {
  const message = `Variable \`${spelling}\` not found in context while rendering '${run.active.name}'`;
  if (evaluated === undefined) return message;
  return `${message}: the evaluated version was \`${evaluated}\`. Maybe the index is out of bounds?`;
}

/** What stands between brackets, texts and indices left out. Source: Tera 1.20, `pull_out_square_bracket`. */
function inBrackets(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf("["); at !== -1; at = path.indexOf("[", at + 1)) {
    const first = path[at + 1];
    if (first === '"' || first === "'") continue;
    let depth = 1;
    let end = at + 2;
    for (; end < path.length; end++) {
      if (path[end] === "]") depth--;
      else if (path[end] === "[") depth++;
      if (depth === 0) break;
    }
    const inner = path.slice(at + 1, end);
    if (depth === 0 && !isIndex(inner)) found.push(inner);
    at = end;
  }
  return found;
}

function isIndex(text: string): boolean {
  return /^\+?\d+$/.test(text) && BigInt(text.replace("+", "")) < 2n ** 64n;
}

function rootOf(text: string): string {
  const dot = text.indexOf(".");
  return dot === -1 ? text : text.slice(0, dot);
}

/**
 * The keys behind the root of a path's text, up to the one on which Tera crashes, because it counts characters where it cuts bytes.
 *
 * Source: Tera 1.20, `dotted_pointer` and its `PointerMachina`.
 */
export function pathKeys(text: string): Key[] {
  const dot = text.indexOf(".");
  return dot === -1 ? [] : pointerKeys(text.slice(dot + 1));
}

/** The keys of a dotted pointer. */
export function pointerKeys(pointer: string): Key[] {
  const bytes = new TextEncoder().encode(pointer);
  const keys: Key[] = [];
  const state = { at: 0, isDouble: false, isSingle: false, isEscaped: false };
  for (;;) {
    const key = nextKey(bytes, state);
    if (key === undefined) return keys;
    if (key === CRASH) return [...keys, CRASH];
    keys.push(key.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
}

interface PointerState {
  at: number;
  isDouble: boolean;
  isSingle: boolean;
  isEscaped: boolean;
}

function nextKey(bytes: Uint8Array, state: PointerState): Key | undefined {
  const rest = cut(bytes, state.at, bytes.length);
  if (rest === CRASH) return CRASH;
  let offset = 0;
  let index = -1;
  for (const character of rest) {
    index++;
    const isQuoted = state.isSingle || state.isDouble;
    let ends = false;
    switch (character) {
      case '"':
      case "'":
        if (state.isEscaped) break;
        if (character === '"') state.isDouble = !state.isDouble;
        else state.isSingle = !state.isSingle;
        if (index === offset) offset++;
        else ends = true;
        break;
      case "\\":
        state.isEscaped = true;
        continue;
      case "[":
        ends = !isQuoted && !state.isEscaped;
        break;
      case "]":
        if (!isQuoted && !state.isEscaped) offset++;
        break;
      case ".":
        if (isQuoted || state.isEscaped) break;
        if (index === offset) offset++;
        else ends = true;
        break;
    }
    if (ends) {
      const key = cut(bytes, state.at + offset, state.at + index);
      state.at += index + 1;
      // Tera leaves the escape as it is when it hands out a key.
      if (key !== "") return key;
    }
    state.isEscaped = false;
  }
  if (state.at + offset >= bytes.length) return undefined;
  const key = cut(bytes, state.at + offset, bytes.length);
  state.at = bytes.length;
  return key;
}

function cut(bytes: Uint8Array, start: number, end: number): Key {
  if (start > end || end > bytes.length) return CRASH;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(start, end));
  } catch {
    return CRASH;
  }
}
