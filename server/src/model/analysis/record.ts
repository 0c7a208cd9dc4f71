/** What one analysis writes down while it walks. */
import type { Range } from "../../base/range.ts";
import type { Accessor, Expr } from "../../syntax/ast.ts";
import type { Scope } from "../scopes.ts";
import type { CallSite, ConditionSite, Fragment, LoopSite, Operation, Reference, Sym } from "../symbols.ts";
import type { Type } from "../types.ts";

/** An `include`, with what its target will see of this template's own names. */
export interface IncludeSite {
  readonly paths: readonly string[];
  readonly range: Range;
  readonly declared: ReadonlyMap<string, readonly Sym[]>;
}

export class Recording {
  readonly symbols: Sym[] = [];
  readonly references: Reference[] = [];
  readonly calls: CallSite[] = [];
  readonly scopes: Scope[] = [];
  readonly includes: IncludeSite[] = [];
  /** By their expression: one that is looked at twice is there once. */
  readonly operations = new Map<Expr, Operation>();
  readonly conditions: ConditionSite[] = [];
  readonly loops: LoopSite[] = [];
  readonly types = new Map<Expr, Type>();
  /** For each accessor the type of what it is applied to. */
  readonly owners = new Map<Accessor, Type>();
  /** Set when nesting was deeper than {@link depthLimit}: something is missing from the record. */
  truncated = false;
}

/** Bodies and expressions nested deeper are left out; Tera itself does not survive much more. */
export const depthLimit = 400;

/** The range of something in a fragment, in the file. */
export function fileRange(fragment: Fragment, { start, end }: Range): Range {
  return { start: fragment.toFile(start), end: fragment.toFile(end) };
}
