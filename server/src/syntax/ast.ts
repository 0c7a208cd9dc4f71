/**
 * The typed tree of a template, lowered in one pass from the tree-sitter tree: what every other room reads.
 *
 * Shape follows Tera 1.20's own syntax tree (an expression carries `negated` and its filters), so that model and evaluator
 * speak of the same things as Tera. All ranges are UTF-16 offsets into the whole file. Half-typed text keeps as much as was
 * written: names may be empty, expressions may be `missing`; the problems beside the tree say so.
 *
 * A node belongs to the newest version of its text: nodes that an edit does not touch are those of the version before, and
 * their ranges tell where they are now (see {@link Span}).
 */
import type { Range } from "../base/range.ts";
import { type Place, Span } from "./span.ts";

export interface TemplateFile extends Range {
  /** The front matter between the fences; absent when the file has none (or a spoiled fence). */
  readonly head?: Head;
  /** Where the body's text begins: behind the closing fence line, or 0. Leading newlines are not yet dropped. */
  readonly bodyStart: number;
  readonly body: Body;
}

export interface Head extends Range {
  /** The opening `---`. */
  readonly open: Range;
  /** The YAML text between the fence lines. */
  readonly yaml: Range;
  /** The closing `---`; absent when the head is never closed. */
  readonly close?: Range;
}

/** A sequence of nodes; a body opens a scope or not depending on its owner. */
export class Body extends Span {
  constructor(
    place: Place,
    start: number,
    end: number,
    readonly nodes: readonly Node[],
  ) {
    super(place, start, end);
  }
}

export type Node =
  | TextNode
  | OutputNode
  | CommentNode
  | RawNode
  | IfNode
  | ForNode
  | SetNode
  | BlockNode
  | MacroNode
  | FilterSectionNode
  | IncludeNode
  | ImportNode
  | ExtendsNode
  | LoopControlNode
  | SuperNode
  | BrokenNode;

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

/** A delimiter pair `{% … %}`, `{{ … }}` or `{# … #}`: the whole tag, and which sides trim white space. */
export class Tag extends Span {
  constructor(
    place: Place,
    start: number,
    end: number,
    readonly trimLeft: boolean,
    readonly trimRight: boolean,
    /** The key word (`if`, `endfor` …); absent for outputs and comments. */
    readonly keyword: Name | undefined,
  ) {
    super(place, start, end);
  }
}

// The classes of nodes give their place as their start: it is what the place says.

export class TextNode extends Span {
  readonly kind = "text";

  constructor(place: Place, end: number) {
    super(place, place.at, end);
  }
}

export class OutputNode extends Span {
  readonly kind = "output";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly value: Expr,
  ) {
    super(place, place.at, end);
  }
}

/** `{{ super() }}` where Tera reads it as such (directly in a block, an `if` in it, or a nested block). */
export class SuperNode extends Span {
  readonly kind = "super";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
  ) {
    super(place, place.at, end);
  }
}

export class CommentNode extends Span {
  readonly kind = "comment";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly text: Range,
  ) {
    super(place, place.at, end);
  }
}

export class RawNode extends Span {
  readonly kind = "raw";

  constructor(
    place: Place,
    end: number,
    readonly open: Tag,
    readonly text: Range,
    readonly close: Tag | undefined,
  ) {
    super(place, place.at, end);
  }
}

/** A tag and the body behind it. */
export interface Clause {
  readonly tag: Tag;
  readonly body: Body;
}

export interface Branch extends Clause {
  readonly condition: Expr;
}

export class IfNode extends Span {
  readonly kind = "if";

  constructor(
    place: Place,
    end: number,
    /** `if`, then each `elif`, in order. */
    readonly branches: readonly Branch[],
    readonly otherwise: Clause | undefined,
    readonly close: Tag | undefined,
  ) {
    super(place, place.at, end);
  }
}

export class ForNode extends Span {
  readonly kind = "for";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    /** Present in `{% for key, value in map %}`. */
    readonly key: Name | undefined,
    readonly value: Name,
    readonly container: Expr,
    readonly body: Body,
    /** Tera accepts several `else` and runs only the last one (see the grammar's notes). */
    readonly otherwise: readonly Clause[],
    readonly close: Tag | undefined,
  ) {
    super(place, place.at, end);
  }
}

export class SetNode extends Span {
  readonly kind = "set";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly global: boolean,
    readonly name: Name,
    readonly value: Expr,
  ) {
    super(place, place.at, end);
  }
}

export class BlockNode extends Span {
  readonly kind = "block";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly name: Name,
    readonly body: Body,
    readonly close: Tag | undefined,
    /** The optional name after `endblock`; Tera does not compare it. */
    readonly closeName: Name | undefined,
  ) {
    super(place, place.at, end);
  }
}

export class MacroNode extends Span {
  readonly kind = "macro";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly name: Name,
    readonly params: readonly MacroParam[],
    readonly body: Body,
    readonly close: Tag | undefined,
    readonly closeName: Name | undefined,
  ) {
    super(place, place.at, end);
  }
}

export class MacroParam extends Span {
  readonly default: Expr | undefined;

  constructor(
    place: Place,
    start: number,
    end: number,
    readonly name: Name,
    fallback: Expr | undefined,
  ) {
    super(place, start, end);
    this.default = fallback;
  }
}

export class FilterSectionNode extends Span {
  readonly kind = "filterSection";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly filter: Call,
    readonly body: Body,
    readonly close: Tag | undefined,
  ) {
    super(place, place.at, end);
  }
}

export class IncludeNode extends Span {
  readonly kind = "include";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly paths: readonly StringExpr[],
    readonly ignoreMissing: boolean,
  ) {
    super(place, place.at, end);
  }
}

export class ImportNode extends Span {
  readonly kind = "import";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly path: StringExpr,
    readonly namespace: Name,
  ) {
    super(place, place.at, end);
  }
}

export class ExtendsNode extends Span {
  readonly kind = "extends";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly path: StringExpr,
  ) {
    super(place, place.at, end);
  }
}

export class LoopControlNode extends Span {
  readonly kind = "loopControl";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag,
    readonly control: "break" | "continue",
  ) {
    super(place, place.at, end);
  }
}

/** What could not be understood: a stray or unknown tag, or half a tag. Its text is not lost, only its meaning. */
export class BrokenNode extends Span {
  readonly kind = "broken";

  constructor(
    place: Place,
    end: number,
    readonly tag: Tag | undefined,
    /** Expressions that could still be read inside it. */
    readonly parts: readonly Expr[],
  ) {
    super(place, place.at, end);
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
