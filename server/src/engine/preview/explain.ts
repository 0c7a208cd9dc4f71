import type { Range } from "../../base/range.ts";
import type { Fragment } from "../../model/symbols.ts";
import { Seen } from "../compile/probe.ts";
import type { LibraryEnv } from "../library/types.ts";
import { TemplateSet } from "../loaded.ts";
import { shifted } from "../origins.ts";
import type { Probe } from "../place.ts";
import type { AskRdf } from "../rdf/types.ts";
import { compileTemplate } from "../templates.ts";
import type { Value } from "../value.ts";
import { contextOf, withSupplied } from "./context.ts";
import { type Parsed, readHead, typedHead } from "./head.ts";
import { loadNeighbours } from "./neighbours.ts";
import { plain } from "./plain.ts";
import { askRdf } from "./rdf.ts";
import { Renderer } from "./renderer.ts";
import { rowsOf } from "./rows.ts";
import type { PreviewOptions } from "./types.ts";

/** The expression that somebody wants to know the values of. */
export interface Watched {
  /** The piece of Tera it stands in. */
  readonly fragment: Fragment;
  /** In that piece: from the start of the value to the end of its filters. */
  readonly range: Range;
}

/** What an expression is with the present inputs, when it is reached first. */
export interface Explanation {
  /** The value, then what each filter makes of it; ranges in the file begin with the value. */
  readonly steps: ReadonlyArray<{ readonly range: Range; readonly value: unknown }>;
  /** Why there is no further step. */
  readonly failure?: string;
}

/** Steps until the expression must have been reached. */
const FUEL = 500_000;

/**
 * Runs a template until an expression is reached, and tells its values.
 *
 * What goes wrong before is passed over, and so is what does not parse. Empty: `undefined` where it is not reached. Never rejects for
 * what a user wrote.
 */
export async function explain(
  options: PreviewOptions,
  { fragment, range }: Watched,
  env: LibraryEnv,
  ask: AskRdf,
  parsed: Parsed,
): Promise<Explanation | undefined> {
  const { path } = options;
  const renderer = new Renderer({ fuel: FUEL, ...options }, env);
  const steps: Array<Explanation["steps"][number]> = [];
  let failure: string | undefined;
  const probe: Probe = {
    ...range,
    seen: (step) => {
      const place = { start: fragment.toFile(step.range.start), end: fragment.toFile(step.range.end) };
      steps.push({ range: place, value: plain(step.value as Value) });
    },
    failed: (message) => {
      failure = message;
    },
  };
  const head = readHead(options, parsed);
  const own = head.kind === "read" ? head.vars : new Map<string, Value>();
  const given = contextOf(own, options);
  if (typeof given === "string") return undefined;
  if (fragment.key === undefined) await inBody(given);
  else {
    const template = compileTemplate({ name: path, source: fragment.text, probe }, fragment.file);
    watch(new TemplateSet(new Map([[path, template]])), given);
  }
  return steps.length === 0 && failure === undefined
    ? undefined
    : { steps, ...(failure === undefined ? {} : { failure }) };

  async function inBody(before: ReadonlyMap<string, Value>): Promise<void> {
    const typed = head.kind === "read" ? typedHead(head, renderer, before, options) : undefined;
    const context = withSupplied(options.profile, contextOf(typed?.vars ?? own, options) as Map<string, Value>);
    const { results } = typed === undefined ? {} : await askRdf(typed, context, renderer, options, ask);
    if (results !== undefined) context.set("sparql_results", results);
    const [row] = rowsOf(typed, results);
    if (row !== undefined) context.set("row", row);
    const body = { text: fragment.text, origins: shifted(0) };
    const { set } = await loadNeighbours(path, body, options.project, renderer, { file: fragment.file, probe });
    if (set !== undefined) watch(set, context);
  }

  function watch(set: TemplateSet, context: ReadonlyMap<string, Value>): void {
    try {
      renderer.body(path, set, context);
    } catch (error) {
      if (!(error instanceof Seen)) throw error;
    }
  }
}
