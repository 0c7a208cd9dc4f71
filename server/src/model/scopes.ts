import type { Range } from "../base/range.ts";
import type { Sym } from "./symbols.ts";

/**
 * A region in which names live.
 *
 * Tera opens frames for the template, each iteration of a `for`, a macro call and an included template; `block` and
 * `filter` sections are regions without a frame of their own.
 */
export interface Scope {
  readonly kind: "template" | "for" | "macro" | "block" | "filterSection" | "value";
  readonly range: Range;
  readonly parent?: Scope;
  /** Declared directly in it, in order. */
  readonly symbols: readonly Sym[];
}
