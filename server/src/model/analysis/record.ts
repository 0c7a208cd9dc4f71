/** What one analysis writes down while it walks. */
import { bisect } from "../../base/bisect.ts";
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

/** Where macros of a namespace come from. */
export interface Namespace {
  readonly symbol?: Sym;
  readonly target?: string;
  readonly macros: ReadonlyMap<string, Sym>;
}

export class Recording {
  readonly symbols: Sym[] = [];
  readonly references: Reference[] = [];
  readonly calls: CallSite[] = [];
  readonly scopes: Scope[] = [];
  readonly includes: IncludeSite[] = [];
  readonly operations: Operation[] = [];
  readonly conditions: ConditionSite[] = [];
  readonly loops: LoopSite[] = [];
  readonly types = new Map<Expr, Type>();
  /** For each accessor the type of what it is applied to. */
  readonly owners = new Map<Accessor, Type>();
  /** Every range that was made for it. */
  readonly ranges: { start: number; end: number }[] = [];
  /** The namespaces that were asked for, and what they were. */
  readonly namespaces = new Map<string, Namespace | undefined>();
  /** Set when nesting was deeper than {@link depthLimit}: something is missing from the record. */
  truncated = false;
  readonly #parts: { readonly start: number; readonly record: Recording }[] = [];

  /** Takes in what was written down of a part of the fragment, from the offset `start` on. */
  append(record: Recording, start: number): void {
    for (const each of record.symbols) this.symbols.push(each);
    for (const each of record.references) this.references.push(each);
    for (const each of record.calls) this.calls.push(each);
    for (const each of record.scopes) this.scopes.push(each);
    for (const each of record.includes) this.includes.push(each);
    for (const each of record.operations) this.operations.push(each);
    for (const each of record.conditions) this.conditions.push(each);
    for (const each of record.loops) this.loops.push(each);
    this.truncated ||= record.truncated;
    // Parts come in order but for an `elif` that its author wrote behind the `else`.
    this.#parts.splice(this.#countTo(start), 0, { start, record });
  }

  /** The type of an expression, filters included; absent where it was not looked at. */
  typeOf(expr: Expr): Type | undefined {
    return this.types.get(expr) ?? this.#partAt(expr.start)?.types.get(expr);
  }

  /** The type of what an accessor is applied to. */
  ownerOf(accessor: Accessor): Type | undefined {
    return this.owners.get(accessor) ?? this.#partAt(accessor.start)?.owners.get(accessor);
  }

  #partAt(offset: number): Recording | undefined {
    return this.#parts[this.#countTo(offset) - 1]?.record;
  }

  /** How many parts begin at or in front of an offset. */
  #countTo(offset: number): number {
    return bisect(this.#parts, ({ start }) => start <= offset);
  }
}

/** Bodies and expressions nested deeper are left out; Tera itself does not survive much more. */
export const depthLimit = 400;

/** The range of something in the fragment that is walked, in the file. */
export function fileRange(
  { fragment, record }: { readonly fragment: Fragment; readonly record: Recording },
  { start, end }: Range,
): Range {
  const range = { start: fragment.toFile(start), end: fragment.toFile(end) };
  record.ranges.push(range);
  return range;
}
