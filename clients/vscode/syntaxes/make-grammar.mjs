// Writes `ggen-template.tmLanguage.json`: the colours of a template before the server has answered.
//
// The body is coloured as the language that the head's `to:` names. TextMate has no variables, so there is one rule for each
// extension: it begins at the `to:` line, never ends, holds the rest of the head, and colours what comes after it.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Grammar scope and VS Code language id of an output file, by the extensions that a target may end in. */
export const LANGUAGES = [
  ["source.rust", "rust", ["rs"]],
  ["source.python", "python", ["py", "pyi"]],
  ["source.ts", "typescript", ["ts", "mts", "cts"]],
  ["source.tsx", "typescriptreact", ["tsx"]],
  ["source.js", "javascript", ["js", "mjs", "cjs", "jsx"]],
  ["source.json", "json", ["json"]],
  ["source.yaml", "yaml", ["yaml", "yml"]],
  ["source.toml", "toml", ["toml"]],
  ["source.go", "go", ["go"]],
  ["source.java", "java", ["java"]],
  ["source.kotlin", "kotlin", ["kt", "kts"]],
  ["source.cs", "csharp", ["cs"]],
  ["source.cpp", "cpp", ["cpp", "cc", "hpp", "hh"]],
  ["source.c", "c", ["c", "h"]],
  ["source.ruby", "ruby", ["rb"]],
  ["source.php", "php", ["php"]],
  ["source.swift", "swift", ["swift"]],
  ["source.shell", "shellscript", ["sh", "bash", "zsh"]],
  ["source.sql", "sql", ["sql"]],
  ["source.css", "css", ["css"]],
  ["text.html.basic", "html", ["html", "htm"]],
  ["text.xml", "xml", ["xml", "svg"]],
  ["text.html.markdown", "markdown", ["md"]],
  ["source.turtle", "turtle", ["ttl"]],
  ["source.sparql", "sparql", ["rq", "sparql"]],
  ["source.graphql", "graphql", ["graphql", "gql"]],
  ["source.proto", "proto3", ["proto"]],
  ["source.hcl.terraform", "terraform", ["tf"]],
];

const include = (name) => ({ include: name });
const match = (name, pattern) => ({ name, match: pattern });

/** Another extension's grammar. Beside it stands one of ours, since a rule with nothing but an absent grammar is dropped whole. */
const otherGrammar = (scope) => [include("#tera"), include(scope)];

const FENCE = "---[ \\t]*$";

/** Lines of YAML up to one that `stop` matches; `while` ends whatever the YAML grammar has open, an `end` would not be asked. */
function yaml(begin, stop) {
  return {
    begin,
    while: `^(?!${stop})`,
    contentName: "meta.embedded.frontmatter.ggen-template",
    patterns: otherGrammar("source.yaml"),
  };
}

/** One rule per output language. */
function targetRules() {
  return LANGUAGES.map(([scope, id, extensions]) => ({
    begin: `^(?=to:[ \\t].*\\.(?:${extensions.join("|")})["']?[ \\t]*(?:#.*)?$)`,
    end: "(?!)",
    patterns: [
      yaml("\\G", FENCE),
      {
        begin: `^(${FENCE})`,
        end: "(?!)",
        beginCaptures: { 1: { name: "punctuation.definition.frontmatter.end.ggen-template" } },
        contentName: `meta.embedded.body.${id}`,
        patterns: otherGrammar(scope),
      },
    ],
  }));
}

/** A delimiter pair of Tera with its optional dashes. */
function tag(open, close, name, patterns) {
  return {
    begin: `${open}-?`,
    end: `-?${close}`,
    beginCaptures: { 0: { name: `punctuation.section.embedded.begin.${name}.ggen-template` } },
    endCaptures: { 0: { name: `punctuation.section.embedded.end.${name}.ggen-template` } },
    name: "meta.embedded.expression.ggen-template",
    patterns,
  };
}

const TAG_WORDS =
  "if|elif|else|endif|for|endfor|in|break|continue|set|set_global|block|endblock|extends|import|as|include|ignore|missing|macro|endmacro|filter|endfilter|raw|endraw";

const RAW_CAPTURES = {
  1: { name: "punctuation.section.embedded.begin.tag.ggen-template" },
  2: { name: "keyword.control.ggen-template" },
  3: { name: "punctuation.section.embedded.end.tag.ggen-template" },
};

export function grammar() {
  return {
    information_for_contributors: ["Written by make-grammar.mjs beside this file; a test compares the two."],
    name: "ggen template",
    scopeName: "text.ggen-template",
    injections: {
      // Tera is read before anything that surrounds it: inside YAML values, and inside strings and comments of the output.
      "L:text.ggen-template -meta.embedded.expression -comment.block.ggen-template": { patterns: [include("#tera")] },
      "L:meta.embedded.frontmatter string.unquoted.block": { patterns: [include("#rdf")] },
    },
    patterns: [
      {
        begin: `\\A(${FENCE})`,
        end: `^(${FENCE})`,
        beginCaptures: { 1: { name: "punctuation.definition.frontmatter.begin.ggen-template" } },
        endCaptures: { 1: { name: "punctuation.definition.frontmatter.end.ggen-template" } },
        patterns: [...targetRules(), yaml("^(?=to:)", FENCE), yaml(`^(?!to:|${FENCE})`, `to:|${FENCE}`)],
      },
    ],
    repository: {
      tera: {
        patterns: [
          { name: "comment.block.ggen-template", begin: "\\{#-?", end: "-?#\\}" },
          {
            begin: "(\\{%-?)\\s*(raw)\\s*(-?%\\})",
            end: "(\\{%-?)\\s*(endraw)\\s*(-?%\\})",
            beginCaptures: RAW_CAPTURES,
            endCaptures: RAW_CAPTURES,
            contentName: "string.unquoted.raw.ggen-template comment.block.ggen-template",
          },
          tag("\\{\\{", "\\}\\}", "expression", [include("#expression")]),
          tag("\\{%", "%\\}", "tag", [
            {
              match: "\\G\\s*(macro)\\s+(\\w+)",
              captures: {
                1: { name: "keyword.control.ggen-template" },
                2: { name: "entity.name.function.ggen-template" },
              },
            },
            {
              match: "\\G\\s*(block|endblock|endmacro)\\s+(\\w+)",
              captures: {
                1: { name: "keyword.control.ggen-template" },
                2: { name: "entity.name.section.ggen-template" },
              },
            },
            {
              match: "\\G\\s*(filter)\\s+(\\w+)",
              captures: {
                1: { name: "keyword.control.ggen-template" },
                2: { name: "support.function.filter.ggen-template" },
              },
            },
            match("keyword.control.ggen-template", `\\b(?:${TAG_WORDS})\\b(?!\\s*[=(.])`),
            include("#expression"),
          ]),
        ],
      },
      expression: {
        patterns: [
          { name: "string.quoted.double.ggen-template", begin: '"', end: '"' },
          { name: "string.quoted.single.ggen-template", begin: "'", end: "'" },
          { name: "string.quoted.other.ggen-template", begin: "`", end: "`" },
          match("constant.language.boolean.ggen-template", "\\b(?:[tT]rue|[fF]alse)\\b"),
          match("constant.numeric.ggen-template", "(?<![\\w.])-?\\d+(?:\\.\\d+)?\\b"),
          {
            match: "(\\|)\\s*([A-Za-z_]\\w*)?",
            captures: {
              1: { name: "keyword.operator.pipe.ggen-template" },
              2: { name: "support.function.filter.ggen-template" },
            },
          },
          {
            match: "\\b(is)(?:\\s+(not))?\\s+([A-Za-z_]\\w*)",
            captures: {
              1: { name: "keyword.operator.word.ggen-template" },
              2: { name: "keyword.operator.word.ggen-template" },
              3: { name: "support.function.test.ggen-template" },
            },
          },
          match("keyword.operator.word.ggen-template", "\\b(?:and|or|not|in|is)\\b"),
          match("keyword.operator.ggen-template", "==|!=|<=|>=|<|>|[-+*/%~]"),
          {
            match: "\\b([A-Za-z_]\\w*)(::)([A-Za-z_]\\w*)",
            captures: {
              1: { name: "entity.name.namespace.ggen-template" },
              2: { name: "punctuation.separator.namespace.ggen-template" },
              3: { name: "entity.name.function.macro.ggen-template" },
            },
          },
          match("entity.name.function.ggen-template", "\\b[A-Za-z_]\\w*(?=\\()"),
          match("variable.parameter.ggen-template", "\\b[A-Za-z_]\\w*(?=\\s*=(?!=))"),
          match("variable.language.loop.ggen-template", "\\bloop\\b(?=\\.)"),
          match("variable.other.property.ggen-template", "(?<=\\.)[A-Za-z_0-9]\\w*"),
          match("variable.other.ggen-template", "\\b[A-Za-z_]\\w*"),
        ],
      },
      rdf: {
        patterns: [
          match(
            "keyword.other.sparql.ggen-template",
            "\\b(?:SELECT|DISTINCT|REDUCED|WHERE|PREFIX|BASE|OPTIONAL|FILTER|UNION|BIND|VALUES|GRAPH|MINUS|SERVICE|CONSTRUCT|ASK|DESCRIBE|FROM|NAMED|ORDER|GROUP|BY|HAVING|LIMIT|OFFSET|AS|ASC|DESC|EXISTS|NOT|IN|COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT|STR|LANG|DATATYPE|BOUND|REGEX|CONTAINS|STRSTARTS|STRENDS|CONCAT|REPLACE)\\b|@prefix\\b|@base\\b",
          ),
          match("variable.other.sparql.ggen-template", "[?$][A-Za-z_]\\w*"),
          match("string.other.iri.ggen-template", "<[^<>\\s{}|^`\\\\]*>"),
          {
            match: "\\b([A-Za-z][\\w-]*|):([A-Za-z_][\\w-]*)",
            captures: {
              1: { name: "entity.name.namespace.ggen-template" },
              2: { name: "entity.name.tag.ggen-template" },
            },
          },
        ],
      },
    },
  };
}

const file = new URL("./ggen-template.tmLanguage.json", import.meta.url);
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(grammar(), null, 2)}\n`;
  if (text !== readFileSync(file, { encoding: "utf8", flag: "a+" })) writeFileSync(file, text);
}
