import type { Range } from "../base/range.ts";
import type { Spot } from "./place.ts";

/** Something that went wrong in a render, as the public API shows it. */
export interface EngineProblem {
  /** One sentence for a person. */
  readonly message: string;
  /** Tera's own words, outermost first, one a line. */
  readonly detail: string;
  /** Offsets in the text of `template`. */
  readonly range: Range;
  /** Name of the template that holds the range. */
  readonly template: string;
  /** The calls that led there, innermost first: `macro ns::name`, `include "name"`, `block name`. */
  readonly calls?: ReadonlyArray<CallSite>;
}

/** A call and where it is written. */
export interface CallSite {
  readonly what: string;
  readonly template: string;
  readonly range: Range;
}

/** Thrown while rendering; never leaves the engine. */
export class RenderFailure extends Error {
  /** Tera's chain of messages, innermost first. */
  readonly chain: string[];
  readonly explain: string;
  /** Where it happened: the innermost expression at fault. */
  readonly spot: Spot | undefined;
  readonly calls: CallSite[] = [];

  /** `message` is Tera's own text; `explain` says it in a person's words. */
  constructor(message: string, spot?: Spot, explain?: string) {
    super(message);
    this.chain = [message];
    this.explain = explain ?? message;
    this.spot = spot;
  }
}

/**
 * Thrown where Tera itself crashes instead of refusing. Unlike a value that is missing, nothing takes it for `false` or lets a
 * default stand in.
 */
export class TeraCrash extends RenderFailure {}

/** Forgets all but the outermost message, where Tera makes a new error of the text of one. */
export function withoutCauses<T>(error: T): T {
  if (error instanceof RenderFailure) error.chain.splice(0, error.chain.length - 1);
  return error;
}

/** Whether something failed in the way that Tera takes for a value that is missing. */
export function isMissing(error: unknown): boolean {
  return error instanceof RenderFailure && !(error instanceof TeraCrash) && !(error instanceof RunStopped);
}

/** Thrown where a run reaches its limits or is cancelled: nothing may go on behind it. */
export class RunStopped extends RenderFailure {}
