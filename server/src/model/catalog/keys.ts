/** The keys of a template's front matter, as ggen v1 and 26.x know them. */
import type { Profile } from "../../base/profile.ts";

/** What may stand behind a key. */
export type KeyType = "string" | "bool" | "integer" | "strings" | "map" | "vars" | "queries" | "matcher" | "any";

export interface FrontMatterKey {
  readonly name: string;
  readonly profiles: readonly Profile[];
  readonly type: KeyType;
  /** Sentences in Markdown; the first one stands alone in lists. */
  readonly doc: string;
  /** Another spelling of the same key. */
  readonly alias?: string;
  /** What follows the colon, as a snippet. */
  readonly snippet?: string;
  /** Exactly these texts mean something. */
  readonly values?: readonly string[];
  /** `never`: ggen reads it and does nothing. `unread`: real templates write it, ggen ignores it. */
  readonly effect?: "never" | "unread";
  /** Only has an effect beside `inject: true`. */
  readonly needsInject?: boolean;
  readonly required?: readonly Profile[];
}

const both = ["v1", "26"] as const;
const v1 = ["v1"] as const;
const only26 = ["26"] as const;

export const frontMatterKeys: readonly FrontMatterKey[] = [
  {
    name: "to",
    profiles: both,
    type: "string",
    required: ["26"],
    snippet: ' "${1:src/file}"',
    doc: "Path of the file that is written, relative to the project. Tera in it is rendered.",
  },
  {
    name: "description",
    profiles: v1,
    type: "string",
    effect: "unread",
    snippet: " $1",
    doc: "What the template makes. ggen shows it in its list of templates and uses it for nothing else.",
  },
  {
    name: "vars",
    profiles: v1,
    type: "vars",
    snippet: "\n  ${1:name}: ${2:value}",
    doc: "Variables with their default values. A YAML comment behind an entry describes it.",
  },
  {
    name: "from",
    profiles: both,
    type: "string",
    snippet: " ${1:path}",
    doc: "A file whose text replaces the body. Relative to the project in v1, to the template in 26.x.",
  },
  { name: "force", profiles: both, type: "bool", snippet: " ${1|true,false|}", doc: "Overwrite a file that exists." },
  {
    name: "unless_exists",
    profiles: both,
    type: "bool",
    snippet: " ${1|true,false|}",
    doc: "Do nothing when the file exists. Wins over `force`.",
  },
  {
    name: "inject",
    profiles: both,
    type: "bool",
    snippet: " ${1|true,false|}",
    doc: "Insert into a file that exists instead of writing it.",
  },
  {
    name: "before",
    profiles: both,
    type: "matcher",
    needsInject: true,
    snippet: ' "${1:text}"',
    doc: "Insert in front of the first line that contains this text.",
  },
  {
    name: "after",
    profiles: both,
    type: "matcher",
    needsInject: true,
    snippet: ' "${1:text}"',
    doc: "Insert behind the first line that contains this text.",
  },
  {
    name: "prepend",
    profiles: v1,
    type: "bool",
    needsInject: true,
    snippet: " ${1|true,false|}",
    doc: "Insert at the top of the file.",
  },
  {
    name: "append",
    profiles: v1,
    type: "bool",
    needsInject: true,
    snippet: " ${1|true,false|}",
    doc: "Insert at the end of the file.",
  },
  {
    name: "at_line",
    profiles: both,
    type: "integer",
    needsInject: true,
    snippet: " ${1:1}",
    doc: "Insert in front of this line, counted from 1.",
  },
  {
    name: "skip_if",
    profiles: both,
    type: "matcher",
    needsInject: true,
    snippet: ' "${1:pattern}"',
    doc: "Do nothing when this regular expression (Rust's syntax) matches the file.",
  },
  {
    name: "idempotent",
    profiles: v1,
    type: "bool",
    needsInject: true,
    snippet: " ${1|true,false|}",
    doc: "Do nothing when the text is already in the file.",
  },
  {
    name: "backup",
    profiles: both,
    type: "bool",
    needsInject: true,
    snippet: " ${1|true,false|}",
    doc: "Copy the file before it is changed: to `<file>.backup` in v1, `<file>.bak` in 26.x.",
  },
  {
    name: "eof_last",
    profiles: v1,
    type: "bool",
    effect: "never",
    snippet: " ${1|true,false|}",
    doc: "Has no effect.",
  },
  {
    name: "sh_before",
    alias: "sh",
    profiles: both,
    type: "string",
    snippet: ' "${1:command}"',
    doc: "Shell command that ggen runs before the file is written. Here it is shown, never run by itself.",
  },
  {
    name: "sh_after",
    profiles: both,
    type: "string",
    snippet: ' "${1:command}"',
    doc: "Shell command that ggen runs after the file is written. Here it is shown, never run by itself.",
  },
  {
    name: "base",
    profiles: both,
    type: "string",
    snippet: ' "${1:http://example.org/}"',
    doc: "Base IRI of Turtle and SPARQL in this template.",
  },
  {
    name: "prefixes",
    profiles: both,
    type: "map",
    snippet: '\n  ${1:ex}: "${2:http://example.org/}"',
    doc: "Prefixes for Turtle and SPARQL in this template.",
  },
  {
    name: "rdf",
    profiles: both,
    type: "strings",
    snippet: "\n  - ${1:model.ttl}",
    doc: "Turtle files to read, relative to the template and inside its folder.",
  },
  {
    name: "rdf_inline",
    profiles: both,
    type: "strings",
    snippet: "\n  - |\n    $1",
    doc: "Turtle text. Each item is a document of its own.",
  },
  {
    name: "sparql",
    profiles: both,
    type: "queries",
    snippet: "\n  ${1:items}: |\n    SELECT ${2:?item} WHERE {\n      $3\n    }",
    doc: "Queries over the RDF. Their results are `sparql_results.<name>`.",
  },
  {
    name: "for_each",
    profiles: only26,
    type: "string",
    snippet: " ${1:query}",
    doc: "Name of a query: one file is made for each of its rows.",
  },
  {
    name: "construct",
    profiles: only26,
    type: "string",
    snippet: " |\n  CONSTRUCT { $1 } WHERE { $2 }",
    doc: "A CONSTRUCT query whose triples are added to the graph.",
  },
  {
    name: "when",
    profiles: only26,
    type: "string",
    snippet: " |\n  ASK { $1 }",
    doc: "An ASK query: the template is used only where it is true.",
  },
  {
    name: "skip_empty",
    profiles: only26,
    type: "bool",
    snippet: " ${1|true,false|}",
    doc: "Write no file when there is nothing in it.",
  },
  {
    name: "unattended_write_eligible",
    profiles: only26,
    type: "bool",
    snippet: " ${1|true,false|}",
    doc: "The file may be written without a person looking on. Needs `unless_exists`.",
  },
  {
    name: "shape",
    profiles: both,
    type: "strings",
    effect: "never",
    snippet: "\n  - ${1:shapes.ttl}",
    doc: "Shapes to check the RDF with. Has no effect in v1.",
  },
  {
    name: "determinism",
    profiles: both,
    type: "any",
    effect: "never",
    snippet: " ${1:true}",
    doc: "Has no effect in v1.",
  },
  {
    name: "freeze_policy",
    profiles: both,
    type: "string",
    effect: "never",
    values: ["always", "checksum", "never"],
    snippet: " ${1|always,checksum,never|}",
    doc: "When frozen parts are kept. Has no effect in v1.",
  },
  {
    name: "freeze_slots_dir",
    profiles: both,
    type: "string",
    effect: "never",
    snippet: " ${1:path}",
    doc: "Folder of the frozen parts. Has no effect in v1.",
  },
];
