import type { Literal, Quad, Store, Term } from "oxigraph";
import type { AssetLoader } from "../../base/assets.ts";
import type { AskRdf, RdfAnswer, RdfFault, RdfRequest, RdfResult, RdfRow, RdfTerm } from "./types.ts";

/** More rows are more than any template prints, and than another thread can be given at once. */
const MAX_ROWS = 200_000;

/** A document that is loaded, or a query that is asked. */
export type Step = { readonly kind: "documents" | "constructs" | "queries"; readonly index: number };

type Oxigraph = typeof import("oxigraph");

let loading: Promise<Oxigraph> | undefined;

/**
 * Answers in this thread, with the library that ggen itself uses; it is loaded when first asked.
 *
 * It cannot be interrupted: a server asks in a worker that it can end (product decision 23).
 */
export function inThisThread(assets: AssetLoader): AskRdf {
  return async (request) => answer(await oxigraph(assets), request);
}

/** Loads oxigraph once. Errors: rejects when its file is missing, which is a broken installation. */
export function oxigraph(assets: AssetLoader): Promise<Oxigraph> {
  loading ??= load(assets);
  return loading;
}

async function load(assets: AssetLoader): Promise<Oxigraph> {
  const [library, bytes] = await Promise.all([import("oxigraph/web.js"), assets("oxigraph.wasm")]);
  // The package's types say CommonJS where its file is a module.
  const initialise = library.default as unknown as (options: { module_or_path: Uint8Array }) => Promise<unknown>;
  await initialise({ module_or_path: bytes });
  return library;
}

/** Loads the documents and asks the queries; `done` is told of each. */
export function answer(
  library: Oxigraph,
  { documents, constructs = [], queries }: RdfRequest,
  done: (step: Step, result: RdfResult | RdfFault | undefined) => void = () => {},
): RdfAnswer {
  const store = new library.Store();
  try {
    return {
      documents: documents.map((text, index) => {
        const fault = attempt(() => store.load(text, { format: "text/turtle" })) as RdfFault | undefined;
        done({ kind: "documents", index }, fault);
        return fault;
      }),
      constructs: constructs.map((text, index) => {
        const fault = attempt(() => construct(store, text)) as RdfFault | undefined;
        done({ kind: "constructs", index }, fault);
        return fault;
      }),
      queries: queries.map((text, index) => {
        const result = attempt(() => ask(store, text));
        done({ kind: "queries", index }, result);
        return result;
      }),
    };
  } finally {
    (store as unknown as { free(): void }).free();
  }
}

/** The result of `run`, or what it says is wrong. */
function attempt<Result>(run: () => Result): Result | RdfFault {
  try {
    return run();
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function ask(store: Store, text: string): RdfResult {
  const result = store.query(text);
  if (typeof result === "boolean") return { truth: result };
  if (!Array.isArray(result)) return { rows: [] };
  const rows = result.filter((row): row is Map<string, Term> => row instanceof Map);
  if (rows.length > MAX_ROWS) throw new Error(`it gives ${rows.length} rows, more than ${MAX_ROWS}`);
  return { rows: rows.map(rowOf) };
}

function construct(store: Store, text: string): void {
  const result = store.query(text);
  if (!Array.isArray(result) || result.some((each) => each instanceof Map)) throw new Error("it is no CONSTRUCT query");
  for (const quad of result as Quad[]) store.add(quad);
}

function rowOf(row: Map<string, Term>): RdfRow {
  return Object.fromEntries([...row].map(([name, term]) => [name, termOf(term)]));
}

function termOf(term: Term): RdfTerm {
  const text = String(term);
  switch (term.termType) {
    case "NamedNode":
      return { kind: "iri", text, value: term.value };
    case "Literal":
      return { kind: "literal", text, value: term.value, datatype: (term as Literal).datatype.value };
    case "BlankNode":
      return { kind: "blank", text, value: term.value };
    default:
      return { kind: "other", text, value: term.value };
  }
}
