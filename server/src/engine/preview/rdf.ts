import type { Profile } from "../../base/profile.ts";
import type { Range } from "../../base/range.ts";
import type { Part } from "../frontMatter/split.ts";
import type { TypedHead } from "../frontMatter/typed.ts";
import { compareText } from "../library/compare.ts";
import { sortedMap } from "../library/json.ts";
import { integer } from "../library/numbers.ts";
import { shifted } from "../origins.ts";
import { placeFault } from "../rdf/fault.ts";
import type { AskRdf, RdfFault, RdfResult, RdfTerm } from "../rdf/types.ts";
import { printedOrigins } from "../sourceMap.ts";
import { TeraFloat, type Value } from "../value.ts";
import { folderOf, join, lies } from "./paths.ts";
import type { Renderer } from "./renderer.ts";
import type { PreviewOptions } from "./types.ts";

/** A text that oxigraph gets: what stands in front of it, and where it comes from. */
interface Asked extends Part {
  readonly prologue: Prologue;
  /** The file it stands in; the template itself where absent. */
  readonly template?: string;
}

interface Prologue {
  readonly text: string;
  /** Where each line of it comes from. */
  readonly lines: readonly Range[];
}

const NO_PROLOGUE: Prologue = { text: "", lines: [] };

/** What the graph of a template says. */
export interface RdfResults {
  /** By the names of the queries, as templates see them; absent where there is no query. */
  readonly results?: ReadonlyMap<string, Value>;
  /** 26: whether `when` is true. */
  readonly holds: boolean;
  /** Asks the same graph more, for ggen's function `sparql`. Nothing is reported. */
  readonly more: (queries: readonly string[]) => Promise<ReadonlyArray<Value | RdfFault>>;
}

/**
 * Loads the RDF of a head and asks its queries.
 *
 * Queries that failed are reported and have no result. Source: format sections a.7, k.4 and k.5.
 */
export async function askRdf(
  head: TypedHead,
  context: ReadonlyMap<string, Value>,
  renderer: Renderer,
  options: PreviewOptions,
  ask: AskRdf,
): Promise<RdfResults> {
  const is26 = options.profile === "26";
  const ontology = is26 ? options.project?.ontology : undefined;
  const prologue = prologueOf(head, ontology?.prefixes ?? {});
  const inline = head.rdfInline.flatMap((part) => again(part, "rdf") ?? []);
  const files: Asked[] = [];
  for (const path of ontology?.files ?? []) {
    const found = await renderer.read(path);
    // What the project lacks is told of the project, not of each of its templates.
    if (found !== undefined) files.push({ text: found, origins: shifted(0), prologue: NO_PROLOGUE, template: path });
  }
  for (const part of head.rdf) {
    const path = again(part, "rdf");
    const file = path === undefined ? undefined : await readRdf(path.text, part);
    if (file !== undefined) files.push(file);
  }
  const documents: Asked[] = [...inline.map((part) => ({ ...part, prologue })), ...files];
  const asked = ({ name, part }: { name: string; part: Part | undefined }) => {
    const query = part && again(part, "sparql");
    return query === undefined ? [] : [{ name, ...query, prologue }];
  };
  const constructs = asked({ name: "construct", part: head.construct });
  const queries = head.queries.flatMap(({ name, ...part }) => asked({ name, part }));
  const conditions = asked({ name: "when", part: head.when });
  const results = new Map<string, Value>();
  const wanted = [...queries, ...conditions];
  let holds = true;
  if (documents.length + constructs.length + wanted.length > 0) {
    const answer = await ask(
      { documents: texts(documents), constructs: texts(constructs), queries: texts(wanted) },
      options.isCancelled,
    );
    reportAll(answer.documents, documents, "rdf");
    reportAll(answer.constructs ?? [], constructs, "sparql");
    wanted.forEach((query, index) => {
      const result = answer.queries[index]!;
      if ("fault" in result) report(result, query, "sparql");
      else if (index >= queries.length) holds = "truth" in result && result.truth;
      else results.set(query.name, valueOfResult(result, options.profile ?? "v1"));
    });
  }
  return { ...(head.queries.length === 0 ? {} : { results: sortedMap(results) }), holds, more };

  async function more(extra: readonly string[]): Promise<ReadonlyArray<Value | RdfFault>> {
    const graph = { documents: texts(documents), constructs: texts(constructs) };
    const answer = await ask({ ...graph, queries: extra.map((query) => prologue.text + query) }, options.isCancelled);
    return answer.queries.map((result) =>
      "fault" in result ? result : valueOfResult(result, options.profile ?? "v1"),
    );
  }

  function texts(all: readonly Asked[]): string[] {
    return all.map(({ prologue: { text }, ...part }) => text + part.text);
  }

  function reportAll(
    faults: ReadonlyArray<RdfFault | undefined>,
    all: readonly Asked[],
    phase: "rdf" | "sparql",
  ): void {
    faults.forEach((fault, index) => {
      if (fault !== undefined) report(fault, all[index]!, phase);
    });
  }

  /** The second rendering of a value. */
  function again(part: Part, phase: "rdf" | "sparql"): Part | undefined {
    const rendered = renderer.text(part, context, phase);
    if (rendered === undefined) return undefined;
    return { text: rendered.text, origins: printedOrigins(rendered.map, rendered.text.length) };
  }

  async function readRdf(path: string, { text, origins }: Part): Promise<Asked | undefined> {
    const range = whole({ text, origins });
    const folder = folderOf(options.path);
    const target = join(folder, path);
    const refuse = (message: string, detail: string) => {
      renderer.report({ message, detail, range, phase: "rdf" });
      return undefined;
    };
    if (target === undefined || !lies(target, folder))
      return refuse(
        `\`${path}\` lies outside of the template's folder`,
        `Path traversal blocked: '${path}' is outside template directory`,
      );
    const found = await renderer.read(target);
    if (found === undefined)
      return refuse(`there is no file \`${path}\` beside the template`, `Failed to canonicalize RDF path '${path}'`);
    return { text: found, origins: shifted(0), prologue, template: target };
  }

  function report({ fault, stopped }: RdfFault, asked: Asked, phase: "rdf" | "sparql"): void {
    const all = whole(asked);
    if (stopped === true) {
      // Those behind the one that was stopped have nothing to say for themselves.
      const what = phase === "rdf" ? "the RDF" : "the query";
      if (fault !== "")
        renderer.report({
          message: fault.replace(/^it /, `${what} `),
          detail: fault,
          range: all,
          phase,
          cause: "stopped",
        });
      return;
    }
    const { text: before, lines } = asked.prologue;
    const { message, range, cause } = placeFault(fault, before + asked.text, phase === "rdf" ? "Turtle" : "query");
    if (range.start < before.length) {
      const line = before.slice(0, range.start).split("\n").length - 1;
      renderer.report({ message, detail: fault, range: range.end === 0 ? all : lines[line]!, phase, cause });
      return;
    }
    const place = { start: range.start - before.length, end: range.end - before.length };
    renderer.report({
      message,
      detail: fault,
      range: asked.origins.range(place),
      phase,
      cause,
      template: asked.template,
    });
  }
}

/** What ggen puts in front of every document and query. Source: format section a.7; prefixes of the project: k.4. */
function prologueOf({ base, prefixes }: TypedHead, inherited: Readonly<Record<string, string>>): Prologue {
  const own = [...prefixes].map(([name, part]) => ({ name, iri: part.text, range: whole(part) }));
  const others = Object.entries(inherited)
    .filter(([name]) => !prefixes.has(name))
    .map(([name, iri]) => ({ name, iri, range: { start: 0, end: 0 } }));
  const lines = [
    ...(base === undefined ? [] : [{ text: `BASE <${base.text}>\n`, range: whole(base) }]),
    ...[...own, ...others]
      .sort((a, b) => compareText(a.name, b.name))
      .map(({ name, iri, range }) => ({ text: `PREFIX ${name}: <${iri}>\n`, range })),
  ];
  return { text: lines.map(({ text }) => text).join(""), lines: lines.map(({ range }) => range) };
}

function whole({ text, origins }: Part): Range {
  return origins.range({ start: 0, end: text.length });
}

/** Rows as the profile has them. Source: format sections a.7 and k.6. */
function valueOfResult(result: RdfResult, profile: Profile): Value {
  if ("truth" in result) return result.truth;
  return result.rows.map((row) =>
    sortedMap(
      Object.entries(row).map(([name, term]) =>
        profile === "v1" ? ([`?${name}`, term.text] as const) : ([name, plainTerm(term)] as const),
      ),
    ),
  );
}

const XSD = "http://www.w3.org/2001/XMLSchema#";
const WHOLE = new Set(
  "integer long int short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte"
    .split(" ")
    .map((name) => XSD + name),
);
const FRACTIONS = new Set(["decimal", "double", "float"].map((name) => XSD + name));

/** A term as 26 hands it out: without quotes and brackets, and of the type that its datatype says. Source: format section k.6. */
function plainTerm({ kind, text, value, datatype = "" }: RdfTerm): Value {
  if (kind === "blank") return text;
  if (datatype === `${XSD}boolean`) return value === "true" || value === "1";
  if (WHOLE.has(datatype) && /^[+-]?\d{1,18}$/.test(value)) return integer(BigInt(value));
  if (FRACTIONS.has(datatype) && Number.isFinite(Number(value))) return new TeraFloat(Number(value));
  return value;
}
