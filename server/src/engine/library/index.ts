import type { Profile } from "../../base/profile.ts";
import type { Filter, Func, Library, Test } from "./types.ts";

export { TeraError } from "./types.ts";

const libraries = new Map<Profile, Library>();

/** What templates of a profile can call: Tera 1.20's builtins and ggen's additions. */
export function library(profile: Profile): Library {
  let found = libraries.get(profile);
  if (found === undefined) {
    found = make();
    libraries.set(profile, found);
  }
  return found;
}

function make(): Library {
  return { filters: new Map<string, Filter>(), functions: new Map<string, Func>(), tests: new Map<string, Test>() };
}
