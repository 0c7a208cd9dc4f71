import SearchableMap from "minisearch/SearchableMap";
import type { PackEntry } from "../model/registry.ts";

/** Shorter words are looked up as they are: half the registry begins with an `a`. */
const PREFIX_FROM = 2;

/** With so many packs that have a word, or one that begins like it, nobody looks for what it may have been meant to be. */
const ENOUGH = 200;

/** How much of an exact hit the other two are worth, before the letters that differ are counted. */
const PREFIX_WORTH = 0.375;
const FUZZY_WORTH = 0.45;

/** How many slips a word is forgiven: two swapped letters are two of them, and everything is one away from a short word. */
function slips(word: string): number {
  return word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
}

/** How much a word counts in each field. */
const FIELDS = [
  ["id", 5],
  ["name", 4],
  ["tags", 3],
  ["keywords", 3],
  ["category", 2],
  ["description", 1.5],
  ["author", 1],
] as const;

/** A pack and the fields in which it has a word are one small integer: the bits of the fields, below the pack's position. */
const FIELD_BITS = FIELDS.length;

/** What a word counts for every set of fields that it may be in. */
const WEIGHTS = Float64Array.from({ length: 1 << FIELD_BITS }, (_, set) =>
  FIELDS.reduce((sum, [, weight], field) => sum + ((set >> field) & 1) * weight, 0),
);

/** Packs that are indexed between two pauses: some milliseconds. */
const SLICE = 500;

/** A score and a position in one number, so that sorting needs no comparison of ours; positions are below this. */
const POSITIONS = 2 ** 24;
const BEST = 2 ** 28;

/**
 * An inverted index over many packs: finds in milliseconds what fuse.js would need seconds for, and ranks it roughly.
 *
 * The words are in MiniSearch's radix tree, which knows those that begin with a word or are a few letters away from it; what the
 * index holds of a pack is one number for each of its words. MiniSearch's own documents took three times the time, to build and to search.
 */
export class Shortlist {
  readonly #packs: readonly PackEntry[];
  readonly #words = new SearchableMap<number[]>();
  readonly #building: Iterator<void>;

  constructor(packs: readonly PackEntry[]) {
    this.#packs = packs;
    this.#building = this.#build();
  }

  /** Goes on building for some milliseconds; false when there is nothing more to do. Whoever does not call it waits in {@link find}. */
  advance(): boolean {
    return this.#building.next().done !== true;
  }

  /** The packs that have at least half of the words, or something like them; roughly the best first. */
  find(query: string): PackEntry[] {
    while (this.advance());
    const words = [...new Set(wordsOf(query))];
    const scores = new Float64Array(this.#packs.length);
    const counts = new Uint16Array(this.#packs.length);
    for (const word of words)
      for (const [position, score] of this.#scores(word)) {
        scores[position]! += score;
        counts[position]! += 1;
      }
    const keys: number[] = [];
    for (const [position, count] of counts.entries())
      if (count > 0 && count * 2 >= words.length)
        keys.push((BEST - Math.round(scores[position]! * 1_000)) * POSITIONS + position);
    return Array.from(Float64Array.from(keys).sort(), (key) => this.#packs[key % POSITIONS]!);
  }

  /** The packs that have a word or something like it, by position, each with the best of its hits. */
  #scores(word: string): Map<number, number> {
    const scores = new Map<number, number>();
    const add = (packs: readonly number[], worth: number) => {
      const rarity = Math.log(1 + (this.#packs.length - packs.length + 0.5) / (packs.length + 0.5));
      for (const entry of packs) {
        const position = entry >> FIELD_BITS;
        const score = worth * rarity * WEIGHTS[entry & (WEIGHTS.length - 1)]!;
        if (score > (scores.get(position) ?? 0)) scores.set(position, score);
      }
    };
    const exact = this.#words.get(word);
    if (exact !== undefined) add(exact, 1);
    const { length } = word;
    if (length >= PREFIX_FROM)
      for (const [longer, packs] of this.#words.atPrefix(word))
        if (longer !== word) add(packs, (PREFIX_WORTH * length) / (length + 0.3 * (longer.length - length)));
    if (scores.size >= ENOUGH || slips(word) === 0) return scores;
    for (const [packs, distance] of this.#words.fuzzyGet(word, slips(word)).values())
      if (distance > 0) add(packs, (FUZZY_WORTH * length) / (length + distance));
    return scores;
  }

  *#build(): Generator<void> {
    // Most words are there many times; the tree is asked once for each.
    const known = new Map<string, number[]>();
    for (const [position, pack] of this.#packs.entries()) {
      if (position % SLICE === SLICE - 1) yield;
      for (const [field, [name]] of FIELDS.entries()) {
        const value = pack[name] ?? "";
        for (const word of wordsOf(typeof value === "string" ? value : value.join(" "))) {
          let packs = known.get(word);
          if (packs === undefined) {
            packs = [];
            known.set(word, packs);
            this.#words.set(word, packs);
          }
          const last = packs.at(-1);
          if (last !== undefined && last >> FIELD_BITS === position) packs[packs.length - 1] = last | (1 << field);
          else packs.push((position << FIELD_BITS) | (1 << field));
        }
      }
    }
  }
}

/** Runs of letters and digits, in lower case. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
