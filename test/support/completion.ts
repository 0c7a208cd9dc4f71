import { strict as assert } from "node:assert";
import type { Item } from "../../server/src/features/completion/items.ts";
import { completion } from "../../server/src/features/completion.ts";
import type { ClientView } from "../../server/src/model/snapshot.ts";
import type { LoadOptions } from "./fixture.ts";
import { load, never } from "./fixture.ts";

/** The items at `$0`, best first. */
export async function items(source: string, options: LoadOptions = {}): Promise<Item[]> {
  const { snapshot, at } = await load(source, {}, options);
  const found = (await completion(snapshot, at, never)).items;
  return [...found].sort((a, b) => (a.sortText! < b.sortText! ? -1 : a.sortText! > b.sortText! ? 1 : 0));
}

/** Labels at `$0`, best first. */
export async function labels(source: string, options?: LoadOptions): Promise<string[]> {
  return (await items(source, options)).map((item) => item.label);
}

/** All labels at `$0`, compared one to one. */
export async function check(source: string, expected: string, options?: LoadOptions): Promise<void> {
  assert.equal((await labels(source, options)).join(" "), expected);
}

/** Some that are offered, and some that are not. */
export async function has(
  source: string,
  wanted: string[],
  unwanted: string[] = [],
  options?: LoadOptions,
): Promise<void> {
  const found = await labels(source, options);
  assert.deepEqual(
    { missing: wanted.filter((each) => !found.includes(each)), extra: unwanted.filter((each) => found.includes(each)) },
    { missing: [], extra: [] },
    `offered: ${found.slice(0, 40).join(" ")}`,
  );
}

/** The text after accepting the item `label`. */
export async function accept(
  source: string,
  label: string,
  expected: string,
  { client, ...options }: LoadOptions & { client?: Partial<ClientView> } = {},
): Promise<void> {
  const { snapshot, at, text } = await load(source, client, options);
  const found = (await completion(snapshot, at, never)).items;
  const item = found.find((each) => each.label === label);
  assert.ok(item, `${label} is not among ${found.map((each) => each.label).join(" ")}`);
  const edit = item.textEdit as { range: { start: number; end: number }; newText: string };
  assert.equal(text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end), expected);
}
