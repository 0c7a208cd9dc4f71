/** The filters that ggen adds to Tera or puts in place of Tera's. */
import type { Profile } from "../../base/profile.ts";
import { integerType, stringType } from "../types.ts";
import type { FilterEntry } from "./entry.ts";

const v1 = ["v1"] as const;
const both = ["v1", "26"] as const;
const only26 = ["26"] as const;

/** Casings that stand in almost every template. */
const common = new Set([
  "camel", "pascal", "snake", "kebab", "title", "upper", "lower", "snake_case", "pascal_case", "camel_case", "kebab_case",
]); // biome-ignore format: a list of words

/** A filter of ggen: takes anything (its JSON text where it is no string), means strings, ignores arguments. */
function casing(name: string, profiles: readonly Profile[], doc: string, source: string, output: string): FilterEntry {
  return {
    kind: "filter",
    name,
    from: "ggen",
    profiles,
    accepts: ["any"],
    suits: ["string"],
    common: common.has(name),
    args: [],
    ignoresArguments: true,
    result: stringType,
    doc,
    example: { source: `{{ "${source}" | ${name} }}`, output },
  };
}

export const ggenFilters: readonly FilterEntry[] = [
  casing("camel", both, "camelCase.", "user_profile", "userProfile"),
  casing("pascal", both, "PascalCase.", "user_profile", "UserProfile"),
  casing(
    "snake",
    both,
    "snake_case. In v1 a digit starts a word of its own: `user2` becomes `user_2`.",
    "UserProfile",
    "user_profile",
  ),
  casing("kebab", both, "kebab-case. In v1 a digit starts a word of its own.", "UserProfile", "user-profile"),
  casing("param", v1, "kebab-case; another name of `kebab`.", "UserProfile", "user-profile"),
  casing(
    "class",
    v1,
    "PascalCase with the last word in the singular, as a class is named.",
    "user_profiles",
    "UserProfile",
  ),
  casing("title", both, "Title Case.", "user_profile", "User Profile"),
  casing("sentence", v1, "Sentence case.", "user_profile", "User profile"),
  casing("train", v1, "Train-Case.", "user_profile", "User-Profile"),
  casing(
    "titlecase",
    v1,
    "Title Case, words found by heck: `HTTPServer` becomes `Http Server`.",
    "HTTPServer",
    "Http Server",
  ),
  casing("shouty_snake", v1, "SHOUTY_SNAKE_CASE.", "userProfile", "USER_PROFILE"),
  casing("constant", v1, "SHOUTY_SNAKE_CASE; another name of `shouty_snake`.", "userProfile", "USER_PROFILE"),
  casing("shouty_kebab", v1, "SHOUTY-KEBAB-CASE.", "userProfile", "USER-PROFILE"),
  casing("upper", v1, "Upper case.", "user_profile", "USER_PROFILE"),
  casing("lower", v1, "Lower case.", "USER_PROFILE", "user_profile"),
  casing("ucfirst", v1, "First character in upper case, the rest untouched.", "user_profile", "User_profile"),
  casing("lcfirst", v1, "First character in lower case, the rest untouched.", "UserProfile", "userProfile"),
  casing(
    "pluralize",
    both,
    "The plural of an English noun. Tera's filter of this name, which takes a number, is not available.",
    "category",
    "categories",
  ),
  casing("singularize", both, "The singular of an English noun.", "categories", "category"),
  {
    ...casing("ordinalize", both, "A number with its ordinal ending.", "21", "21st"),
    suits: ["integer", "string"],
    example: { source: "{{ 21 | ordinalize }}", output: "21st" },
  },
  casing("deordinalize", v1, "Without an ordinal ending.", "21st", "21"),
  casing("demodulize", both, "The last part of a `::` path.", "Foo::Bar", "Bar"),
  casing("deconstantize", v1, "The last but one part of a `::` path.", "Foo::Bar", "Foo"),
  casing(
    "foreign_key",
    both,
    "Name of a foreign key: snake_case of the last `::` part, with `_id`.",
    "UserProfile",
    "user_profile_id",
  ),
  casing("snake_case", only26, "snake_case.", "UserProfile", "user_profile"),
  casing("pascal_case", only26, "PascalCase.", "user_profile", "UserProfile"),
  casing("camel_case", only26, "camelCase.", "user_profile", "userProfile"),
  casing("kebab_case", only26, "kebab-case.", "UserProfile", "user-profile"),
  casing("shouty_snake_case", only26, "SHOUTY_SNAKE_CASE.", "userProfile", "USER_PROFILE"),
  casing("shouty", only26, "SHOUTY_SNAKE_CASE; another name of `shouty_snake_case`.", "userProfile", "USER_PROFILE"),
  casing("title_case", only26, "Title Case.", "user_profile", "User Profile"),
  casing("tableize", only26, "Name of a table: snake_case in the plural.", "UserProfile", "user_profiles"),
  casing("classify", only26, "Name of a class: PascalCase in the singular.", "user_profiles", "UserProfile"),
  {
    ...casing("hex_to_u64", only26, "The number that hexadecimal digits spell.", "ff", "255"),
    result: integerType,
  },
];
