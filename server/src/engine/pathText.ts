import { isNumber, jsonNumber } from "./library/numbers.ts";
import type { Spot } from "./place.ts";
import { RenderFailure } from "./problem.ts";
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
    value = run.lookup(rootOf(text), pathKeys(text, spot), bracketed);
  } catch (error) {
    if (!(error instanceof RenderFailure)) throw error;
    reason = error.message;
  }
  if (value !== undefined) return value;
  reason ??= `Variable \`${inner}\` not found in context while rendering '${run.active.name}'`;
  throw new RenderFailure(
    `Variable ${path} can not be evaluated because: ${reason}`,
    spot,
    `\`${inner}\` in the brackets of \`${path}\` has no value here`,
  );
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
 * The keys behind the root of a path's text.
 *
 * Errors: `RenderFailure` where Tera crashes, because it counts characters where it cuts bytes.
 * Source: Tera 1.20, `dotted_pointer` and its `PointerMachina`.
 */
export function pathKeys(text: string, spot: Spot): string[] {
  const dot = text.indexOf(".");
  if (dot === -1) return [];
  const bytes = new TextEncoder().encode(text.slice(dot + 1));
  const keys: string[] = [];
  const state = { at: 0, isDouble: false, isSingle: false, isEscaped: false };
  for (;;) {
    const key = nextKey(bytes, state, spot);
    if (key === undefined) return keys;
    keys.push(key.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
}

interface PointerState {
  at: number;
  isDouble: boolean;
  isSingle: boolean;
  isEscaped: boolean;
}

function nextKey(bytes: Uint8Array, state: PointerState, spot: Spot): string | undefined {
  const cut = (start: number, end: number) => decode(bytes, start, end, spot);
  let offset = 0;
  let index = -1;
  for (const character of cut(state.at, bytes.length)) {
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
      const key = cut(state.at + offset, state.at + index);
      state.at += index + 1;
      if (key !== "") {
        // Tera leaves the escape as it is when it hands out a key.
        return key;
      }
    }
    state.isEscaped = false;
  }
  if (state.at + offset >= bytes.length) return undefined;
  const key = cut(state.at + offset, bytes.length);
  state.at = bytes.length;
  return key;
}

function decode(bytes: Uint8Array, start: number, end: number, spot: Spot): string {
  try {
    if (start > end || end > bytes.length) throw new RangeError("a slice outside of the text");
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(start, end));
  } catch {
    throw new RenderFailure(
      "byte index is not a char boundary",
      spot,
      "Tera crashes on keys in brackets beyond ASCII: use the filter `get`",
    );
  }
}
