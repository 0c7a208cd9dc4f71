import type { Value } from "../value.ts";

/** What a run takes from outside: clock, randomness, environment, and queries where the caller has them. */
export interface LibraryEnv {
  /** Milliseconds since the epoch. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  env(name: string): string | undefined;
  /** The rows of a query, for ggen's `sparql` function; absent where no graph is loaded. */
  readonly sparql?: (query: string) => Value;
}

/** Keyword arguments, by name. */
export type Args = ReadonlyMap<string, Value>;

export type Filter = (input: Value, args: Args, env: LibraryEnv) => Value;
export type Func = (args: Args, env: LibraryEnv) => Value;
/** `undefined` as input means a variable that is not there. */
export type Test = (input: Value | undefined, args: readonly Value[]) => boolean;

/** What templates of one profile can call. */
export interface Library {
  readonly filters: ReadonlyMap<string, Filter>;
  readonly functions: ReadonlyMap<string, Func>;
  readonly tests: ReadonlyMap<string, Test>;
}

/** A failure while rendering, in Tera's own words (its innermost message) and, where that helps, in a person's. */
export class TeraError extends Error {
  /** What a person reads; the message itself where absent. */
  readonly explain?: string;

  constructor(message: string, explain?: string) {
    super(message);
    this.explain = explain;
  }
}

/** A failure where Tera, or a library behind a filter, crashes instead of refusing. */
export class LibraryCrash extends TeraError {}

/** A text or a list that grows beyond every use, or a value nested beyond it: the run is stopped. */
export class LibraryLimit extends TeraError {}
