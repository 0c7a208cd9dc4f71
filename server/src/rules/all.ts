import { duplicateKey } from "./duplicate-key.ts";
import { invalidToml } from "./invalid-toml.ts";
import { invalidYaml } from "./invalid-yaml.ts";
import { outdatedGpack } from "./outdated-gpack.ts";
import type { Rule } from "./rule.ts";
import { syntaxRule } from "./syntax/problems.ts";
import { unknownFilter } from "./unknown-filter.ts";
import { unknownVariable } from "./unknown-variable.ts";

/** Every rule, in the order of the index page. */
export const RULES: readonly Rule[] = [
  syntaxRule("tera-syntax"),
  syntaxRule("unclosed-block"),
  syntaxRule("stray-tag"),
  syntaxRule("misplaced-tag"),
  syntaxRule("duplicate-block"),
  syntaxRule("duplicate-macro"),
  syntaxRule("integer-out-of-range"),
  syntaxRule("spoiled-fence", { category: "frontmatter" }),
  syntaxRule("unclosed-fence", { category: "frontmatter" }),
  syntaxRule("missing-front-matter", { category: "frontmatter", severity: "warning" }),
  invalidYaml,
  duplicateKey,
  unknownVariable,
  unknownFilter,
  invalidToml,
  outdatedGpack,
];
