import { isList, isMap } from "../library/print.ts";
import { CRASH, follow } from "../path.ts";
import { evaluatedPath, notFound } from "../pathText.ts";
import { isMissing, RenderFailure } from "../problem.ts";
import type { Run } from "../run.ts";
import type { Value } from "../value.ts";
import { describe } from "./describe.ts";
import { find, type Path } from "./find.ts";

/** Keys of a map that a message names. */
const SHOWN = 5;

/** What is thrown for a variable that has no value. */
export function missingVariable(path: Path, run: Run): RenderFailure {
  const { spelling, bracketed, spot } = path;
  const evaluated = bracketed ? evaluatedPath(spelling, spot, run) : undefined;
  return new RenderFailure(notFound(spelling, evaluated, run), spot, explanation(path, run));
}

/** How far the path leads, and why not further. */
function explanation(path: Path, run: Run): string {
  const { root, spelling } = path;
  const keys = path.keys(run);
  let value = run.lookup(root, [], false);
  if (value === undefined || keys.length === 0) return `\`${keys.length === 0 ? spelling : root}\` has no value here`;
  let reached = root;
  for (const key of keys) {
    if (key === CRASH) break;
    const next: Value | undefined = follow(value, [key]);
    if (next === undefined) return without(reached, value, key);
    value = next;
    reached += /^[A-Za-z0-9_]+$/.test(key) ? `.${key}` : `["${key}"]`;
  }
  return `\`${spelling}\` has no value here`;
}

function without(spelling: string, value: Value, key: string): string {
  if (isMap(value)) {
    const names = [...value.keys()].slice(0, SHOWN).map((name) => `\`${name}\``);
    const more = value.size > SHOWN ? ` and ${value.size - SHOWN} more` : "";
    return `\`${spelling}\` has no \`${key}\`: ${names.length === 0 ? "it is an empty map" : `it has ${names.join(", ")}${more}`}`;
  }
  if (isList(value) && /^\d+$/.test(key))
    return `\`${spelling}\` has no item ${key}: it is ${describe(value)}, counted from 0`;
  return `\`${spelling}\` is ${describe(value)}, so it has no \`${key}\``;
}

/** A failure to find the keys of a path, at the variable in brackets that has no value. */
export function atKey(error: unknown, keys: readonly Path[], run: Run): unknown {
  if (!isMissing(error)) return error;
  const { message, explain } = error as RenderFailure;
  for (const key of keys) {
    try {
      if (find(key, run) === undefined) return new RenderFailure(message, key.spot, missingVariable(key, run).explain);
    } catch (inner) {
      if (inner instanceof RenderFailure) return new RenderFailure(message, inner.spot ?? key.spot, inner.explain);
    }
  }
  return new RenderFailure(message, (error as RenderFailure).spot, explain);
}
