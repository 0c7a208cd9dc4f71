import type { Range } from "../../base/range.ts";
import type { Part } from "../frontMatter/split.ts";
import type { TypedHead } from "../frontMatter/typed.ts";
import { sortedMap } from "../library/json.ts";
import { printedOrigins, shifted } from "../origins.ts";
import { placeFault } from "../rdf/fault.ts";
import type { AskRdf, RdfFault, RdfResult } from "../rdf/types.ts";
import type { Value } from "../value.ts";
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

/**
 * Loads the RDF of a head and asks its queries.
 *
 * Shape: the results by the names of the queries, as templates see them; those that failed are left out and reported. Empty:
 * `undefined` where there is no query. Source: format section a.7.
 */
export async function askRdf(
  head: TypedHead,
  context: ReadonlyMap<string, Value>,
  renderer: Renderer,
  options: PreviewOptions,
  ask: AskRdf,
): Promise<ReadonlyMap<string, Value> | undefined> {
  const prologue = prologueOf(head);
  const inline = head.rdfInline.flatMap((part) => again(part, "rdf") ?? []);
  const files: Asked[] = [];
  for (const part of head.rdf) {
    const path = again(part, "rdf");
    const file = path === undefined ? undefined : await readRdf(path.text, part);
    if (file !== undefined) files.push(file);
  }
  const documents: Asked[] = [...inline.map((part) => ({ ...part, prologue })), ...files];
  const queries = head.queries.flatMap(({ name, ...part }) => {
    const query = again(part, "sparql");
    return query === undefined ? [] : [{ name, ...query, prologue }];
  });
  if (documents.length > 0 || queries.length > 0) {
    const texts = (asked: readonly Asked[]) => asked.map(({ prologue: { text }, ...part }) => text + part.text);
    const answer = await ask({ documents: texts(documents), queries: texts(queries) }, options.isCancelled);
    answer.documents.forEach((fault, index) => {
      if (fault !== undefined) report(fault, documents[index]!, "rdf");
    });
    const results = queries.flatMap(({ name, ...query }, index) => {
      const result = answer.queries[index]!;
      if (!("fault" in result)) return [[name, valueOfResult(result, options.profile ?? "v1")] as const];
      report(result, query, "sparql");
      return [];
    });
    return head.queries.length === 0 ? undefined : sortedMap(results);
  }
  return head.queries.length === 0 ? undefined : new Map();

  /** The second rendering of a value. */
  function again(part: Part, phase: "rdf" | "sparql"): Part | undefined {
    const rendered = renderer.text(part, context, phase);
    if (rendered === undefined) return undefined;
    return { text: rendered.text, origins: printedOrigins(rendered.map, rendered.text.length) };
  }

  async function readRdf(path: string, { text, origins }: Part): Promise<Asked | undefined> {
    const range = origins.range({ start: 0, end: text.length });
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
    const found = await options.read?.(target);
    if (found === undefined)
      return refuse(`there is no file \`${path}\` beside the template`, `Failed to canonicalize RDF path '${path}'`);
    return { text: found, origins: shifted(0), prologue, template: target };
  }

  function report({ fault, stopped }: RdfFault, asked: Asked, phase: "rdf" | "sparql"): void {
    const whole = asked.origins.range({ start: 0, end: asked.text.length });
    if (stopped === true) {
      // Those behind the one that was stopped have nothing to say for themselves.
      const what = phase === "rdf" ? "the RDF" : "the query";
      if (fault !== "")
        renderer.report({
          message: fault.replace(/^it /, `${what} `),
          detail: fault,
          range: whole,
          phase,
          cause: "stopped",
        });
      return;
    }
    const { text: before, lines } = asked.prologue;
    const { message, range, cause } = placeFault(fault, before + asked.text, phase === "rdf" ? "Turtle" : "query");
    if (range.start < before.length) {
      const line = before.slice(0, range.start).split("\n").length - 1;
      renderer.report({ message, detail: fault, range: range.end === 0 ? whole : lines[line]!, phase, cause });
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

/** What ggen puts in front of every document and query. Source: format section a.7. */
function prologueOf({ base, prefixes }: TypedHead): Prologue {
  const parts = [
    ...(base === undefined ? [] : [{ text: `BASE <${base.text}>\n`, part: base }]),
    ...[...prefixes].map(([name, part]) => ({ text: `PREFIX ${name}: <${part.text}>\n`, part })),
  ];
  return {
    text: parts.map(({ text }) => text).join(""),
    lines: parts.map(({ part }) => part.origins.range({ start: 0, end: part.text.length })),
  };
}

/** Rows as the profile has them. Source: format sections a.7 and k.6. */
function valueOfResult(result: RdfResult, profile: "v1" | "26"): Value {
  if ("truth" in result) return result.truth;
  return result.rows.map((row) =>
    sortedMap(
      Object.entries(row).map(([name, term]) =>
        profile === "v1" ? ([`?${name}`, term.text] as const) : ([name, term.value] as const),
      ),
    ),
  );
}
