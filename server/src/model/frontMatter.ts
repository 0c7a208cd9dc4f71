import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from "yaml";
import type { Problem } from "../base/problem.ts";
import type { Range } from "../base/range.ts";
import type { Head } from "../syntax/ast.ts";
import { type ParsedTemplate, parseBody } from "../syntax/index.ts";
import { type Column, columnsOf } from "./queryColumns.ts";
import { type ScalarStyle, type ScalarText, scalarText } from "./scalarText.ts";

export type { ScalarText } from "./scalarText.ts";

/** A top-level key of the head. */
export interface HeadEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** Absent where nothing is written behind the colon. */
  readonly valueRange?: Range;
  /** The `yaml` node, its offsets counted from the head's YAML; `null` for an empty value. */
  readonly node: Node | null;
  /** The plain value; `undefined` where it cannot be read. */
  readonly value: unknown;
}

export interface Variable {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: unknown;
  readonly valueRange?: Range;
  /** The YAML comment behind it. */
  readonly description?: string;
}

export interface Query {
  readonly name: string;
  /** The key; absent for queries without a name of their own. */
  readonly nameRange?: Range;
  readonly text: ScalarText;
  /** Absent when they cannot be told. */
  readonly columns?: readonly Column[];
}

/** A value that Tera renders. */
export interface Embedded {
  /** The top-level key. */
  readonly key: string;
  readonly scalar: ScalarText;
  readonly parsed: ParsedTemplate;
}

/** The front matter with the place of everything. What YAML refuses is in `problems`; what can be read is there all the same. */
export interface FrontMatter {
  /** As written, unknown keys included; a repeated key appears again. */
  readonly entries: readonly HeadEntry[];
  /** The first entry of that key. */
  get(key: string): HeadEntry | undefined;
  readonly vars: readonly Variable[];
  readonly queries: readonly Query[];
  readonly prefixes: readonly { readonly name: string; readonly nameRange: Range; readonly value: string }[];
  readonly base?: ScalarText;
  readonly to?: ScalarText;
  readonly from?: ScalarText;
  readonly rdf: readonly ScalarText[];
  readonly rdfInline: readonly ScalarText[];
  readonly embedded: readonly Embedded[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the head of a template.
 *
 * Source: format section a.2, a.4. Empty: `undefined` without a head. Never throws.
 */
export function readFrontMatter(text: string, head: Head | undefined): FrontMatter | undefined {
  if (head === undefined) return undefined;
  return new Reader(text, head.yaml.start, text.slice(head.yaml.start, head.yaml.end)).read();
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

class Reader {
  readonly #text: string;
  readonly #base: number;
  readonly #document: Document.Parsed;

  constructor(text: string, base: number, yaml: string) {
    this.#text = text;
    this.#base = base;
    this.#document = parseDocument(yaml, {
      uniqueKeys: false,
      merge: false,
      strict: false,
      logLevel: "silent",
      lineCounter: new LineCounter(),
      prettyErrors: false,
    });
  }

  read(): FrontMatter {
    const entries = this.#entries();
    const get = (key: string) => entries.find((entry) => entry.key === key);
    const scalar = (key: string) => this.#scalar(get(key)?.node);
    return {
      entries,
      get,
      vars: this.#vars(get("vars")),
      queries: this.#queries(get("sparql")),
      prefixes: this.#prefixes(get("prefixes")),
      base: scalar("base"),
      to: scalar("to"),
      from: scalar("from"),
      rdf: this.#scalars(get("rdf")?.node),
      rdfInline: this.#scalars(get("rdf_inline")?.node),
      embedded: entries.flatMap((entry) => this.#embedded(entry)),
      problems: this.#document.errors.map((error) => ({
        code: "yaml-syntax",
        message: error.message.replace(/\.$/, ""),
        range: { start: this.#base + error.pos[0], end: this.#base + Math.max(error.pos[0] + 1, error.pos[1]) },
      })),
    };
  }

  #range(node: Node | null | undefined): Range | undefined {
    const range = node?.range;
    return range ? { start: this.#base + range[0], end: this.#base + range[1] } : undefined;
  }

  #value(node: Node | null): unknown {
    try {
      return node === null ? null : node.toJS(this.#document, { maxAliasCount: 100 });
    } catch {
      // An alias of nothing, or too many of them.
      return undefined;
    }
  }

  #entries(): HeadEntry[] {
    const top = this.#document.contents;
    if (!isMap(top)) return [];
    return top.items.flatMap((pair): HeadEntry[] => {
      const key = pair.key as Node | null;
      const keyRange = this.#range(key);
      if (!isScalar(key) || keyRange === undefined) return [];
      const node = (pair.value ?? null) as Node | null;
      const empty = isScalar(node) && node.value === null && node.range?.[0] === node.range?.[1];
      const valueRange = empty ? undefined : this.#range(node);
      return [{ key: String(key.value), keyRange, valueRange, node: empty ? null : node, value: this.#value(node) }];
    });
  }

  #scalar(node: Node | null | undefined): ScalarText | undefined {
    const resolved = isAlias(node) ? node.resolve(this.#document) : node;
    const range = this.#range(node);
    if (!isScalar(resolved) || isAlias(node) || range === undefined) return undefined;
    const source = (resolved as Scalar).source;
    const value = typeof resolved.value === "string" ? resolved.value : (source ?? "");
    return scalarText(this.#text, range, value, styles[resolved.type ?? "PLAIN"] ?? "plain");
  }

  #scalars(node: Node | null | undefined): ScalarText[] {
    const nodes = isSeq(node) ? (node.items as Node[]) : [node];
    return nodes.flatMap((each) => this.#scalar(each) ?? []);
  }

  #vars(entry: HeadEntry | undefined): Variable[] {
    const node = entry?.node;
    if (entry === undefined || node === undefined || node === null) return [];
    if (isMap(node))
      return node.items.flatMap((pair): Variable[] => {
        const nameRange = this.#range(pair.key as Node);
        if (!isScalar(pair.key) || nameRange === undefined) return [];
        const value = (pair.value ?? null) as Node | null;
        const description = commentOf(value) ?? commentOf(pair.key);
        return [
          {
            name: String(pair.key.value),
            nameRange,
            value: this.#value(value),
            valueRange: this.#range(value),
            description,
          },
        ];
      });
    // A list or a single value makes variables without names of their own: `var0`, `var1`.
    const items = isSeq(node) ? (node.items as Node[]) : [node];
    return items.flatMap((item, index): Variable[] => {
      const range = this.#range(item);
      return range === undefined
        ? []
        : [
            {
              name: `var${index}`,
              nameRange: range,
              value: this.#value(item),
              valueRange: range,
              description: commentOf(item),
            },
          ];
    });
  }

  #queries(entry: HeadEntry | undefined): Query[] {
    const node = entry?.node;
    if (isMap(node))
      return node.items.flatMap((pair) => {
        const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
        return name === undefined ? [] : this.#query(name, pair.value as Node, this.#range(pair.key as Node));
      });
    if (isSeq(node)) return (node.items as Node[]).flatMap((item, index) => this.#query(`query_${index}`, item));
    return this.#query("default", node ?? null);
  }

  #query(name: string, node: Node | null, nameRange?: Range): Query[] {
    const text = this.#scalar(node);
    return text === undefined ? [] : [{ name, nameRange, text, columns: columnsOf(text) }];
  }

  #prefixes(entry: HeadEntry | undefined): FrontMatter["prefixes"] {
    if (!isMap(entry?.node)) return [];
    return entry.node.items.flatMap((pair) => {
      const nameRange = this.#range(pair.key as Node);
      if (!isScalar(pair.key) || nameRange === undefined) return [];
      return [{ name: String(pair.key.value), nameRange, value: isScalar(pair.value) ? String(pair.value.value) : "" }];
    });
  }

  /** The values below a key that hold Tera; queries and RDF always, since they are languages of their own. */
  #embedded(entry: HeadEntry): Embedded[] {
    const found: Embedded[] = [];
    const always = ["sparql", "rdf_inline", "construct", "when"].includes(entry.key);
    const visit = (node: unknown, depth: number): void => {
      if (depth > 50) return;
      if (isMap(node)) for (const pair of node.items) visit(pair, depth + 1);
      else if (isPair(node)) visit(node.value, depth + 1);
      else if (isSeq(node)) for (const item of node.items) visit(item, depth + 1);
      else if (isScalar(node)) {
        const scalar = this.#scalar(node as Node);
        const tera = scalar !== undefined && /\{[{%#]/.test(scalar.value);
        if (scalar !== undefined && (tera || (always && typeof node.value === "string")))
          found.push({ key: entry.key, scalar, parsed: parseBody(scalar.value) });
      }
    };
    const raw = this.#raw(entry);
    if (raw !== undefined) return [{ key: entry.key, scalar: raw, parsed: parseBody(raw.value) }];
    visit(entry.node, 0);
    return found;
  }

  /** `to: {{ name }}` is a map of maps for YAML; its author meant Tera. */
  #raw(entry: HeadEntry): ScalarText | undefined {
    const from = this.#text.indexOf(":", entry.keyRange.end) + 1;
    if (isScalar(entry.node) && entry.node.type !== "PLAIN") return undefined;
    const line = /^[ \t]*(\{[{%][^\r\n]*)/.exec(this.#text.slice(from, from + 2000));
    if (line === null || from === 0) return undefined;
    const start = from + line[0].length - line[1]!.length;
    const value = line[1]!.trimEnd();
    return scalarText(this.#text, { start, end: start + value.length }, value, "plain");
  }
}

function commentOf(node: unknown): string | undefined {
  const comment = (node as Node | null | undefined)?.comment?.trim().split("\n")[0];
  return comment === undefined || comment === "" ? undefined : comment;
}
