import type { Profile } from "../../base/profile.ts";
import { functions } from "./functions.ts";
import { ggenFilters, ggenFilters26 } from "./ggenFilters.ts";
import { ggenFunctions, ggenFunctions26 } from "./ggenFunctions.ts";
import { listFilters } from "./listFilters.ts";
import { tests } from "./tests.ts";
import { textFilters } from "./textFilters.ts";
import type { Library } from "./types.ts";
import { valueFilters } from "./valueFilters.ts";

export { TeraError } from "./types.ts";

const TERA = [...textFilters, ...listFilters, ...valueFilters];

const libraries: Readonly<Record<Profile, Library>> = {
  v1: {
    filters: new Map([...TERA, ...ggenFilters]),
    functions: new Map([...functions, ...ggenFunctions]),
    tests,
  },
  "26": {
    filters: new Map([
      ...TERA,
      ...ggenFilters.filter(([name]) => name === "upper" || name === "lower"),
      ...ggenFilters26,
    ]),
    functions: new Map([...functions, ...ggenFunctions26]),
    tests,
  },
};

/** What templates of a profile can call: Tera 1.20's builtins and ggen's additions. */
export function library(profile: Profile): Library {
  return libraries[profile];
}
