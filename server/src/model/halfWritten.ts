import { type Document, isMap } from "yaml";
import type { Range } from "../base/range.ts";
import { parseYaml } from "./yamlDocument.ts";

/** YAML that could be read once the values that swallow what is below them were set aside. */
export interface Recovered {
  readonly document: Document.Parsed;
  /** The values that were set aside, in the source. */
  readonly values: readonly Range[];
}

/** More lines are not tried: a head with so many faults is none. */
const mostTried = 20;

/**
 * Reads YAML in which a value is half written: a quote, `{` or `[` that its line does not close takes all the lines below with it.
 *
 * Empty: `undefined` where setting values aside does not help. Costs a parse for each line that may be at fault.
 */
export function recover(source: string, broken: Document.Parsed): Recovered | undefined {
  let best = broken;
  let text = source;
  const values: Range[] = [];
  for (const value of openValues(source).slice(0, mostTried)) {
    if (best.errors.length === 0) break;
    const without = text.slice(0, value.start) + " ".repeat(value.end - value.start) + text.slice(value.end);
    const read = parseYaml(without);
    if (!isBetter(read, best)) continue;
    best = read;
    text = without;
    values.push(value);
  }
  return values.length === 0 ? undefined : { document: best, values };
}

function isBetter(one: Document.Parsed, other: Document.Parsed): boolean {
  const more = entriesOf(one) - entriesOf(other);
  return more > 0 || (more === 0 && one.errors.length < other.errors.length);
}

function entriesOf({ contents }: Document.Parsed): number {
  return isMap(contents) ? contents.items.length : 0;
}

/** The values that begin with a quote or a bracket which their line does not close. */
function openValues(source: string): Range[] {
  const found: Range[] = [];
  for (const match of source.matchAll(/^([ \t]*(?:-[ \t]+)?[\w.-]+:[ \t]+)(["'{[][^\r\n]*)/gm)) {
    const value = match[2]!;
    if (isClosed(value.trimEnd())) continue;
    const start = match.index + match[1]!.length;
    found.push({ start, end: start + value.length });
  }
  return found;
}

function isClosed(value: string): boolean {
  if (value.startsWith('"')) return /^"(?:[^"\\]|\\.)*"\s*(?:#.*)?$/.test(value);
  if (value.startsWith("'")) return /^'(?:[^']|'')*'\s*(?:#.*)?$/.test(value);
  // `{{ name }}` closes what it opens, and is still no map that the library can read.
  if (/^\{[{%]/.test(value)) return false;
  const plain = value.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, "");
  return (plain.match(/[{[]/g)?.length ?? 0) <= (plain.match(/[}\]]/g)?.length ?? 0);
}
