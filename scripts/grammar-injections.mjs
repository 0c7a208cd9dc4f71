// Writes `grammars/ggen_template/queries/injections.scm`. A query has no way to say "at any depth" and "by this table", so its
// patterns are spelt out: one for each output language and each depth of nested blocks.
import { writeFileSync } from "node:fs";

/** Parser names of the languages, by the ends of file names in `to:`. */
const LANGUAGES = {
  bash: ["sh", "bash"],
  c: ["c", "h"],
  cpp: ["cpp", "cc", "hpp"],
  c_sharp: ["cs"],
  css: ["css"],
  dockerfile: ["Dockerfile"],
  go: ["go"],
  html: ["html"],
  java: ["java"],
  javascript: ["js", "mjs", "jsx"],
  json: ["json"],
  kotlin: ["kt", "kts"],
  lua: ["lua"],
  make: ["Makefile", "mk"],
  markdown: ["md"],
  python: ["py"],
  ruby: ["rb"],
  rust: ["rs"],
  sql: ["sql"],
  swift: ["swift"],
  toml: ["toml"],
  tsx: ["tsx"],
  turtle: ["ttl"],
  typescript: ["ts"],
  xml: ["xml"],
  yaml: ["yaml", "yml"],
};
const DEPTH = 5;

const head = `; Written by scripts/grammar-injections.mjs.

((yaml) @injection.content
  (#set! injection.language "yaml"))

; The text between tags is in the language of the file that \`to:\` names.
`;

const patterns = Object.entries(LANGUAGES).flatMap(([language, ends]) =>
  Array.from({ length: DEPTH }, (_, depth) => {
    const text = `${"(_ ".repeat(depth)}(text) @injection.content${")".repeat(depth)}`;
    return `
(template
  (front_matter yaml: (yaml) @_head)
  ${text}
  (#match? @_head "(^|\\n)to:[^\\n]*(${ends.map((end) => (/^[A-Z]/.test(end) ? end : `[.]${end}`)).join("|")})[\\"' \\r]*(\\n|$)")
  (#set! injection.language "${language}")
  (#set! injection.combined))
`;
  }),
);

writeFileSync(new URL("../grammars/ggen_template/queries/injections.scm", import.meta.url), head + patterns.join(""));
