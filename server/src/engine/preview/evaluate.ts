import type { Range } from "../../base/range.ts";
import { readFrontMatter } from "../../model/frontMatter.ts";
import type { ScalarText } from "../../model/scalarText.ts";
import { allExpressions, nodesOf } from "../../model/visit.ts";
import type { Expr } from "../../syntax/index.ts";
import type { YamlNode } from "../frontMatter/read.ts";
import type { Part } from "../frontMatter/split.ts";
import type { TypedHead } from "../frontMatter/typed.ts";
import type { LibraryEnv } from "../library/types.ts";
import { type Origins, UnitOrigins } from "../origins.ts";
import type { AskRdf } from "../rdf/types.ts";
import { render } from "../render.ts";
import type { Value } from "../value.ts";
import { contextOf, withSupplied } from "./context.ts";
import { type Parsed, parsedOnce, readHead, typedHead } from "./head.ts";
import { plain } from "./plain.ts";
import { askRdf } from "./rdf.ts";
import { Renderer } from "./renderer.ts";
import type { PreviewOptions, PreviewProblem } from "./types.ts";

/** What is learnt of a template by running parts of it. */
export interface Evaluation {
  /** What oxigraph minds in RDF and queries. */
  readonly rdf: readonly PreviewProblem[];
  /**
   * The results of the queries by name; absent where they say nothing: values are missing, no RDF is there, or not all of it was
   * loaded.
   */
  readonly results?: Readonly<Record<string, unknown>>;
  /** Conditions that are the same in every run. */
  readonly constants: ReadonlyArray<{ readonly range: Range; readonly holds: boolean }>;
}

/**
 * Runs what the rules of an editor need to know: the RDF and the queries of the head, and conditions without any name in them.
 *
 * `parsed` spares parsing where the caller has a tree. Where the head cannot be rendered, for want of values, its texts without Tera are still judged. Never rejects for what a user
 * wrote. Cancellation: an empty evaluation.
 */
export async function evaluate(
  options: PreviewOptions,
  env: LibraryEnv,
  ask: AskRdf,
  parsed?: Parsed,
): Promise<Evaluation> {
  const renderer = new Renderer(options, env);
  const tree = parsed ?? parsedOnce(options.text);
  const { file } = tree;
  const head = readHead(options, tree);
  const constants = [...nodesOf(file)].flatMap((node) =>
    node.kind === "if" ? node.branches.flatMap(({ condition }) => constantOf(condition) ?? []) : [],
  );
  if (head.kind !== "read" || !hasRdf(head.node)) return { rdf: [], constants };
  const given = contextOf(head.vars, options);
  const typed = typeof given === "string" ? undefined : typedHead(head, renderer, given, options);
  const context = typed === undefined ? undefined : contextOf(typed.vars, options);
  if (typed !== undefined && typeof context === "object") {
    const { results } = await askRdf(typed, withSupplied(options.profile, context), renderer, options, ask);
    const rdf = renderer.problems.filter(({ cause }) => cause !== undefined);
    const known = hasGraph(typed, options) && renderer.problems.every(({ phase }) => phase === "sparql");
    return { rdf, constants, ...(known ? { results: plain(results ?? new Map()) as Record<string, unknown> } : {}) };
  }
  const literal = new Renderer(options, env);
  await askRdf(literalHead(options.text, file.head), new Map<string, Value>(), literal, options, ask);
  return { rdf: literal.problems.filter(({ cause }) => cause !== undefined), constants };

  function constantOf(condition: Expr): { range: Range; holds: boolean } | undefined {
    if (!isLiteral(condition)) return undefined;
    const source = options.text.slice(condition.start, condition.end);
    const result = render(`{% if ${source} %}yes{% endif %}`, { profile: options.profile, fuel: 1000 }, env);
    if (!result.ok) return undefined;
    return { range: { start: condition.start, end: condition.end }, holds: result.output === "yes" };
  }
}

/** Whether there is RDF that a query could find something in. */
function hasGraph({ rdf, rdfInline }: TypedHead, { profile, project }: PreviewOptions): boolean {
  const files = profile === "26" ? (project?.ontology?.files.length ?? 0) : 0;
  return rdf.length + rdfInline.length + files > 0;
}

function hasRdf(node: YamlNode): boolean {
  return (
    node.kind === "map" && node.entries.some(({ key }) => /^(?:rdf|rdf_inline|sparql|construct|when)$/.test(key.value))
  );
}

/** What the head says without Tera, as far as it can be judged alone: prefixes that Tera makes get an IRI that stands for them. */
function literalHead(text: string, head: Parameters<typeof readFrontMatter>[1]): TypedHead {
  const front = readFrontMatter(text, head);
  const literal = (scalars: readonly ScalarText[]) => scalars.filter(isTeraFree).map(partOf);
  const standIn = (scalar: Part) => (hasTera(scalar.text) ? { ...scalar, text: "http://example.invalid/" } : scalar);
  return {
    front: {},
    rdf: [],
    rdfInline: literal(front?.rdfInline ?? []),
    queries: (front?.queries ?? []).flatMap(({ name, text: query }) =>
      isTeraFree(query) ? [{ name, ...partOf(query) }] : [],
    ),
    base: front?.base === undefined ? undefined : standIn(partOf(front.base)),
    prefixes: new Map(
      (front?.prefixes ?? []).map(({ name, value, valueRange }) => [
        name,
        standIn({ text: value, origins: fixed(valueRange) }),
      ]),
    ),
    vars: new Map(),
  };
}

function partOf(scalar: ScalarText): Part {
  const starts = Uint32Array.from({ length: scalar.value.length }, (_, unit) => scalar.toFile(unit));
  return {
    text: scalar.value,
    origins: new UnitOrigins(
      starts,
      starts.map((start) => start + 1),
    ),
  };
}

/** Origins of a text that is only ever shown as a whole. */
function fixed(range: Range): Origins {
  return { range: () => range, pieces: (each) => [{ ...each, file: range, copied: false }] };
}

function isTeraFree({ value }: ScalarText): boolean {
  return !hasTera(value);
}

function hasTera(text: string): boolean {
  return /\{[{%#]/.test(text);
}

/** Whether no name, function or macro is in an expression. */
function isLiteral(expr: Expr): boolean {
  return [...allExpressions([expr])].every(({ kind }) => LITERAL.has(kind));
}

const LITERAL: ReadonlySet<Expr["kind"]> = new Set([
  "string",
  "number",
  "bool",
  "array",
  "concat",
  "math",
  "compare",
  "logic",
  "in",
]);
