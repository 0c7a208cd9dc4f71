import type { PackEntry } from "../../server/src/model/registry.ts";
import { PackSearch } from "../../server/src/packs/index.ts";
import { generator } from "../../test/support/random.ts";
import type { Measure } from "./support/measure.ts";
import { once, Sample } from "./support/sample.ts";

const QUERIES = [
  "rust web",
  "rust web authentication",
  "postgres",
  "authentcation",
  "openapi client typescript",
  "dokcer",
  "graph",
  "a",
  "kubernets deploy",
  "no such thing at all",
];

/** Searching synthetic registries, in process: what a marketplace panel waits for with each key. */
export const measure: Measure = {
  order: 7,
  async *run() {
    for (const count of [10_000, 100_000]) {
      const packs = manyPacks(count);
      let search: PackSearch;
      const built = await once(() => {
        search = new PackSearch(packs);
        search.search(QUERIES[0]!);
      });
      for (const query of QUERIES) search!.search(query);
      const durations: number[] = [];
      for (let turn = 0; turn < 3; turn++)
        for (const query of QUERIES) durations.push(await once(() => search.search(query)));
      const found = new Sample(durations);
      yield {
        what: `marketplace search, ${count.toLocaleString("fr-FR")} packs, p95`,
        value: found.p95,
        unit: "ms",
        goal: count === 10_000 ? 30 : 100,
        note: `median ${found.median.toFixed(1)}, worst ${found.worst.toFixed(0)}, first search ${built.toFixed(0)} ms`,
      };
    }
  },
};

const WORDS =
  "rust web axum service postgres sqlx auth authentication jwt docker kubernetes openapi client server typescript python go graph sparql turtle ontology report invoice order shop cli parser lexer queue kafka redis cache metrics tracing logging config schema migration model view form table chart react vue svelte angular mobile android swift kotlin java spring gradle maven lambda terraform ansible deploy pipeline test fixture mock bench fuzz".split(
    " ",
  );

function manyPacks(count: number): PackEntry[] {
  const random = generator(7);
  const word = () => WORDS[Math.floor(random() * WORDS.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const [a, b, c] = [word(), word(), word()];
    return {
      id: `${a}-${b}-${index}`,
      name: `${a} ${b} ${c}`,
      description: `Templates for ${a} and ${b} with ${c}, ${word()} and ${word()}.`,
      tags: [a, b, word()],
      keywords: [c, word()],
      category: word(),
      author: `${word()} team`,
      license: "MIT",
      versions: new Map(),
    } as unknown as PackEntry;
  });
}
