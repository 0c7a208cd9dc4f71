// Writes docs/rules/README.md, the index of the rules: `npm run gen` calls it, and a test proves that the page is fresh.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Category, RULES } from "../server/src/rules/index.ts";

const folder = new URL("../docs/rules/", import.meta.url);

const HEADINGS: Readonly<Record<Category, string>> = {
  syntax: "Syntax: what Tera refuses to parse",
  frontmatter: "Front matter",
  rdf: "RDF and SPARQL",
  variables: "Variables",
  calls: "Filters, functions, tests, macros and operators",
  structure: "Structure",
  packs: "Packs and manifests",
  improve: "Advice",
};

/** The text of the index: a table for each category, rules in the order in which they run. */
export function rulesIndex(): string {
  const parts = [
    "# Rules",
    "",
    "<!-- Written by `npm run gen`. -->",
    "",
    `${RULES.length} rules, ${RULES.filter(({ meta }) => meta.fixable).length} of them with a fix.`,
    "A rule's severity is changed, or the rule switched off, under `[rules]` in `.ggen/ls.toml` or in the setting `ggen.rules`.",
    "One place is left out with a comment on the line above it: `{#- ggen-ignore rule-id #}` in a template, `# ggen-ignore rule-id` in YAML and TOML; `{#- ggen-ignore-file rule-id #}` is for the whole file.",
    "",
  ];
  for (const [category, heading] of Object.entries(HEADINGS)) {
    const rules = RULES.filter(({ meta }) => meta.category === category);
    if (rules.length === 0) continue;
    parts.push(`## ${heading}`, "", "| rule | starts as | fix | what it finds |", "|---|---|---|---|");
    for (const { meta } of rules)
      parts.push(
        `| [${meta.id}](${meta.id}.md) | ${meta.severity} | ${meta.fixable ? "yes" : ""} | ${summaryOf(meta.id)} |`,
      );
    parts.push("");
  }
  return parts.join("\n");
}

/** The first sentence of a rule's page. */
function summaryOf(id: string): string {
  return readFileSync(new URL(`${id}.md`, folder), "utf8")
    .split("\n")[2]!
    .replaceAll("|", "\\|");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(new URL("README.md", folder), rulesIndex());
