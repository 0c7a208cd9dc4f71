/**
 * The typed tree of a template, lowered in one pass from the tree-sitter tree: what every other room reads.
 *
 * Shape follows Tera 1.20's own syntax tree (an expression carries `negated` and its filters), so that model and evaluator
 * speak of the same things as Tera. All ranges are UTF-16 offsets into the whole file. Half-typed text keeps as much as was
 * written: names may be empty, expressions may be `missing`; the problems beside the tree say so.
 */
import type { Range } from "../base/range.ts";

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
export interface Body extends Range {
  readonly nodes: readonly Node[];
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
export interface Name extends Range {
  readonly text: string;
}

/** A delimiter pair `{% … %}`, `{{ … }}` or `{# … #}`: the whole tag, and which sides trim white space. */
export interface Tag extends Range {
  readonly trimLeft: boolean;
  readonly trimRight: boolean;
  /** The key word (`if`, `endfor` …); absent for outputs and comments. */
  readonly keyword?: Name;
}

export interface TextNode extends Range {
  readonly kind: "text";
}

export interface OutputNode extends Range {
  readonly kind: "output";
  readonly tag: Tag;
  readonly value: Expr;
}

/** `{{ super() }}` where Tera reads it as such (directly in a block, an `if` in it, or a nested block). */
export interface SuperNode extends Range {
  readonly kind: "super";
  readonly tag: Tag;
}

export interface CommentNode extends Range {
  readonly kind: "comment";
  readonly tag: Tag;
  readonly text: Range;
}

export interface RawNode extends Range {
  readonly kind: "raw";
  readonly open: Tag;
  readonly text: Range;
  readonly close?: Tag;
}

export interface IfNode extends Range {
  readonly kind: "if";
  /** `if`, then each `elif`, in order. */
  readonly branches: ReadonlyArray<{ readonly tag: Tag; readonly condition: Expr; readonly body: Body }>;
  readonly otherwise?: { readonly tag: Tag; readonly body: Body };
  readonly close?: Tag;
}

export interface ForNode extends Range {
  readonly kind: "for";
  readonly tag: Tag;
  /** Present in `{% for key, value in map %}`. */
  readonly key?: Name;
  readonly value: Name;
  readonly container: Expr;
  readonly body: Body;
  /** Tera accepts several `else` and runs only the last one (see the grammar's notes). */
  readonly otherwise: ReadonlyArray<{ readonly tag: Tag; readonly body: Body }>;
  readonly close?: Tag;
}

export interface SetNode extends Range {
  readonly kind: "set";
  readonly tag: Tag;
  readonly global: boolean;
  readonly name: Name;
  readonly value: Expr;
}

export interface BlockNode extends Range {
  readonly kind: "block";
  readonly tag: Tag;
  readonly name: Name;
  readonly body: Body;
  readonly close?: Tag;
  /** The optional name after `endblock`; Tera does not compare it. */
  readonly closeName?: Name;
}

export interface MacroNode extends Range {
  readonly kind: "macro";
  readonly tag: Tag;
  readonly name: Name;
  readonly params: readonly MacroParam[];
  readonly body: Body;
  readonly close?: Tag;
  readonly closeName?: Name;
}

export interface MacroParam extends Range {
  readonly name: Name;
  readonly default?: Expr;
}

export interface FilterSectionNode extends Range {
  readonly kind: "filterSection";
  readonly tag: Tag;
  readonly filter: Call;
  readonly body: Body;
  readonly close?: Tag;
}

export interface IncludeNode extends Range {
  readonly kind: "include";
  readonly tag: Tag;
  readonly paths: readonly StringExpr[];
  readonly ignoreMissing: boolean;
}

export interface ImportNode extends Range {
  readonly kind: "import";
  readonly tag: Tag;
  readonly path: StringExpr;
  readonly namespace: Name;
}

export interface ExtendsNode extends Range {
  readonly kind: "extends";
  readonly tag: Tag;
  readonly path: StringExpr;
}

export interface LoopControlNode extends Range {
  readonly kind: "loopControl";
  readonly tag: Tag;
  readonly control: "break" | "continue";
}

/** What could not be understood: a stray or unknown tag, or half a tag. Its text is not lost, only its meaning. */
export interface BrokenNode extends Range {
  readonly kind: "broken";
  readonly tag?: Tag;
  /** Expressions that could still be read inside it. */
  readonly parts: readonly Expr[];
}

interface ExprBase extends Range {
  /** The range without filters; `start`/`end` cover the filters too. */
  readonly core: Range;
  readonly negated: boolean;
  /** The `not` in front; present without `negated` where Tera forgets it, in `(not a)`. */
  readonly not?: Range;
  readonly filters: readonly Call[];
  /** The outermost parentheses around it, when there are any. */
  readonly parens?: Range;
}

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

export interface StringExpr extends ExprBase {
  readonly kind: "string";
  readonly quote: '"' | "'" | "`";
  /** The text between the quotes; there are no escapes in Tera. */
  readonly value: string;
}

export interface NumberExpr extends ExprBase {
  readonly kind: "number";
  /** The spelling, sign included. */
  readonly text: string;
  readonly float: boolean;
}

export interface BoolExpr extends ExprBase {
  readonly kind: "bool";
  readonly value: boolean;
}

/** `a.b[0]["c"][d.e]`: the first name, then accessors. */
export interface VariableExpr extends ExprBase {
  readonly kind: "variable";
  readonly name: Name;
  readonly accessors: readonly Accessor[];
}

export type Accessor =
  /** `.name` or `.0`; `name.text` is empty in a half-typed `a.`. */
  | (Range & { readonly kind: "dot"; readonly name: Name })
  /** `["text"]` */
  | (Range & { readonly kind: "string"; readonly value: StringExpr })
  /** `[0]` */
  | (Range & { readonly kind: "index"; readonly value: NumberExpr })
  /** `[other.path]`: the value of that variable is the key. */
  | (Range & { readonly kind: "variable"; readonly value: VariableExpr })
  | (Range & { readonly kind: "missing" });

export interface ArrayExpr extends ExprBase {
  readonly kind: "array";
  readonly items: readonly Expr[];
}

export interface MathExpr extends ExprBase {
  readonly kind: "math";
  readonly operator: "+" | "-" | "*" | "/" | "%";
  readonly operatorRange: Range;
  readonly left: Expr;
  readonly right: Expr;
}

export interface CompareExpr extends ExprBase {
  readonly kind: "compare";
  readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=";
  readonly operatorRange: Range;
  readonly left: Expr;
  readonly right: Expr;
}

export interface LogicExpr extends ExprBase {
  readonly kind: "logic";
  readonly operator: "and" | "or";
  readonly operatorRange: Range;
  readonly left: Expr;
  readonly right: Expr;
}

/** `left in right`, `left not in right` (then `notIn`). */
export interface InExpr extends ExprBase {
  readonly kind: "in";
  readonly notIn: boolean;
  readonly left: Expr;
  readonly right: Expr;
}

/** `subject is [not] name(args)`. */
export interface TestExpr extends ExprBase {
  readonly kind: "test";
  readonly subject: VariableExpr;
  readonly isNot: boolean;
  readonly name: Name;
  readonly args: readonly Expr[];
}

/** `a ~ b ~ c` */
export interface ConcatExpr extends ExprBase {
  readonly kind: "concat";
  readonly parts: readonly Expr[];
}

export interface FunctionExpr extends ExprBase {
  readonly kind: "function";
  readonly call: Call;
}

export interface MacroCallExpr extends ExprBase {
  readonly kind: "macroCall";
  readonly namespace: Name;
  readonly call: Call;
}

/** Nothing was written where a value belongs. */
export interface MissingExpr extends ExprBase {
  readonly kind: "missing";
}

/** A filter, function or macro with its key word arguments. */
export interface Call extends Range {
  readonly name: Name;
  readonly args: readonly NamedArg[];
  /** From `(` to `)` inclusive (to the end of what was typed where it is not closed); absent when there are none. */
  readonly argList?: Range;
}

export interface NamedArg extends Range {
  /** `text` is empty for a positional argument, which Tera refuses. */
  readonly name: Name;
  readonly value: Expr;
}
