import { follow } from "../path.ts";
import { pointerKeys } from "../pathText.ts";
import { TeraFloat, type Value } from "../value.ts";
import { input, optional, required, shown, toCount, types } from "./args.ts";
import { compareText, equalValues } from "./compare.ts";
import { sortedMap } from "./json.ts";
import { checkList, checkText } from "./limits.ts";
import { isI64, isNumber, toDouble } from "./numbers.ts";
import { isList, isMap, jsonText, printValue } from "./print.ts";
import { type Filter, TeraError } from "./types.ts";

const { list, string, bool, usize, double } = types;

/** The value at a dotted path in an item; the item itself for an empty path. Quotes keep dots together. */
function at(item: Value, path: string): Value | undefined {
  return path === "" ? item : follow(item, pointerKeys(path));
}

/** Tera 1.20's filters on lists. Source: `builtins/filters/array.rs`. */
export const listFilters: ReadonlyArray<readonly [string, Filter]> = [
  [
    "nth",
    (value, args) => {
      const items = input("nth", value, list);
      if (items.length === 0) return "";
      const index = required("nth", args, "n", usize, "The `nth` filter has to have an `n` argument");
      return items[toCount(index)] ?? (toCount(index) < items.length ? null : "");
    },
  ],
  ["first", (value) => firstOf(input("first", value, list), 0)],
  [
    "last",
    (value) => {
      const items = input("last", value, list);
      return firstOf(items, items.length - 1);
    },
  ],
  [
    "join",
    (value, args) => {
      const items = input("join", value, list);
      const separator = optional("truncate", args, "sep", string) ?? "";
      const texts = items.map(printValue);
      const between = separator.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
      checkText(texts.reduce((sum, text) => sum + text.length, texts.length * between.length));
      return texts.join(between);
    },
  ],
  [
    "sort",
    (value, args) => {
      const items = input("sort", value, list);
      if (items.length === 0) return items;
      const attribute = optional("sort", args, "attribute", string) ?? "";
      const keyed = items.map((item) => ({ item, key: field(item, attribute) }));
      const compare = comparison(keyed[0]!.key);
      for (const { key } of keyed) compare.check(key);
      return keyed.sort((a, b) => compare.order(a.key, b.key)).map(({ item }) => item);
    },
  ],
  ["unique", unique],
  [
    "group_by",
    (value, args) => {
      const items = input("group_by", value, list);
      if (items.length === 0) return new Map();
      const attribute = required("group_by", args, "attribute", string, needs("group_by", "an `attribute`"));
      const groups = new Map<string, Value[]>();
      for (const item of items) {
        const key = at(item, attribute);
        if (key === undefined || key === null) continue;
        const name = typeof key === "string" ? key : jsonText(key);
        const group = groups.get(name);
        if (group === undefined) groups.set(name, [item]);
        else group.push(item);
      }
      return sortedMap(groups);
    },
  ],
  [
    "filter",
    (value, args) => {
      const items = input("filter", value, list);
      if (items.length === 0) return items;
      const attribute = required("filter", args, "attribute", string, needs("filter", "an `attribute`"));
      const wanted = args.get("value") ?? null;
      return items.filter((item) => {
        const found = at(item, attribute) ?? null;
        return wanted === null ? found !== null : equalValues(found, wanted);
      });
    },
  ],
  [
    "map",
    (value, args) => {
      const items = input("map", value, list);
      if (items.length === 0) return items;
      const attribute = required("map", args, "attribute", string, needs("map", "an `attribute`"));
      return items.map((item) => at(item, attribute) ?? null).filter((item) => item !== null);
    },
  ],
  [
    "slice",
    (value, args) => {
      const items = input("slice", value, list);
      if (items.length === 0) return items;
      const start = position(optional("slice", args, "start", double) ?? 0, items.length);
      const end = position(optional("slice", args, "end", double) ?? items.length, items.length);
      return start >= end ? [] : items.slice(start, end);
    },
  ],
  [
    "concat",
    (value, args) => {
      const items = input("concat", value, list);
      const added = args.get("with");
      if (added === undefined) throw new TeraError(needs("concat", "a `with`"), "`concat` needs the argument `with`");
      const others = isList(added) ? added : [added];
      checkList(items.length + others.length);
      return items.concat(others);
    },
  ],
];

function needs(filter: string, argument: string): string {
  return `The \`${filter}\` filter has to have ${argument} argument`;
}

function firstOf(items: readonly Value[], index: number): Value {
  return items.length === 0 ? "" : items[index]!;
}

function field(item: Value, attribute: string): Value {
  const found = at(item, attribute);
  if (found !== undefined) return found;
  throw new TeraError(
    `attribute '${attribute}' does not reference a field`,
    `an item of the list has no \`${attribute}\`: \`${shown(item)}\``,
  );
}

/** A place in a list of `length`: counted from its end when negative; cut off, and never before the start. */
function position(index: number, length: number): number {
  const counted = index >= 0 ? index : length + index;
  return Math.min(Math.max(0, Math.trunc(counted)), Number.MAX_SAFE_INTEGER);
}

/** How values of the first one's kind are put in order. Source: `filter_utils.rs`. */
function comparison(first: Value): { check(key: Value): void; order(a: Value, b: Value): number } {
  const kind = (name: string, is: (key: Value) => boolean, order: (a: Value, b: Value) => number) => ({
    check(key: Value) {
      if (is(key)) return;
      throw new TeraError(
        `expected ${name} got ${jsonText(key)}`,
        `the values to sort are not all of one kind: \`${shown(key)}\` is not like the first one`,
      );
    },
    order,
  });
  if (typeof first === "boolean")
    return kind(
      "bool",
      (key) => typeof key === "boolean",
      (a, b) => Number(a as boolean) - Number(b as boolean),
    );
  if (isNumber(first))
    return kind("number", isNumber, (a, b) => totalOrder(toDouble(a as number), toDouble(b as number)));
  if (typeof first === "string")
    return kind(
      "string",
      (key) => typeof key === "string",
      (a, b) => compareText(a as string, b as string),
    );
  if (isList(first))
    return kind(
      "array",
      (key) => isList(key),
      (a, b) => (a as readonly Value[]).length - (b as readonly Value[]).length,
    );
  const what = first === null ? "Null" : "Object";
  throw new TeraError(
    `${what} is not a sortable value`,
    `only numbers, texts, truth values and lists can be sorted, not \`${shown(first)}\``,
  );
}

/** Rust's total order of doubles: as numbers, with -0 before 0. */
function totalOrder(a: number, b: number): number {
  if (a !== b) return a < b ? -1 : 1;
  return a === 0 ? Number(Object.is(b, -0)) - Number(Object.is(a, -0)) : 0;
}

function unique(value: Value, args: ReadonlyMap<string, Value>): Value {
  const items = input("unique", value, list);
  if (items.length === 0) return items;
  const caseSensitive = optional("unique", args, "case_sensitive", bool) ?? false;
  const attribute = optional("unique", args, "attribute", string) ?? "";
  const first = field(items[0]!, attribute);
  refuseUnique(first);
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = at(item, attribute);
    if (key === undefined) return false;
    if (kindOf(key) !== kindOf(first))
      throw new TeraError(
        "unique filter can't compare multiple types",
        `the values are not all of one kind: \`${shown(key)}\` is not like the first one`,
      );
    const spelled = uniqueKey(key, caseSensitive);
    if (seen.has(spelled)) return false;
    seen.add(spelled);
    return true;
  });
}

function kindOf(value: Value): string {
  if (value === null) return "null";
  if (isNumber(value)) return "number";
  return isList(value) ? "list" : isMap(value) ? "map" : typeof value;
}

function refuseUnique(first: Value): void {
  const refusal =
    first === null
      ? "Null is not a unique value"
      : first instanceof TeraFloat
        ? "Unique floats are not implemented"
        : isList(first)
          ? "Unique arrays are not implemented"
          : isMap(first)
            ? "Unique objects are not implemented"
            : undefined;
  if (refusal !== undefined) throw new TeraError(refusal, "`unique` works on texts, whole numbers and truth values");
}

function uniqueKey(key: Value, caseSensitive: boolean): string {
  if (typeof key === "string") return caseSensitive ? key : key.toLowerCase();
  if (isNumber(key) && (key instanceof TeraFloat || !isI64(key)))
    throw new TeraError(`expected number got ${jsonText(key)}`, "`unique` works on whole numbers of 64 bits");
  return String(key);
}
