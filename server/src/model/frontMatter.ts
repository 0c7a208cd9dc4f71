import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import type { Problem } from "../base/problem.ts";
import type { Range } from "../base/range.ts";
import { type Head, type ParsedTemplate, parseBody } from "../syntax/index.ts";
import { recover } from "./halfWritten.ts";
import { PlainValues } from "./plainValues.ts";
import { alignScalar, type ScalarStyle, type ScalarText } from "./scalarText.ts";
import { type Column, columnsOf } from "./sparqlColumns.ts";
import { parseYaml } from "./yamlDocument.ts";

/** The front matter of a template, as far as it can be read. All ranges are in the file. */
export interface FrontMatter {
  /** The YAML between the fences. */
  readonly range: Range;
  /** Every key as written, known or not, in order; a key that is there twice is there twice. */
  readonly entries: readonly FrontMatterEntry[];
  /** The last entry of that name. */
  get(key: string): FrontMatterEntry | undefined;
  readonly vars: readonly FrontMatterVariable[];
  readonly queries: readonly FrontMatterQuery[];
  readonly prefixes: readonly FrontMatterPrefix[];
  readonly base?: ScalarText;
  readonly to?: ScalarText;
  readonly from?: ScalarText;
  /** Paths of RDF files. */
  readonly rdf: readonly ScalarText[];
  /** Turtle documents. */
  readonly rdfInline: readonly ScalarText[];
  /** The Tera inside the values, in document order; values without any are left out. */
  readonly embedded: readonly EmbeddedTera[];
  /** What the YAML parser says: codes `invalid-yaml` and `duplicate-key`. */
  readonly problems: readonly Problem[];
}

export interface FrontMatterEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** As plain JavaScript: what a YAML 1.2 core reader gives. */
  readonly value: unknown;
  /** Absent where nothing is written behind the colon. */
  readonly valueRange?: Range;
  /** Where the value is one text. */
  readonly text?: ScalarText;
  /** Whether the value begins with `{`, unquoted: YAML reads a map where `{{ … }}` was meant. */
  readonly flowMap: boolean;
  /** Entries of a map, items of a list (with the index as key), however deep. */
  readonly children: readonly FrontMatterEntry[];
  /** Whether `children` are those of a list. */
  readonly isList: boolean;
  /** The comment behind the value, on its line. */
  readonly comment?: string;
}

export interface FrontMatterVariable {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: unknown;
  readonly valueRange: Range;
  /** The YAML comment behind the entry (product decision 33). */
  readonly description?: string;
}

export interface FrontMatterQuery {
  readonly name: string;
  /** Absent for a query that was not named by its author. */
  readonly nameRange?: Range;
  readonly text: ScalarText;
  /** Absent where the columns cannot be told: `SELECT *`, a query that Tera makes, another form. */
  readonly columns?: readonly Column[];
}

export interface FrontMatterPrefix {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: string;
  readonly valueRange: Range;
}

export interface EmbeddedTera {
  /** The top-level key it stands under. */
  readonly key: string;
  readonly scalar: ScalarText;
  readonly parsed: ParsedTemplate;
}

/**
 * Reads the front matter of `text`.
 *
 * Empty: `undefined` when there is no head. Broken YAML gives what the parser could still read, and problems. Never throws.
 * Source: format sections a.2 (dialect) and a.4 (keys and shapes).
 */
export function readFrontMatter(text: string, head: Head | undefined): FrontMatter | undefined {
  if (head === undefined) return undefined;
  const reader = new Reader(text, head.yaml);
  const { entries } = reader;
  const last = new Map(entries.map((entry) => [entry.key, entry]));
  const textOf = (key: string) => last.get(key)?.text;
  const prefixes = (last.get("prefixes")?.children ?? []).filter((entry) => typeof entry.value === "string");
  return {
    range: head.yaml,
    entries,
    get: (key) => last.get(key),
    vars: variables(last.get("vars")),
    queries: queries(last.get("sparql")),
    prefixes: prefixes.map((entry) => ({
      name: entry.key,
      nameRange: entry.keyRange,
      value: entry.value as string,
      valueRange: entry.valueRange!,
    })),
    base: textOf("base"),
    to: textOf("to"),
    from: textOf("from"),
    rdf: texts(last.get("rdf")),
    rdfInline: texts(last.get("rdf_inline")),
    embedded: entries.flatMap(embedded),
    problems: reader.problems,
  };
}

class Reader {
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly Problem[];
  readonly #text: string;
  readonly #base: number;
  readonly #plain: PlainValues;
  /** Values that were set aside to read the rest. */
  readonly #setAside: readonly Range[];

  constructor(text: string, range: Range) {
    this.#text = text;
    this.#base = range.start;
    const source = text.slice(range.start, range.end);
    const whole = parseYaml(source);
    const recovered = whole.errors.length === 0 ? undefined : recover(source, whole);
    const { contents } = recovered?.document ?? whole;
    this.#plain = new PlainValues(contents);
    this.#setAside = (recovered?.values ?? []).map(({ start, end }) => this.#range(start, end));
    this.entries = isMap(contents) ? contents.items.flatMap((pair) => this.#entry(pair) ?? []) : [];
    this.problems = [
      ...whole.errors.map(({ message, pos }) => ({
        code: "invalid-yaml",
        message: `the front matter is not YAML: ${message.split("\n")[0]!.replace(/\.$/, "")}`,
        range: this.#visible(pos, range.end),
      })),
      ...duplicates(this.entries),
    ];
  }

  #range(start: number, end: number): Range {
    return { start: this.#base + start, end: this.#base + end };
  }

  /** Where an error can be seen: what is missing at the end of the head is shown on its last line with text. */
  #visible([from, to]: [number, number], limit: number): Range {
    const start = this.#base + from;
    const stop = this.#text.indexOf("\n", start);
    const line = this.#text.slice(start, stop < 0 ? limit : Math.min(stop, limit)).trimEnd();
    if (line !== "") return { start, end: Math.min(Math.max(this.#base + to, start + 1), start + line.length) };
    const end = this.#base + this.#text.slice(this.#base, Math.min(start, limit)).trimEnd().length;
    return { start: Math.max(this.#base, this.#text.lastIndexOf("\n", end - 1) + 1), end };
  }

  /** A pair of a map. Empty: a key that is itself a map or a list, which ggen drops (format section a.2). */
  #entry(pair: Pair): FrontMatterEntry | undefined {
    const key = pair.key as Node | null;
    if (!isScalar(key) || !key.range) return undefined;
    return this.#value(String(key.value), this.#range(key.range[0], key.range[1]), pair.value as Node | null);
  }

  /** A value that was set aside: the text of its line, without the quote that is not closed. */
  #halfWritten(key: string, keyRange: Range, valueRange: Range): FrontMatterEntry {
    const { start, end } = valueRange;
    const from = /["']/.test(this.#text[start]!) ? start + 1 : start;
    const value = this.#text.slice(from, end);
    return {
      key,
      keyRange,
      value,
      valueRange,
      text: alignScalar(this.#text, { start: from, end }, value, "PLAIN"),
      flowMap: value.startsWith("{"),
      children: [],
      isList: false,
    };
  }

  #value(key: string, keyRange: Range, node: Node | null): FrontMatterEntry {
    const aside = this.#setAside.find(({ start }) => /^\s*:[ \t]+$/.test(this.#text.slice(keyRange.end, start)));
    if (aside !== undefined) return this.#halfWritten(key, keyRange, aside);
    const written = node?.range ? this.#range(node.range[0], node.range[1]) : undefined;
    const valueRange = written !== undefined && written.end > written.start ? written : undefined;
    const items = isSeq(node) ? node.items : [];
    const children = isMap(node)
      ? node.items.flatMap((pair) => this.#entry(pair) ?? [])
      : items.map((item, index) => this.#item(index, item as Node, valueRange ?? keyRange));
    return {
      key,
      keyRange,
      value: this.#plain.of(node),
      valueRange,
      text: isScalar(node) && typeof node.value === "string" ? this.#scalar(node) : undefined,
      flowMap: isMap(node) && node.flow === true,
      children,
      isList: isSeq(node),
      comment: node?.comment?.trim(),
    };
  }

  #item(index: number, node: Node, around: Range): FrontMatterEntry {
    const range = node.range ? this.#range(node.range[0], node.range[1]) : around;
    return this.#value(String(index), { start: range.start, end: range.start }, node);
  }

  #scalar(node: Scalar): ScalarText | undefined {
    if (!node.range) return undefined;
    const range = this.#range(node.range[0], node.range[1]);
    return alignScalar(this.#text, range, node.value as string, (node.type ?? "PLAIN") as ScalarStyle);
  }
}

function duplicates(entries: readonly FrontMatterEntry[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const inside = entry.isList
      ? entry.children.flatMap((item) => duplicates(item.children))
      : duplicates(entry.children);
    if (seen.has(entry.key))
      inside.unshift({
        code: "duplicate-key",
        message: `the key \`${entry.key}\` is there twice`,
        range: entry.keyRange,
      });
    seen.add(entry.key);
    return inside;
  });
}

/** `vars` in its three shapes: a map, a list (`var0`, `var1` …), a single value (`var0`). */
function variables(entry: FrontMatterEntry | undefined): FrontMatterVariable[] {
  if (entry === undefined || entry.valueRange === undefined) return [];
  const isMapping = !entry.isList && typeof entry.value === "object" && entry.value !== null;
  if (!isMapping && !entry.isList) {
    const { keyRange: nameRange, value, valueRange } = entry;
    return [{ name: "var0", nameRange, value, valueRange, description: entry.comment }];
  }
  return entry.children.map((child, index) => {
    const name = entry.isList ? `var${index}` : child.key;
    const valueRange = child.valueRange ?? child.keyRange;
    const nameRange = entry.isList ? valueRange : child.keyRange;
    return { name, nameRange, value: child.value, valueRange, description: child.comment };
  });
}

/** `sparql` in its three shapes: a text (`default`), a list (`query_0` …), a map. */
function queries(entry: FrontMatterEntry | undefined): FrontMatterQuery[] {
  if (entry === undefined) return [];
  if (entry.text !== undefined) return [query("default", undefined, entry.text)];
  return entry.children.flatMap((child, index) => {
    if (child.text === undefined) return [];
    return entry.isList
      ? [query(`query_${index}`, undefined, child.text)]
      : [query(child.key, child.keyRange, child.text)];
  });
}

function query(name: string, nameRange: Range | undefined, text: ScalarText): FrontMatterQuery {
  return { name, nameRange, text, columns: columnsOf(text) };
}

/** A text, or the texts of a list. */
function texts(entry: FrontMatterEntry | undefined): ScalarText[] {
  if (entry?.text !== undefined) return [entry.text];
  return entry?.isList === true ? entry.children.flatMap((child) => child.text ?? []) : [];
}

function embedded(entry: FrontMatterEntry): EmbeddedTera[] {
  return inside(entry, entry.key);

  function inside(at: FrontMatterEntry, key: string): EmbeddedTera[] {
    const { text } = at;
    if (text !== undefined)
      return /\{[{%#]/.test(text.value) ? [{ key, scalar: text, parsed: parsed(text.value) }] : [];
    return at.children.flatMap((child) => inside(child, key));
  }
}

/** Values are short and parsed afresh each time: their trees are read and freed at once. */
function parsed(value: string): ParsedTemplate {
  const template = parseBody(value);
  void template.file;
  void template.problems;
  template.delete();
  return template;
}
