/** The keys of ggen's manifests and settings files, as ggen v1 and 26.x and this server know them. */
import type { Profile } from "../../base/profile.ts";
import type { Setting } from "../../config/settings.ts";
import type { FileKind } from "../fileKind.ts";
import { localSettingsTable } from "../localSettings.ts";

/** What may stand behind a key. `path` is relative to the manifest. */
export type ManifestType =
  | "text"
  | "boolean"
  | "integer"
  | "texts"
  | "path"
  | "folder"
  | "requirement"
  | "table"
  | "tables";

export interface ManifestKey {
  /** Names of tables, then the key; `*` stands for any name, `[]` for an element of an array of tables. */
  readonly path: readonly string[];
  readonly type: ManifestType;
  /** Sentences in Markdown; the first one stands alone in lists. */
  readonly doc: string;
  readonly required?: boolean;
  /** Exactly these texts mean something. */
  readonly values?: readonly string[];
  /** The table of the same manifest whose names belong here. */
  readonly names?: string;
  /** Texts that are often wanted; others are allowed. */
  readonly suggestions?: readonly string[];
  /** Where it is known; absent: everywhere. */
  readonly profiles?: readonly Profile[];
}

type ManifestKind = Exclude<FileKind, "template">;

function key(path: string, type: ManifestType, doc: string, more: Partial<ManifestKey> = {}): ManifestKey {
  return { path: path.split("."), type, doc, ...more };
}

const required = { required: true };
const v1 = { profiles: ["v1"] as const };
const only26 = { profiles: ["26"] as const };
const licenses = { suggestions: ["MIT", "Apache-2.0", "MIT OR Apache-2.0", "BSD-3-Clause"] };

/** Source: format section e.1. */
const gpack: readonly ManifestKey[] = [
  key("gpack", "table", "What the pack is.", required),
  key("gpack.id", "text", "Unique id of the pack, as registries and `[dependencies]` name it.", required),
  key("gpack.name", "text", "Name for people.", required),
  key("gpack.version", "text", "Version of the pack, of the form `1.2.3`.", required),
  key("gpack.description", "text", "What the pack is for, in one sentence; search looks into it.", required),
  key("gpack.license", "text", "SPDX expression of the licence.", { ...required, ...licenses }),
  key("gpack.ggen_compat", "text", "Versions of ggen that the pack works with, as in `>=1.0 <2.0`.", {
    ...required,
    suggestions: [">=1.0 <2.0", ">=26.0"],
  }),
  key("dependencies", "table", "Packs that this one needs, with the versions that will do."),
  key("dependencies.*", "requirement", "Versions of the pack that will do, in Cargo's dialect: `1.2` means `^1.2`."),
  key("templates", "table", "Which files are templates."),
  key("templates.patterns", "texts", "Globs of templates. Absent: `templates/**/*.tmpl` and `templates/**/*.tera`.", {
    suggestions: ["templates/**/*.tmpl", "templates/**/*.tera"],
  }),
  key("templates.includes", "texts", "Globs of templates that are only included. Has no effect in v1."),
  key("macros", "table", "Files of macros."),
  key("macros.paths", "texts", "Paths of files with macros. Has no effect in v1."),
  key("rdf", "table", "RDF that comes with the pack."),
  key("rdf.base", "text", "Base IRI. Has no effect in v1."),
  key("rdf.prefixes", "table", "Prefixes for Turtle and SPARQL. Has no effect in v1."),
  key("rdf.prefixes.*", "text", "The IRI that the prefix stands for."),
  key("rdf.patterns", "texts", "Globs of RDF files. Absent: `templates/**/graphs/*.ttl` and the like."),
  key("rdf.inline", "texts", "Turtle texts. Has no effect in v1."),
  key("queries", "table", "SPARQL queries that come with the pack."),
  key("queries.patterns", "texts", "Globs of query files. Absent: `templates/**/queries/*.rq` and `.sparql`."),
  key("queries.aliases", "table", "Short names of queries. Has no effect in v1."),
  key("queries.aliases.*", "path", "The file of the query."),
  key("shapes", "table", "SHACL shapes that come with the pack."),
  key("shapes.patterns", "texts", "Globs of shape files."),
  key("preset", "table", "Values that the pack brings along."),
  key("preset.config", "path", "A configuration file. Has no effect in v1."),
  key("preset.vars", "table", "Values for variables, below those of the project and above those of the templates."),
  key("preset.vars.*", "text", "Value of the variable."),
];

/** Source: format sections i, k.3 and k.4. */
const ggen: readonly ManifestKey[] = [
  key("templates_dir", "folder", "Folder of the templates. Absent: `templates`.", v1),
  key("base", "text", "Base IRI of Turtle and SPARQL.", v1),
  key("prefixes", "table", "Prefixes for Turtle and SPARQL.", v1),
  key("prefixes.*", "text", "The IRI that the prefix stands for.", v1),
  key("project", "table", "What the project is."),
  key("project.name", "text", "Name of the project."),
  key("project.version", "text", "Version of the project."),
  key("project.description", "text", "What the project is for."),
  key("project.authors", "texts", "Who made it."),
  key("project.author", "text", "Who made it.", v1),
  key("project.license", "text", "SPDX expression of the licence.", licenses),
  key("project.repository", "text", "Where the sources are."),
  key("project.output_dir", "folder", "Folder that generated files go to.", v1),
  key("vars", "table", "Variables of the project. They win over those of packs and templates."),
  key("vars.*", "text", "Value of the variable."),
  key("templates", "table", "Where templates are."),
  key("templates.source_dir", "folder", "Folder of the templates.", v1),
  key("templates.output_dir", "folder", "Folder that generated files go to.", v1),
  key("templates.backup_enabled", "boolean", "Whether files are copied before they change. Read by nothing in v1.", v1),
  key("templates.idempotent", "boolean", "Whether generating twice changes nothing. Read by nothing in v1.", v1),
  key("templates.dry_run", "boolean", "Whether nothing is written. Read by nothing in v1.", v1),
  key("templates.dir", "folder", "Folder of the templates.", only26),
  key("templates.aggregate_modules", "boolean", "Whether module files list what was generated.", only26),
  key("rdf", "table", "RDF of the project."),
  key("rdf.files", "texts", "Paths of RDF files.", v1),
  key("rdf.inline", "texts", "Turtle texts.", v1),
  key("rdf.base_iri", "text", "Base IRI.", v1),
  key("rdf.prefixes", "table", "Prefixes for Turtle and SPARQL.", v1),
  key("rdf.prefixes.*", "text", "The IRI that the prefix stands for.", v1),
  key("ontology", "table", "The model that everything is generated from.", only26),
  key("ontology.source", "path", "The Turtle file of the ontology.", only26),
  key("ontology.imports", "texts", "Further Turtle files.", only26),
  key("ontology.base_iri", "text", "Base IRI.", only26),
  key("ontology.prefixes", "table", "Prefixes for Turtle and SPARQL.", only26),
  key("ontology.prefixes.*", "text", "The IRI that the prefix stands for.", only26),
  key("ontology.standard_only", "boolean", "Whether only standard vocabularies are allowed.", only26),
  key("inference", "table", "Triples that are derived before anything is generated.", only26),
  key("inference.max_reasoning_timeout_ms", "integer", "Time for all of it, in milliseconds. Absent: 5000.", only26),
  key("inference.rules", "tables", "CONSTRUCT rules, in their order.", only26),
  key("inference.rules.[].name", "text", "Name of the rule.", only26),
  key("inference.rules.[].description", "text", "What the rule derives.", only26),
  key("inference.rules.[].construct", "text", "A CONSTRUCT query.", only26),
  key("inference.rules.[].order", "integer", "Place among the rules; smaller is earlier.", only26),
  key("inference.rules.[].when", "text", "An ASK query: the rule counts only where it is true.", only26),
  key("generation", "table", "What is generated.", only26),
  key("generation.output_dir", "folder", "Folder that generated files go to. Absent: `.`.", only26),
  key("generation.max_sparql_timeout_ms", "integer", "Time for one query, in milliseconds. Absent: 5000.", only26),
  key("generation.require_audit_trail", "boolean", "Whether a receipt is written.", only26),
  key("generation.determinism_salt", "text", "Salt for generated ids.", only26),
  key("generation.enable_llm", "boolean", "Whether a language model may be asked.", only26),
  key("generation.llm_provider", "text", "Which one.", only26),
  key("generation.llm_model", "text", "Which of its models.", only26),
  key("generation.rules", "tables", "One query, one template, one output each.", only26),
  key("generation.rules.[].name", "text", "Name of the rule.", { ...only26, ...required }),
  key("generation.rules.[].query", "table", 'The query: `{ file = "…" }` or `{ inline = "…" }`.', only26),
  key("generation.rules.[].query.file", "path", "A file with the query.", only26),
  key("generation.rules.[].query.inline", "text", "The query itself.", only26),
  key("generation.rules.[].query.pack", "text", "The pack that brings the query.", only26),
  key("generation.rules.[].query.output", "text", "Which output of the pack.", only26),
  key("generation.rules.[].template", "table", 'The template: `{ file = "…" }` or `{ inline = "…" }`.', only26),
  key("generation.rules.[].template.file", "path", "A file with the template.", only26),
  key("generation.rules.[].template.inline", "text", "The template itself.", only26),
  key("generation.rules.[].template.pack", "text", "The pack that brings the template.", only26),
  key("generation.rules.[].template.output", "text", "Which output of the pack.", only26),
  key("generation.rules.[].template.git", "text", "A repository that holds it.", only26),
  key("generation.rules.[].template.branch", "text", "Branch of the repository.", only26),
  key("generation.rules.[].template.path", "text", "Path in the repository or the package.", only26),
  key("generation.rules.[].output_file", "text", "Path of the output. With `{{` in it there is one file per row.", {
    ...only26,
    ...required,
  }),
  key("generation.rules.[].skip_empty", "boolean", "Write no file when there is nothing in it.", only26),
  key("generation.rules.[].mode", "text", "What happens to a file that exists.", {
    ...only26,
    values: ["Create", "Overwrite", "Merge"],
  }),
  key("generation.rules.[].when", "text", "An ASK query: the rule counts only where it is true.", only26),
  key("validation", "table", "What is checked.", only26),
  key("validation.gates", "texts", "Paths of `.rq` files that must hold.", only26),
  key("validation.validate_syntax", "boolean", "Whether the output is parsed.", only26),
  key("validation.no_unsafe", "boolean", "Whether `unsafe` is refused in Rust.", only26),
  key("validation.strict_mode", "boolean", "Whether every SELECT needs an ORDER BY.", only26),
  key("validation.rules", "tables", "ASK queries that must hold.", only26),
  key("validation.rules.[].name", "text", "Name of the rule.", only26),
  key("validation.rules.[].description", "text", "What it makes sure of.", only26),
  key("validation.rules.[].ask", "text", "An ASK query.", only26),
  key("validation.rules.[].severity", "text", "How bad it is.", { ...only26, values: ["Error", "Warning"] }),
  key("packs", "table", "Packs that are used, by name.", only26),
  key("packs.*", "table", "Where the pack comes from.", only26),
  key("packs.*.path", "folder", "Folder of the pack.", only26),
  key("packs.*.extra_ontologies", "texts", "Further Turtle files.", only26),
  key("packs.*.lock", "boolean", "Whether the pack is locked by its hash.", only26),
  key("packs.*.git", "text", "A repository that holds the pack.", only26),
  key("packs.*.version", "text", "Version of the pack.", only26),
  key("packs.*.subdir", "text", "Folder in the repository.", only26),
  key("law", "table", "What must always hold.", only26),
  key("law.rules", "texts", "Paths of files with rules.", only26),
  key("law.gates", "texts", "Paths of `.rq` files that must hold.", only26),
  key("law.reflexive", "boolean", "Whether the laws are checked against themselves.", only26),
];

/** Source: format section k.7. */
const pack: readonly ManifestKey[] = [
  key("pack", "table", "What the pack is.", required),
  key("pack.name", "text", "Name of the pack.", required),
  key("pack.version", "text", "Version of the pack.", required),
  key("pack.description", "text", "What the pack is for."),
];

const hookNames = ["all", "init", "setup", "build", "test", "deploy"].flatMap((phase) =>
  ["before", "after"].map((when) =>
    key(
      `hooks.${when}_${phase}`,
      "texts",
      `Names of phases that run ${when} ${phase === "all" ? "everything" : `the phase \`${phase}\``}.`,
      { names: "lifecycle" },
    ),
  ),
);

/** Source: format section h.1. */
const make: readonly ManifestKey[] = [
  key("project", "table", "What the project is.", required),
  key("project.name", "text", "Name of the project.", required),
  key("project.type", "text", "Kind of the project."),
  key("project.version", "text", "Version of the project."),
  key("project.description", "text", "What the project is for."),
  key("workspace", "table", "Parts of the project, by name."),
  key("workspace.*", "table", "One part of the project."),
  key("workspace.*.path", "folder", "Folder of the part.", required),
  key("workspace.*.framework", "text", "Framework it is made with."),
  key("workspace.*.runtime", "text", "What runs it."),
  key("workspace.*.package_manager", "text", "What installs its dependencies.", {
    suggestions: ["cargo", "npm", "pnpm", "yarn"],
  }),
  key("lifecycle", "table", "Phases, by name."),
  key("lifecycle.*", "table", "One phase."),
  key("lifecycle.*.description", "text", "What the phase does."),
  key("lifecycle.*.command", "text", "Shell command of the phase. Wins over `commands`."),
  key("lifecycle.*.commands", "texts", "Shell commands, one after the other."),
  key("lifecycle.*.parallel", "boolean", "Whether the workspaces are done at the same time."),
  key("lifecycle.*.workspaces", "texts", "Names of workspaces. Read by nothing.", { names: "workspace" }),
  key("lifecycle.*.outputs", "texts", "What the phase makes. Read by nothing."),
  key("lifecycle.*.watch", "boolean", "Read by nothing."),
  key("lifecycle.*.port", "integer", "Read by nothing."),
  key("lifecycle.*.cache", "boolean", "Read by nothing."),
  key("hooks", "table", "Phases that run around other phases."),
  ...hookNames,
];

/** Source: format section j.9. */
const registries: readonly ManifestKey[] = [
  key("registries", "tables", "Registries, each in a table of its own."),
  key("registries.[].name", "text", "Name of the registry.", required),
  key("registries.[].type", "text", "What serves it.", { ...required, values: ["artifactory", "nexus", "custom"] }),
  key("registries.[].url", "text", "Address. `${NAME}` is an environment variable.", required),
  key("registries.[].priority", "integer", "Order of search; 1 is first."),
  key("registries.[].auth", "table", "How to sign in, for the registry above it."),
  key("registries.[].auth.type", "text", "Kind of sign-in.", { values: ["token", "basic", "certificate"] }),
  key("registries.[].auth.token", "text", "Token; write `${NAME}`, never the secret itself."),
  key("registries.[].auth.username", "text", "User, with `basic`."),
  key("registries.[].auth.password", "text", "Password, with `basic`; write `${NAME}`, never the secret itself."),
  key("registries.[].auth.cert_path", "path", "Certificate, with `certificate`."),
  key("registries.[].auth.key_path", "path", "Key of the certificate."),
];

/** Source: format section j.9. */
const webhooks: readonly ManifestKey[] = [
  key("webhooks", "tables", "Receivers, each in a table of its own."),
  key("webhooks.[].url", "text", "Address that is called.", required),
  key("webhooks.[].secret", "text", "Key of the signature; write `${NAME}`, never the secret itself."),
  key("webhooks.[].events", "texts", "What it is told.", {
    values: [
      "template.generated",
      "template.validated",
      "marketplace.package_installed",
      "marketplace.package_updated",
      "lifecycle.stage_completed",
      "lifecycle.deployment_started",
      "lifecycle.deployment_completed",
    ],
  }),
];

/** Source: format section f.1. */
const lock: readonly ManifestKey[] = [
  key("version", "text", "Version of the lock's format."),
  key("generated", "text", "When it was written (RFC 3339)."),
  key("packs", "tables", "The installed packs, sorted by id.", v1),
  key("packs.[].id", "text", "Id of the pack."),
  key("packs.[].version", "text", "The version that is installed."),
  key("packs.[].sha256", "text", "Checksum of the archive."),
  key("packs.[].source", "text", "Where it came from."),
  key("packs.[].dependencies", "texts", "What it needs, as `id@requirement`."),
];

function fromSetting({ key: name, type, values, description }: Setting): ManifestKey[] {
  if (type === "object")
    return [key(name, "table", description), key(`${name}.*`, "text", description, { values: values ?? [] })];
  return [key(name, type === "boolean" ? "boolean" : type === "string" ? "text" : "texts", description, { values })];
}

/** Source: the table of settings. */
const ls: readonly ManifestKey[] = [
  key("files", "table", "Which files ggen looks at."),
  key("generation", "table", "How files are written."),
  ...localSettingsTable.flatMap(fromSetting),
];

const tables: Readonly<Partial<Record<ManifestKind, readonly ManifestKey[]>>> = {
  gpack,
  ggen,
  pack,
  make,
  registries,
  webhooks,
  lock,
  ls,
};

/** The keys of one kind of manifest in a profile, in the order of the table. Empty: for kinds that this server has no table of. */
export function manifestKeys(kind: ManifestKind, profile: Profile): readonly ManifestKey[] {
  return (tables[kind] ?? []).filter((each) => each.profiles?.includes(profile) ?? true);
}

/** Whether a path of a file is the one that a key stands for; an index into an array of tables counts as `[]`. */
export function isPathOf(pattern: readonly string[], path: readonly (string | number)[]): boolean {
  return pattern.length === path.length && pattern.every((part, index) => fitsPart(part, path[index]!));
}

/** Whether a path of a file leads towards a key: the key is at it or below. */
export function leadsTo(path: readonly (string | number)[], pattern: readonly string[]): boolean {
  return path.length <= pattern.length && path.every((part, index) => fitsPart(pattern[index]!, part));
}

function fitsPart(pattern: string, part: string | number): boolean {
  return typeof part === "number" ? pattern === "[]" : pattern === "*" || pattern === part;
}
