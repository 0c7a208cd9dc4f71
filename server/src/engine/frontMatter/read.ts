import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap as YamlMapNode,
} from "yaml";
import type { Range } from "../../base/range.ts";
import { alignScalar, type ScalarStyle, type ScalarText } from "../../model/scalarText.ts";
import { parseYaml } from "../../model/yamlDocument.ts";
import { sortedMap } from "../library/json.ts";
import type { Value } from "../value.ts";
import { headScalar, type ScalarValue, teraValue } from "./scalars.ts";

/** A value of the head as ggen's reader has it. Ranges are in the file. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: "scalar";
  readonly range: Range;
  readonly value: ScalarValue;
  /** Where `value` is a text: where its characters stand. */
  readonly text?: ScalarText;
}

export interface YamlList {
  readonly kind: "list";
  readonly range: Range;
  readonly items: readonly YamlNode[];
}

export interface YamlMap {
  readonly kind: "map";
  readonly range: Range;
  readonly entries: ReadonlyArray<{ readonly key: YamlScalar & { readonly value: string }; readonly value: YamlNode }>;
}

/** What is wrong with the YAML of the head. */
export interface YamlFault {
  readonly message: string;
  readonly detail: string;
  readonly range: Range;
}

/** Aliases may multiply what a file says; ggen itself would run out of memory. */
const MAX_NODES = 100_000;

/** Thrown inside this file only. */
class Refused extends Error {
  constructor(
    message: string,
    readonly range: Range,
    readonly detail = message,
  ) {
    super(message);
  }
}

/**
 * Reads the head as ggen v1 does: yaml-rust2 0.10 behind gray_matter 0.3.
 *
 * Shape: the value, or what is wrong. Keys that are maps or lists are dropped, other keys become texts; a merge key is an ordinary one.
 * Source: format section a.2.
 */
export function readYaml(text: string, matter: Range): YamlNode | YamlFault {
  const reader = new Reader(text, matter);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof Refused) return { message: error.message, detail: error.detail, range: error.range };
    throw error;
  }
}

/** The value as templates see it. */
export function asValue(node: YamlNode): Value {
  if (node.kind === "scalar") return teraValue(node.value);
  if (node.kind === "list") return node.items.map(asValue);
  return sortedMap(node.entries.map(({ key, value }) => [key.value, asValue(value)] as const));
}

class Reader {
  readonly #text: string;
  readonly #base: number;
  readonly #source: string;
  readonly #document: Document.Parsed;
  readonly #open = new Set<Node>();
  #count = 0;

  constructor(text: string, matter: Range) {
    this.#text = text;
    this.#base = matter.start;
    // A carriage return alone ends a line for ggen's reader, though not for this one.
    const source = text.slice(matter.start, matter.end).replace(/\r(?!\n)/g, "\n");
    this.#source = source;
    this.#document = parseYaml(source);
  }

  read(): YamlNode {
    const [error] = this.#document.errors;
    if (error !== undefined) {
      const first = error.message.split("\n")[0]!.replace(/\.$/, "");
      throw new Refused(`the front matter is not YAML: ${first}`, this.#range(error.pos), error.message);
    }
    return this.#node(this.#document.contents);
  }

  #range([start, end]: readonly [number, number, ...number[]]): Range {
    return { start: this.#base + start, end: this.#base + end };
  }

  #node(node: Node | null): YamlNode {
    const range = this.#range(node?.range ?? [0, 0]);
    if (++this.#count > MAX_NODES) throw new Refused("the aliases of the front matter make it grow too large", range);
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined)
        throw new Refused(`there is no anchor \`${node.source}\``, range, "while parsing node, found unknown anchor");
      // An anchor that is still open stands for nothing yet.
      return this.#open.has(target as Node) ? { kind: "scalar", range, value: null } : this.#node(target as Node);
    }
    if (isScalar(node)) return this.#scalar(node, range);
    if (isSeq(node))
      return this.#within(node, () => ({
        kind: "list",
        range,
        items: node.items.map((item) => this.#node(item as Node)),
      }));
    if (isMap(node)) return this.#within(node, () => ({ kind: "map", range, entries: this.#entries(node) }));
    return { kind: "scalar", range, value: null };
  }

  #within<Result>(node: Node, read: () => Result): Result {
    this.#open.add(node);
    const result = read();
    this.#open.delete(node);
    return result;
  }

  #entries(map: YamlMapNode): YamlMap["entries"] {
    const pairs = map.items as Pair[];
    if (map.flow !== true) for (const pair of pairs) this.#checkBlockPair(pair, map.range?.[0] ?? 0);
    const seen = new Set<string>();
    const entries = new Map<string, YamlMap["entries"][number]>();
    for (const pair of pairs) {
      const key = this.#node(pair.key as Node | null);
      const identity = identityOf(key);
      if (seen.has(identity)) {
        const name = key.kind === "scalar" ? ` \`${key.value}\`` : "";
        throw new Refused(`the key${name} is there twice`, key.range, `${identity}: duplicated key in mapping`);
      }
      seen.add(identity);
      const value = this.#node(pair.value as Node | null);
      // What is no scalar cannot be a key of ggen's and is dropped without a word.
      if (key.kind === "scalar") entries.set(keyText(key, pair), { key: { ...key, value: keyText(key, pair) }, value });
    }
    return [...entries.values()];
  }

  /** What ggen's reader minds about a `key: value` of a block, and this one does not. */
  #checkBlockPair(pair: Pair, mapStart: number): void {
    const key = pair.key as Node | null;
    if (!key?.range) return;
    const text = this.#source;
    const [start, end] = key.range;
    // An empty key is known by its colon alone, which stands where keys stand.
    const colon = start === end ? start + (/^(?:\s|#[^\n]*\n)*/.exec(text.slice(start))?.[0].length ?? 0) : start;
    if (start === end && text[colon] === ":" && columnOf(text, colon) !== columnOf(text, mapStart))
      throw new Refused(
        "there is no key in front of this `:`",
        this.#range([colon, colon + 1]),
        "while parsing a block mapping, did not find expected key",
      );
    const tab = /^[ ]*:(\t+)[\w-]/.exec(text.slice(end, end + 200));
    if (tab !== null) {
      const at = end + tab[0].length - 1;
      throw new Refused(
        "a tab does not separate a key from its value",
        this.#range([at - tab[1]!.length, at]),
        "':' must be followed by a valid YAML whitespace",
      );
    }
  }

  #scalar(node: Scalar, range: Range): YamlScalar {
    const source = node.source ?? String(node.value ?? "");
    const plain = node.type === undefined || node.type === "PLAIN";
    const value = plain ? taggedScalar(source, node.tag) : source;
    if (typeof value !== "string") return { kind: "scalar", range, value };
    const text = alignScalar(this.#text, range, value, (node.type ?? "PLAIN") as ScalarStyle);
    return { kind: "scalar", range, value, text };
  }
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** Source: yaml-rust2's `YamlLoader::on_event_impl`; a value that does not fit its tag becomes null in gray_matter. */
function taggedScalar(source: string, tag: string | undefined): ScalarValue {
  if (tag === undefined) return headScalar(source);
  const value = headScalar(source);
  switch (tag) {
    case "tag:yaml.org,2002:bool":
      return typeof value === "boolean" ? value : null;
    case "tag:yaml.org,2002:int":
      return /^[+-]?\d+$/.test(source) && typeof value !== "object" ? value : null;
    case "tag:yaml.org,2002:float":
      return /^[+-]?\d/.test(source) && typeof value !== "string" ? headScalar(`${source}e0`) : null;
    case "tag:yaml.org,2002:null":
      return null;
    default:
      return source;
  }
}

/** Numbers that are keys are written as they stand (floats) or normalised (integers). */
function keyText(key: YamlScalar, pair: Pair): string {
  if (typeof key.value === "string") return key.value;
  if (key.value === null) return "null";
  const node = pair.key;
  return typeof key.value === "object" && isScalar(node) && node.source !== undefined ? node.source : String(key.value);
}

/** What two keys must share to be the same to yaml-rust2: a number and a text of the same spelling are not. */
function identityOf(node: YamlNode): string {
  if (node.kind === "list") return `[${node.items.map(identityOf).join()}]`;
  if (node.kind === "map")
    return `{${node.entries.map(({ key, value }) => `${identityOf(key)}:${identityOf(value)}`).join()}}`;
  const { value } = node;
  return typeof value === "string"
    ? JSON.stringify(value)
    : typeof value === "object" && value !== null
      ? `float ${value.value}`
      : String(value);
}
