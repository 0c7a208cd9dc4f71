/** The expressions of the typed tree, and what is in them. The whole of the tree is told in `ast.ts`. */
import type { Range } from "../base/range.ts";
import { type Place, Span } from "./span.ts";

/** A name as written, with its place; `text` is empty where the name is missing. */
export class Name extends Span {
  constructor(
    place: Place,
    start: number,
    end: number,
    readonly text: string,
  ) {
    super(place, start, end);
  }
}

/** What every expression has. The lowering fills in what surrounds it: a `not`, filters, parentheses. */
abstract class ExprBase extends Span {
  readonly negated: boolean = false;
  /** The `not` in front; present without `negated` where Tera forgets it, in `(not a)`. */
  readonly not: Range | undefined = undefined;
  readonly filters: readonly Call[] = NO_FILTERS;
  /** The outermost parentheses around it, when there are any. */
  readonly parens: Range | undefined = undefined;
  /** Set where filters or a `not` make the two differ. */
  readonly ownCore: Range | undefined = undefined;

  /** The range without filters; `start`/`end` cover the filters too. */
  get core(): Range {
    return this.ownCore ?? this;
  }

  /** A copy of it alone. */
  withoutFilters(): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this, { filters: NO_FILTERS });
  }
}

/** What most expressions have none of; shared, so that a large file is light. */
const NO_FILTERS: readonly Call[] = [];

export type Expr =
  | StringExpr
  | NumberExpr
  | BoolExpr
  | VariableExpr
  | ArrayExpr
  | MathExpr
  | CompareExpr
  | LogicExpr
  | InExpr
  | TestExpr
  | ConcatExpr
  | FunctionExpr
  | MacroCallExpr
  | MissingExpr;

export class StringExpr extends ExprBase {
  readonly kind = "string";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly quote: '"' | "'" | "`",
    /** The text between the quotes; there are no escapes in Tera. */
    readonly value: string,
  ) {
    super(place, start, end);
  }
}

export class NumberExpr extends ExprBase {
  readonly kind = "number";

  constructor(
    place: Place,
    start: number,
    end: number,
    /** The spelling, sign included. */
    readonly text: string,
    readonly float: boolean,
  ) {
    super(place, start, end);
  }
}

export class BoolExpr extends ExprBase {
  readonly kind = "bool";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly value: boolean,
  ) {
    super(place, start, end);
  }
}

/** `a.b[0]["c"][d.e]`: the first name, then accessors. */
export class VariableExpr extends ExprBase {
  readonly kind = "variable";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly name: Name,
    readonly accessors: readonly Accessor[],
  ) {
    super(place, start, end);
  }
}

export type Accessor = DotAccessor | StringAccessor | IndexAccessor | VariableAccessor | MissingAccessor;

/** `.name` or `.0`; `name.text` is empty in a half-typed `a.`. */
export class DotAccessor extends Span {
  readonly kind = "dot";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly name: Name,
  ) {
    super(place, start, end);
  }
}

abstract class KeyAccessor<Key extends Expr> extends Span {
  constructor(
    place: Place,
    start: number,
    end: number,
    readonly value: Key,
  ) {
    super(place, start, end);
  }
}

/** `["text"]` */
export class StringAccessor extends KeyAccessor<StringExpr> {
  readonly kind = "string";
}

/** `[0]` */
export class IndexAccessor extends KeyAccessor<NumberExpr> {
  readonly kind = "index";
}

/** `[other.path]`: the value of that variable is the key. */
export class VariableAccessor extends KeyAccessor<VariableExpr> {
  readonly kind = "variable";
}

export class MissingAccessor extends Span {
  readonly kind = "missing";
}

export class ArrayExpr extends ExprBase {
  readonly kind = "array";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly items: readonly Expr[],
  ) {
    super(place, start, end);
  }
}

export class MathExpr extends ExprBase {
  readonly kind = "math";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly operator: "+" | "-" | "*" | "/" | "%",
    readonly operatorRange: Range,
    readonly left: Expr,
    readonly right: Expr,
  ) {
    super(place, start, end);
  }
}

export class CompareExpr extends ExprBase {
  readonly kind = "compare";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=",
    readonly operatorRange: Range,
    readonly left: Expr,
    readonly right: Expr,
  ) {
    super(place, start, end);
  }
}

export class LogicExpr extends ExprBase {
  readonly kind = "logic";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly operator: "and" | "or",
    readonly operatorRange: Range,
    readonly left: Expr,
    readonly right: Expr,
  ) {
    super(place, start, end);
  }
}

/** `left in right`, `left not in right` (then `notIn`). */
export class InExpr extends ExprBase {
  readonly kind = "in";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly notIn: boolean,
    readonly left: Expr,
    readonly right: Expr,
  ) {
    super(place, start, end);
  }
}

/** `subject is [not] name(args)`. */
export class TestExpr extends ExprBase {
  readonly kind = "test";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly subject: VariableExpr,
    readonly isNot: boolean,
    readonly name: Name,
    readonly args: readonly Expr[],
  ) {
    super(place, start, end);
  }
}

/** `a ~ b ~ c` */
export class ConcatExpr extends ExprBase {
  readonly kind = "concat";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly parts: readonly Expr[],
  ) {
    super(place, start, end);
  }
}

export class FunctionExpr extends ExprBase {
  readonly kind = "function";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly call: Call,
  ) {
    super(place, start, end);
  }
}

export class MacroCallExpr extends ExprBase {
  readonly kind = "macroCall";

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly namespace: Name,
    readonly call: Call,
  ) {
    super(place, start, end);
  }
}

/** Nothing was written where a value belongs. */
export class MissingExpr extends ExprBase {
  readonly kind = "missing";
}

/** A filter, function or macro with its key word arguments. */
export class Call extends Span {
  constructor(
    place: Place,
    start: number,
    end: number,
    readonly name: Name,
    readonly args: readonly NamedArg[],
    /** From `(` to `)` inclusive (to the end of what was typed where it is not closed); absent when there are none. */
    readonly argList: Range | undefined,
  ) {
    super(place, start, end);
  }
}

export class NamedArg extends Span {
  constructor(
    place: Place,
    start: number,
    end: number,
    /** `text` is empty for a positional argument, which Tera refuses. */
    readonly name: Name,
    readonly value: Expr,
  ) {
    super(place, start, end);
  }
}
