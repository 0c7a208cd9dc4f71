/** What a name can stand for in a template, and each place where one is used. */
import type { Range } from "../base/range.ts";
import type {
  Call,
  CompareExpr,
  ConcatExpr,
  Expr,
  ForNode,
  IfNode,
  InExpr,
  MathExpr,
  TemplateFile,
  TestExpr,
  VariableExpr,
} from "../syntax/ast.ts";
import { equalTypes, type Type } from "./types.ts";

export type SymbolKind =
  /** An entry of the front matter's `vars`. */
  | "var"
  /** From `preset.vars` of the pack. */
  | "preset"
  /** From `[vars]` of the project. */
  | "projectVar"
  /** What ggen or Tera supplies by itself: `Name`, `locals`, `sparql_results`, `__tera_context`. */
  | "supplied"
  /** A named query under `sparql`, as a key of `sparql_results`. */
  | "query"
  /** A column of a query's rows. */
  | "column"
  /** `loop` inside a `for`. */
  | "loopObject"
  /** The value, or key, of a `for`. */
  | "loopVariable"
  | "loopKey"
  | "set"
  | "setGlobal"
  | "param"
  | "macro"
  | "block"
  /** The name after `as` of an import. */
  | "namespace"
  /** Comes from a template that includes this one. */
  | "fromIncluder";

/** One thing with a name. Identity counts: the model gives the same object for the same declaration. */
export interface Sym {
  readonly name: string;
  readonly kind: SymbolKind;
  /** The file that declares it; absent for what is supplied. */
  readonly uri?: string;
  /** The name where it is declared, in that file. */
  readonly nameRange?: Range;
  /** The whole declaration: the entry of `vars`, the `set` tag, the `for` tag, the macro. */
  readonly range?: Range;
  /** What is known of its value; macros, blocks and namespaces have `unknown`. */
  readonly type: Type;
  /** What its author says about it: the YAML comment behind a `vars` entry. */
  readonly description?: string;
  /** The written default: the YAML text of a `vars` value, the source of a `set`. At most 60 units. */
  readonly valueText?: string;
  /** Why it is what it is, from the nearest cause outwards. */
  readonly why: readonly Why[];
  /** The visible symbol of the same name that it hides from here on. */
  readonly shadows?: Sym;
  /** Parameters of a macro. */
  readonly params?: readonly MacroParameter[];
  /** Resolved file behind a namespace; absent where it is not found. */
  readonly target?: string;
}

export interface MacroParameter {
  readonly name: string;
  readonly nameRange: Range;
  /** Source of the default; absent where the argument is required. */
  readonly defaultText?: string;
  readonly type: Type;
}

/** One step of an explanation: a sentence and the place it speaks of. */
export interface Why {
  readonly text: string;
  readonly uri?: string;
  readonly range?: Range;
}

/** Whether two symbols are the same declaration and say the same of it. */
export function equalSymbols(a: Sym, b: Sym): boolean {
  return a === b || (equalTypes(a.type, b.type) && JSON.stringify(plain(a)) === JSON.stringify(plain(b)));
}

/** What of a symbol can be compared as text; its own type is no such thing. */
function plain({ type: _type, shadows, ...symbol }: Sym): object {
  return { ...symbol, shadows: shadows && [shadows.name, shadows.uri, shadows.nameRange] };
}

/**
 * One piece of Tera in a file: the body, or the text of one front matter value.
 *
 * Expressions inside carry offsets of the piece; `toFile` maps them. It is the identity for the body.
 */
export interface Fragment {
  readonly file: TemplateFile;
  /** Text that the offsets of `file` count in. */
  readonly text: string;
  /** The front matter key it belongs to, `sparql` for any query; absent for the body. */
  readonly key?: string;
  toFile(offset: number): number;
  fromFile(offset: number): number;
  /** Where it lies in the file. */
  readonly range: Range;
}

/** How sure it is that a name has a value where it is used. */
export type Binding = "definite" | "possible" | "none";

/** One use of a name. */
export interface Reference {
  readonly name: string;
  /** In the file. */
  readonly range: Range;
  /** `write` for the name in a declaration inside this file. */
  readonly access: "read" | "write";
  /** What it may mean, nearest first; empty when nothing of that name is visible. */
  readonly symbols: readonly Sym[];
  readonly binding: Binding;
  /** Set where Tera accepts a missing value: `is defined`, `default` as first filter, a bare name as a condition. */
  readonly tolerant: boolean;
  /** Symbols of that name which exist in the file but do not reach here (`set` of a finished loop, the caller's in a macro). */
  readonly outOfReach: readonly Sym[];
  /** Type here, guards included. */
  readonly type: Type;
  readonly fragment: Fragment;
  /** The expression it heads; absent for declarations, columns and fields. */
  readonly expr?: VariableExpr;
  /** Set for uses inside a macro. */
  readonly macro?: Sym;
  /** For a key: the type of what it is looked up in. */
  readonly owner?: Type;
  /** Whether it is the first name of a path, a key behind it, or the name of a macro, block or namespace. */
  readonly role: "name" | "field" | "macro" | "block" | "namespace" | "argument";
}

/** One filter, function, test or macro that is called by name. */
export type CallSite = CallBase &
  (
    | {
        readonly kind: "filter";
        readonly call: Call /** Of the value in front. */;
        readonly input: Type;
        readonly index: number;
        readonly on: Expr;
      }
    | { readonly kind: "filterSection"; readonly call: Call }
    | { readonly kind: "function"; readonly call: Call }
    | { readonly kind: "test"; readonly test: TestExpr; readonly input: Type }
    | {
        readonly kind: "macro";
        readonly call: Call;
        readonly namespace: string;
        /** The macro it calls; absent where it is not found. */
        readonly macro?: Sym;
        /** The namespace's file, resolved; `undefined` where unknown. */
        readonly target?: string;
      }
  );

/** An operator at work on values whose types matter. */
export interface Operation {
  readonly expr: MathExpr | CompareExpr | ConcatExpr | InExpr;
  readonly fragment: Fragment;
}

/** An `if`, in the piece of Tera that it stands in. */
export interface ConditionSite {
  readonly node: IfNode;
  readonly fragment: Fragment;
}

/** A `for`, in the piece of Tera that it stands in. */
export interface LoopSite {
  readonly node: ForNode;
  readonly fragment: Fragment;
}

interface CallBase {
  /** Empty where nothing is typed yet, as behind a bar. */
  readonly name: string;
  /** Of the name, in the file. */
  readonly range: Range;
  readonly fragment: Fragment;
  /**
   * Set where Tera never reports a failure: filters on a variable that is a whole operand of `if`, `and`, `or`, `not`.
   */
  readonly silent: boolean;
}

/** Whether everything that a template may name is known, so that an absence can be claimed. */
export interface Inventory {
  readonly complete: boolean;
  /** What is not known, one sentence each; empty when complete. */
  readonly unknowns: readonly string[];
}
