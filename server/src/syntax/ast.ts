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
import type { Call, Expr, Name, StringExpr } from "./expr.ts";
import { type Place, Span } from "./span.ts";

export * from "./expr.ts";

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
