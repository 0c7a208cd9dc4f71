import Fuse from "fuse.js";
import type { PackEntry } from "../model/registry.ts";

/** How much a hit in each field counts. A name says more than a word somewhere in a description. */
const FIELDS = [
  { name: "id", weight: 5 },
  { name: "name", weight: 4 },
  { name: "tags", weight: 3 },
  { name: "keywords", weight: 3 },
  { name: "category", weight: 2 },
  { name: "description", weight: 1.5 },
  { name: "author", weight: 1 },
];

/** Badness of a word that a pack does not have at all; 1 is the worst that fuse.js gives a word that it has. */
const MISSING_WORD = 1.2;

/**
 * A typo-tolerant search over packs.
 *
 * Every word of the query is looked up by itself, so that `rust web` finds a pack whose name says one and whose tags say the
 * other. A pack needs at least half of the words; packs with all of them come first.
 */
export class PackSearch {
  readonly #packs: readonly PackEntry[];
  readonly #fuse: Fuse<PackEntry>;

  constructor(packs: readonly PackEntry[]) {
    this.#packs = packs;
    this.#fuse = new Fuse(packs, {
      keys: FIELDS,
      includeScore: true,
      ignoreLocation: true,
      ignoreDiacritics: true,
      threshold: 0.4,
      minMatchCharLength: 2,
    });
  }

  /** Packs that match, best first; all of them by name when the query is empty. `category` compares whole, ignoring case. */
  search(query: string, category?: string): PackEntry[] {
    const words = query.split(/\s+/).filter((word) => word !== "");
    const found = words.length === 0 ? byName(this.#packs) : this.#ranked(words);
    return category === undefined
      ? found
      : found.filter((pack) => pack.category?.toLowerCase() === category.toLowerCase());
  }

  #ranked(words: readonly string[]): PackEntry[] {
    const ranks = new Map<PackEntry, { badness: number; words: number }>();
    for (const word of words) {
      for (const { item, score } of this.#fuse.search(word)) {
        const rank = ranks.get(item) ?? { badness: words.length * MISSING_WORD, words: 0 };
        ranks.set(item, { badness: rank.badness - MISSING_WORD + (score ?? 0), words: rank.words + 1 });
      }
    }
    return [...ranks]
      .filter(([, rank]) => rank.words * 2 >= words.length)
      .sort(([a, x], [b, y]) => x.badness - y.badness || compareText(a.id, b.id))
      .map(([pack]) => pack);
  }
}

function byName(packs: readonly PackEntry[]): PackEntry[] {
  return [...packs].sort((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
