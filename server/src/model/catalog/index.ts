/** The catalog: one table of filters, functions and tests, read by features and rules alike. */
import type { Profile } from "../../base/profile.ts";
import type { CatalogEntry, FilterEntry, FunctionEntry, TestEntry } from "./entry.ts";
import { functions } from "./functions.ts";
import { ggenFilters } from "./ggenFilters.ts";
import { teraFilters } from "./teraFilters.ts";
import { tests } from "./tests.ts";

export {
  type Accepted,
  type Argument,
  type ArgumentTypes,
  type CatalogEntry,
  type Example,
  type FilterEntry,
  type FunctionEntry,
  type TestEntry,
  takes,
} from "./entry.ts";
export { isRowsAlias } from "./functions.ts";
export { type FrontMatterKey, frontMatterKeys } from "./keys.ts";
export { wellKnownPrefixes } from "./prefixes.ts";
export { type TagEntry, tags } from "./tags.ts";

/** What templates of one profile can call. */
export interface Catalog {
  readonly filters: ReadonlyMap<string, FilterEntry>;
  readonly functions: ReadonlyMap<string, FunctionEntry>;
  readonly tests: ReadonlyMap<string, TestEntry>;
}

const catalogs = new Map<Profile, Catalog>();

/** The filters, functions and tests of a profile, by name, in the order of the table. */
export function catalog(profile: Profile): Catalog {
  let found = catalogs.get(profile);
  if (found === undefined) {
    found = {
      filters: named([...ggenFilters, ...teraFilters], profile),
      functions: named(functions, profile),
      tests: named(tests, profile),
    };
    catalogs.set(profile, found);
  }
  return found;
}

function named<Entry extends CatalogEntry>(entries: readonly Entry[], profile: Profile): ReadonlyMap<string, Entry> {
  return new Map(entries.filter((entry) => entry.profiles.includes(profile)).map((entry) => [entry.name, entry]));
}
