import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, visit } from "yaml";

/** What aliases may add to a value, in values; more is an attack on whoever reads it. */
const MOST_REPEATED = 1_000;

/** A value, and of how many values it is made, with its aliases written out. */
interface Plain {
  readonly value: unknown;
  readonly size: number;
}

/**
 * The values of a YAML document as plain JavaScript, as a YAML 1.2 core reader gives them.
 *
 * Each node is read once, and anchors are looked for once: the library's own `toJS` goes over the whole document for every alias.
 * What a value holds is shared with the value of the node inside, so nobody may change it.
 * A key that is itself a map or a list is left out, as ggen does (format section a.2).
 */
export class PlainValues {
  readonly #contents: Node | null;
  readonly #known = new Map<Node, Plain | undefined>();
  #targets: ReadonlyMap<Alias, Node> | undefined;

  constructor(contents: Node | null) {
    this.#contents = contents;
  }

  /** The value of a node; null where an alias in it names nothing, itself, or too much. Never throws. */
  of(node: Node | null): unknown {
    return this.#read(node)?.value ?? null;
  }

  #read(node: Node | null): Plain | undefined {
    if (isScalar(node)) return { value: node.value, size: 1 };
    if (node === null) return { value: null, size: 1 };
    if (this.#known.has(node)) return this.#known.get(node);
    // An alias inside the value that it names finds nothing.
    this.#known.set(node, undefined);
    const plain = isAlias(node) ? this.#aliased(node) : this.#collected(node);
    this.#known.set(node, plain);
    return plain;
  }

  #collected(node: Node): Plain | undefined {
    let size = 1;
    const inside = (child: unknown) => {
      const plain = this.#read(child as Node | null);
      size += plain?.size ?? 0;
      return plain;
    };
    if (isSeq(node)) {
      const list: unknown[] = [];
      for (const item of node.items) {
        const plain = inside(item);
        if (plain === undefined) return undefined;
        list.push(plain.value);
      }
      return { value: list, size };
    }
    if (!isMap(node)) return { value: null, size };
    const entries: [string, unknown][] = [];
    for (const { key, value } of node.items) {
      const plain = inside(value);
      if (plain === undefined) return undefined;
      const name = isAlias(key) ? this.#target(key) : key;
      if (isScalar(name)) entries.push([String(name.value ?? ""), plain.value]);
    }
    return { value: Object.fromEntries(entries), size };
  }

  #aliased(alias: Alias): Plain | undefined {
    const target = this.#target(alias);
    const plain = target === undefined ? undefined : this.#read(target);
    return plain === undefined || plain.size > MOST_REPEATED ? undefined : plain;
  }

  /** The node that an alias names: the last before it with that anchor. */
  #target(alias: Alias): Node | undefined {
    this.#targets ??= targetsOf(this.#contents);
    return this.#targets.get(alias);
  }
}

function targetsOf(contents: Node | null): Map<Alias, Node> {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(contents, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchored.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return targets;
}
