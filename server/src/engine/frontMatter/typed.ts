import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import type { Profile } from "../../base/profile.ts";
import { type FrontMatterKey, frontMatterKeys } from "../../model/catalog/keys.ts";
import { alignScalar, type ScalarStyle } from "../../model/scalarText.ts";
import { parseYaml } from "../../model/yamlDocument.ts";
import { sortedMap } from "../library/json.ts";
import type { UnitOrigins } from "../origins.ts";
import { plain } from "../preview/plain.ts";
import type { Front } from "../preview/types.ts";
import type { Value } from "../value.ts";
import { describe, isPlain, Mismatch, rangeOf, sourceOf } from "./nodes.ts";
import type { YamlFault } from "./read.ts";
import { renderedScalar, teraValue } from "./scalars.ts";
import type { Part } from "./split.ts";

/** The head with its types. What is rendered once more keeps its origins. */
export interface TypedHead {
  readonly front: Front;
  readonly to?: Part;
  readonly from?: Part;
  readonly rdf: readonly Part[];
  readonly rdfInline: readonly Part[];
  /** In the order in which they are asked: by name. */
  readonly queries: ReadonlyArray<{ readonly name: string } & Part>;
  readonly base?: Part;
  /** 26: a query whose triples are added to the graph. */
  readonly construct?: Part;
  /** 26: a query that decides whether anything is written. */
  readonly when?: Part;
  readonly prefixes: ReadonlyMap<string, Part>;
  readonly vars: ReadonlyMap<string, Value>;
}

/** The keys that a profile reads. Source: format sections a.4 and k.5, as the catalog has them. */
const KEYS: Readonly<Record<Profile, ReadonlyMap<string, FrontMatterKey>>> = { v1: keysOf("v1"), "26": keysOf("26") };

function keysOf(profile: Profile): ReadonlyMap<string, FrontMatterKey> {
  const known = frontMatterKeys.filter(({ profiles, effect }) => profiles.includes(profile) && effect !== "unread");
  return new Map(known.flatMap((key) => [key.name, key.alias ?? key.name].map((name) => [name, key] as const)));
}

/**
 * Reads the rendered head into typed keys, as strictly as ggen does: 26 refuses keys that it does not know.
 *
 * `text` is what Tera made of the head, `origins` where it came from. Shape: the typed head, or what does not fit, with its
 * range in the file. Source: serde_yaml 0.9 with the struct `Frontmatter`; format section a.4.
 */
export function readTyped(text: string, origins: UnitOrigins, profile: Profile = "v1"): TypedHead | YamlFault {
  try {
    return new Reader(text, origins, profile).read();
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    return { message: error.message, detail: error.detail, range: origins.range(error.at) };
  }
}

class Reader {
  readonly #text: string;
  readonly #origins: UnitOrigins;
  readonly #document: Document.Parsed;
  readonly #profile: Profile;

  constructor(text: string, origins: UnitOrigins, profile: Profile) {
    this.#profile = profile;
    this.#text = text;
    this.#origins = origins;
    // A carriage return alone ends a line for ggen's reader, though not for this one.
    this.#document = parseYaml(text.replace(/\r(?!\n)/g, "\n"));
  }

  read(): TypedHead {
    const [error] = this.#document.errors;
    if (error !== undefined) {
      const [start, end] = error.pos;
      const said = error.message.split("\n")[0]!.replace(/\.$/, "");
      throw new Mismatch(
        `what is rendered breaks the YAML of the front matter: ${said}`,
        { start, end },
        error.message,
      );
    }
    const root = this.#document.contents;
    if (!isMap(root)) throw this.#wrong("the front matter", "a map", root, "struct Frontmatter");
    const front: Record<string, unknown> = {};
    const values = new Map<string, Node | null>();
    for (const pair of root.items as Pair[]) {
      const written = this.#string(pair.key as Node | null, "a key");
      const known = KEYS[this.#profile].get(written);
      if (known === undefined) {
        if (this.#profile === "v1") continue;
        throw new Mismatch(
          `ggen 26.x knows no key \`${written}\``,
          rangeOf(pair.key as Node | null),
          `unknown field \`${written}\``,
        );
      }
      const { name: key } = known;
      if (values.has(key)) {
        const both =
          written === "sh" || key === "sh_before" ? "`sh` and `sh_before` mean the same" : `\`${key}\` is there twice`;
        throw new Mismatch(both, rangeOf(pair.key as Node | null), `duplicate field \`${key}\``);
      }
      const value = pair.value as Node | null;
      values.set(key, value);
      const read = this.#value(known, value);
      if (read !== undefined && read !== false) front[key] = read;
    }
    const missing = [...KEYS[this.#profile].values()].find(({ name, required }) => {
      return required?.includes(this.#profile) === true && front[name] === undefined;
    });
    if (missing !== undefined)
      throw new Mismatch(
        `ggen ${this.#profile === "26" ? "26.x" : "v1"} needs \`${missing.name}\``,
        { start: 0, end: rangeOf(root).end },
        `missing field \`${missing.name}\``,
      );
    const matchers = ["before", "after", "skip_if"].flatMap((key) => this.#matcher(key, values.get(key)));
    if (matchers.length > 0) front.matchers = Object.fromEntries(matchers);
    return { front: front as Front, ...this.#parts(values) };
  }

  #value({ name, type }: FrontMatterKey, node: Node | null): unknown {
    switch (type) {
      case "string":
        return this.#isNull(node) ? undefined : this.#string(node, `\`${name}\``);
      case "matcher":
        if (this.#isNull(node)) return undefined;
        return this.#profile === "26" ? this.#pattern(name, node) : this.#string(node, `\`${name}\``);
      case "bool":
        // The only one that may be left empty.
        return name === "backup" && this.#isNull(node) ? undefined : this.#flag(name, node);
      case "integer":
        return this.#isNull(node) ? undefined : this.#line(name, node);
      case "strings":
        return this.#strings(name, node);
      case "map":
        return this.#record(name, node, (value, key) => this.#string(value, `the prefix \`${key}\``));
      case "queries":
        return this.#queries(name, node);
      case "vars":
        return plain(this.#vars(node));
      case "any":
        this.#json(node);
        return undefined;
    }
  }

  #parts(values: ReadonlyMap<string, Node | null>): Omit<TypedHead, "front"> {
    const part = (key: string) => {
      const node = values.get(key);
      return node === undefined || this.#isNull(node) ? undefined : this.#part(node);
    };
    const list = (key: string) => this.#items(values.get(key)).map((node) => this.#part(node));
    const sparql = this.#resolve(values.get("sparql") ?? null);
    const pairs = (node: Node | null) => {
      if (!isMap(node)) return [];
      return (node.items as Pair[]).map(
        ({ key, value }) => [this.#string(key as Node, "a key"), this.#part(value as Node)] as const,
      );
    };
    const queries = isMap(sparql)
      ? pairs(sparql)
      : isSeq(sparql)
        ? sparql.items.map((item, index) => [`query_${index}`, this.#part(item as Node)] as const)
        : values.has("sparql")
          ? [["default", this.#part(sparql)] as const]
          : [];
    const named = sortedMap(queries as never) as unknown as ReadonlyMap<string, Part>;
    return {
      to: part("to"),
      from: part("from"),
      base: part("base"),
      construct: part("construct"),
      when: part("when"),
      rdf: list("rdf"),
      rdfInline: list("rdf_inline"),
      queries: [...named].map(([name, query]) => ({ name, ...query })),
      prefixes: sortedMap(pairs(this.#resolve(values.get("prefixes") ?? null)) as never) as unknown as ReadonlyMap<
        string,
        Part
      >,
      vars: this.#vars(values.get("vars") ?? null),
    };
  }

  /** A text or a list of texts as its nodes; it has been checked. */
  #items(node: Node | null | undefined): Node[] {
    if (node === undefined || node === null) return [];
    const target = this.#resolve(node);
    return isSeq(target) ? (target.items as Node[]) : [node];
  }

  #part(node: Node | null): Part {
    const target = this.#resolve(node);
    const value = isScalar(target) ? sourceOf(target) : "";
    const { start, end } = rangeOf(target);
    const style = ((target as Scalar | null)?.type ?? "PLAIN") as ScalarStyle;
    return { text: value, origins: this.#origins.through(alignScalar(this.#text, { start, end }, value, style)) };
  }

  #resolve(node: Node | null): Node | null {
    return isAlias(node) ? ((node.resolve(this.#document) as Node | undefined) ?? null) : node;
  }

  #isNull(node: Node | null): boolean {
    const target = this.#resolve(node);
    if (target === null) return true;
    return isScalar(target) && isPlain(target) && renderedScalar(sourceOf(target)) === null;
  }

  /** 26: a text, or a map with a `pattern` and how it is matched. */
  #pattern(key: string, node: Node | null): string {
    const target = this.#resolve(node);
    if (!isMap(target)) return this.#string(node, `\`${key}\``);
    const pattern = (target.items as Pair[]).find((pair) => this.#string(pair.key as Node, "a key") === "pattern");
    if (pattern === undefined)
      throw this.#wrong(`\`${key}\``, "a text or a map with a `pattern`", target, "field `pattern`");
    return this.#string(pattern.value as Node | null, `\`pattern\` of \`${key}\``);
  }

  #matcher(key: string, node: Node | null | undefined): Array<[string, unknown]> {
    const target = node === undefined ? null : this.#resolve(node);
    return isMap(target) ? [[key, plain(this.#json(target))]] : [];
  }

  /** Any scalar is taken for its spelling. */
  #string(node: Node | null, what: string): string {
    const target = this.#resolve(node);
    if (isScalar(target)) return sourceOf(target);
    throw this.#wrong(what, "a text", target, "a string");
  }

  #flag(key: string, node: Node | null): boolean {
    const target = this.#resolve(node);
    const value = isScalar(target) && isPlain(target) ? renderedScalar(sourceOf(target)) : undefined;
    if (typeof value === "boolean") return value;
    throw this.#wrong(`\`${key}\``, "`true` or `false`", target, "a boolean");
  }

  #line(key: string, node: Node | null): number {
    const target = this.#resolve(node);
    const value = isScalar(target) && isPlain(target) ? renderedScalar(sourceOf(target)) : undefined;
    if (typeof value === "number" && value >= 0 && value <= 0xffffffff) return value;
    throw this.#wrong(`\`${key}\``, "a line number", target, "u32");
  }

  #strings(key: string, node: Node | null): string[] {
    const target = this.#resolve(node);
    if (isSeq(target)) return target.items.map((item) => this.#string(item as Node, `an item of \`${key}\``));
    return [this.#typedText(target, `\`${key}\``, "a text or a list of texts", "string or array")];
  }

  /** A scalar that is a text by itself: a number or a word like `true` is none. */
  #typedText(target: Node | null, what: string, wanted: string, serde: string): string {
    if (isScalar(target) && (!isPlain(target) || typeof renderedScalar(sourceOf(target)) === "string"))
      return sourceOf(target);
    throw this.#wrong(what, wanted, target, serde);
  }

  #record<Item>(
    key: string,
    node: Node | null,
    read: (value: Node | null, name: string) => Item,
  ): Record<string, Item> {
    const target = this.#resolve(node);
    if (isScalar(target) && isPlain(target) && sourceOf(target) === "") return {};
    if (!isMap(target)) throw this.#wrong(`\`${key}\``, "a map", target, "a map");
    return Object.fromEntries(
      (target.items as Pair[]).map((pair) => {
        const name = this.#string(pair.key as Node | null, `a key of \`${key}\``);
        return [name, read(pair.value as Node | null, name)];
      }),
    );
  }

  #queries(key: string, node: Node | null): Record<string, string> {
    const serde = "data did not match any variant of untagged enum OneOrMapOrSeq";
    const query = (value: Node | null, name: string) =>
      this.#typedText(this.#resolve(value), `the query \`${name}\``, "a text", serde);
    const target = this.#resolve(node);
    if (isMap(target)) return this.#record(key, target, query);
    if (isSeq(target))
      return Object.fromEntries(
        target.items.map((item, index) => [`query_${index}`, query(item as Node, `query_${index}`)]),
      );
    return { default: this.#typedText(target, `\`${key}\``, "a query, a list of queries or a map of them", serde) };
  }

  #vars(node: Node | null): ReadonlyMap<string, Value> {
    const target = this.#resolve(node);
    if (this.#isNull(target)) return new Map();
    if (isSeq(target)) return new Map(target.items.map((item, index) => [`var${index}`, this.#json(item as Node)]));
    if (!isMap(target)) return new Map([["var0", this.#json(target)]]);
    const found = new Map<string, Value>();
    for (const pair of target.items as Pair[]) {
      const name = this.#typedText(this.#resolve(pair.key as Node | null), "a key of `vars`", "a text", "a string");
      if (found.has(name))
        throw new Mismatch(
          `the variable \`${name}\` is there twice`,
          rangeOf(pair.key as Node),
          `duplicate entry with key "${name}"`,
        );
      found.set(name, this.#json(pair.value as Node | null));
    }
    return found;
  }

  #json(node: Node | null, depth = 0): Value {
    const target = this.#resolve(node);
    if (depth > 100) throw this.#wrong("the front matter", "nested less deeply", target, "less nesting");
    if (isSeq(target)) return target.items.map((item) => this.#json(item as Node, depth + 1));
    if (isMap(target)) {
      const entries = new Map<string, Value>();
      for (const { key, value } of target.items as Pair[]) {
        const name = this.#string(key as Node | null, "a key");
        if (entries.has(name))
          throw new Mismatch(
            `the key \`${name}\` is there twice`,
            rangeOf(key as Node),
            `duplicate entry with key "${name}"`,
          );
        entries.set(name, this.#json(value as Node | null, depth + 1));
      }
      return sortedMap(entries);
    }
    if (!isScalar(target)) return null;
    if (!isPlain(target)) return sourceOf(target);
    const value = renderedScalar(sourceOf(target));
    if (value === undefined) throw this.#wrong("an integer", "one of 64 bits", target, "any YAML value");
    return teraValue(value);
  }

  #wrong(what: string, wanted: string, node: Node | null, serde: string): Mismatch {
    const { said, type } = describe(node);
    return new Mismatch(
      `${what} must be ${wanted}, not ${said}`,
      rangeOf(node),
      `invalid type: ${type}, expected ${serde}`,
    );
  }
}
