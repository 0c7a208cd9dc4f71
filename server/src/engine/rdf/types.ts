/** RDF as the engine asks for it, in plain data, so that it may be answered in another thread. */
export interface RdfRequest {
  /** Turtle texts with their prologues, loaded into one graph in this order. */
  readonly documents: readonly string[];
  /** CONSTRUCT queries whose triples are added to the graph, one after the other, before anything is asked. */
  readonly constructs?: readonly string[];
  /** Queries with their prologues, asked in this order. */
  readonly queries: readonly string[];
}

export interface RdfAnswer {
  /** What is wrong with the document of the same number; `undefined` where it was loaded. */
  readonly documents: ReadonlyArray<RdfFault | undefined>;
  readonly constructs?: ReadonlyArray<RdfFault | undefined>;
  readonly queries: ReadonlyArray<RdfResult | RdfFault>;
}

export interface RdfFault {
  readonly fault: string;
  /** Whether it was not the text: the time was up, or nobody wants to know any more. */
  readonly stopped?: true;
}

/** The rows of a SELECT, the truth of an ASK; CONSTRUCT and DESCRIBE give no rows, as in ggen. */
export type RdfResult = { readonly rows: readonly RdfRow[] } | { readonly truth: boolean };

/** Terms by the name of their variable, without a question mark; what is unbound is left out. */
export type RdfRow = Readonly<Record<string, RdfTerm>>;

export interface RdfTerm {
  readonly kind: "iri" | "literal" | "blank" | "other";
  /** As N-Triples writes it. */
  readonly text: string;
  /** The bare value of a literal or an IRI. */
  readonly value: string;
  /** IRI; literals only. */
  readonly datatype?: string;
}

/** Who answers. Never rejects for what a user wrote. */
export type AskRdf = (request: RdfRequest, isCancelled?: () => boolean) => Promise<RdfAnswer>;
