import type { Range } from "../base/range.ts";
import type { Origins } from "./origins.ts";

/** The text that ranges count in, and its name. */
export interface Place {
  readonly name: string;
  readonly source: string;
  /** Where `source` stands in the file that ranges count in; absent where it is that file's whole text. */
  readonly origins?: Origins;
  /** The name in the template set that an include, import or extends of this text means; absent where names are taken as written. */
  readonly resolve?: (name: string) => string;
  /** Set when somebody wants to know the values of one expression: see `preview/explain.ts`. */
  readonly probe?: Probe;
}

/** The expression that is watched, and who is told when it is reached first. */
export interface Probe extends Range {
  readonly seen: (step: ProbeStep) => void;
  /** Told why there is no further step. */
  readonly failed?: (message: string) => void;
}

/** One value on the way through an expression: that of `range`, after the filters so far. */
export interface ProbeStep {
  readonly range: Range;
  readonly value: unknown;
}

/** A stretch of the text of a template: where output comes from, and what is shown when something there goes wrong. */
export interface Spot extends Range {
  readonly template: string;
  /** Whether it is printed as it stands. */
  readonly isText?: boolean;
}

/** The spot of `range` in `place`. */
export function spotOf({ name, origins }: Place, range: Range): Spot {
  const { start, end } = origins?.range(range) ?? range;
  return { start, end, template: name };
}
