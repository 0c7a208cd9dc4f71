import Fuse from "fuse.js";
import type { PackEntry } from "../model/registry.ts";
import { Shortlist } from "./shortlist.ts";

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

/** fuse.js compares with every pack: beyond so many, an inverted index looks up the words first. */
const SHORTLIST_FROM = 2_000;

/** So many of the packs that the index finds are ranked by fuse.js; nobody reads further than that. */
const RANKED = 200;

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
  readonly #fuse: Fuse<PackEntry> | undefined;
  readonly #shortlist: Shortlist | undefined;
  #byName: readonly PackEntry[] | undefined;

  constructor(packs: readonly PackEntry[]) {
    this.#packs = packs;
    if (packs.length < SHORTLIST_FROM) this.#fuse = fuseOver(packs);
    else this.#shortlist = new Shortlist(packs);
  }

  /**
   * Goes on building the index for some milliseconds; false when there is nothing more to do.
   * Whoever has others to serve calls it until then, and lets them pass in between; a search does the rest at once.
   */
  advance(): boolean {
    return this.#shortlist?.advance() ?? false;
  }

  /** Packs that match, best first; all of them by name when the query is empty. `category` compares whole, ignoring case. */
  search(query: string, category?: string): readonly PackEntry[] {
    const words = query.split(/\s+/).filter((word) => word !== "");
    if (words.length === 0) this.#byName ??= byName(this.#packs);
    const found = words.length === 0 ? this.#byName! : this.#ranked(words);
    return category === undefined
      ? found
      : found.filter((pack) => pack.category?.toLowerCase() === category.toLowerCase());
  }

  #ranked(words: readonly string[]): PackEntry[] {
    if (this.#fuse !== undefined) return ranked(words, fuzzy(this.#fuse));
    const rough = this.#shortlist!.find(words.join(" "));
    const best = rough.slice(0, RANKED);
    const exact = ranked(words, fuzzy(fuseOver(best)));
    const seen = new Set(exact);
    return [...exact, ...best.filter((pack) => !seen.has(pack)), ...rough.slice(RANKED)];
  }
}

type Found = ReadonlyArray<{ readonly item: PackEntry; readonly score?: number }>;

/** Packs that have at least half of the words, those with the best matches first. */
function ranked(words: readonly string[], find: (word: string) => Found): PackEntry[] {
  const ranks = new Map<PackEntry, { badness: number; words: number }>();
  for (const word of words) {
    for (const { item, score } of find(word)) {
      const rank = ranks.get(item);
      const badness = (rank?.badness ?? words.length * MISSING_WORD) - MISSING_WORD + (score ?? 0);
      if (rank === undefined) ranks.set(item, { badness, words: 1 });
      else Object.assign(rank, { badness, words: rank.words + 1 });
    }
  }
  return [...ranks]
    .filter(([, rank]) => rank.words * 2 >= words.length)
    .sort(([a, x], [b, y]) => x.badness - y.badness || compareText(a.id, b.id))
    .map(([pack]) => pack);
}

function fuseOver(packs: readonly PackEntry[]): Fuse<PackEntry> {
  return new Fuse(packs, {
    keys: FIELDS,
    includeScore: true,
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold: 0.4,
    minMatchCharLength: 2,
  });
}

function fuzzy(fuse: Fuse<PackEntry>): (word: string) => Found {
  return (word) => fuse.search(word);
}

function byName(packs: readonly PackEntry[]): PackEntry[] {
  const names = packs.map((pack) => ({ name: pack.name.toLowerCase(), pack }));
  return names.sort((a, b) => compareText(a.name, b.name)).map(({ pack }) => pack);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
