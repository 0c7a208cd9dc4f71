import type { TypedHead } from "../frontMatter/typed.ts";
import { isList } from "../library/print.ts";
import type { Value } from "../value.ts";

/**
 * The rows that a template of 26 is rendered for, one file each; `row` is what they are called in it.
 *
 * Empty: `[undefined]`, one file without a row, where nothing is said of `for_each`. Source: format section k.5.
 */
export function rowsOf(
  head: TypedHead | undefined,
  results: ReadonlyMap<string, Value> | undefined,
): ReadonlyArray<Value | undefined> {
  const name = head?.front.for_each;
  if (name === undefined) return [undefined];
  const rows = results?.get(name);
  return isList(rows) ? rows : [];
}
