/** Declarations as the walk meets them: symbols, the scopes that hold them, and why they are what they are. */
import { inlineCode } from "../../base/markdown.ts";
import type { Range } from "../../base/range.ts";
import type { Expr, ForNode, Name, SetNode } from "../../syntax/ast.ts";
import type { Scope } from "../scopes.ts";
import type { Sym, SymbolKind, Why } from "../symbols.ts";
import { showType, type Type, unknownType } from "../types.ts";
import type { Slot } from "./environment.ts";
import { pathOf } from "./guards.ts";
import { type InferenceContext, mention } from "./inference.ts";
import { fileRange } from "./record.ts";

export interface WalkContext extends InferenceContext {
  readonly uri: string;
  /** Symbols of macros and set tags by their node, made once per template. */
  symbolOf(node: object, make: () => Sym): Sym;
  /** Every `set` of the fragment, in order; see {@link collectSets}. */
  readonly sets: readonly SetNode[];
  /**
   * Ends the walk here, with what is visible handed to `stopped`; an offset of the fragment. What lies wholly in front is looked at only
   * as far as it gives names, so the record holds little more than the tag around the offset.
   */
  readonly stopAt?: number;
  stopped?: { readonly visible: ReadonlyMap<string, Slot> };
}

/** A scope while its symbols are still being found. */
export type OpenScope = Scope & { symbols: Sym[] };

export function loopName(
  context: WalkContext,
  scope: OpenScope,
  node: ForNode,
  name: Name,
  kind: SymbolKind,
  type: Type,
  why: readonly Why[],
): void {
  if (name.text === "") return;
  const symbol = named(context, name, kind, node.tag, type, why);
  declare(context, scope, symbol, name, "name");
  context.environment.put(name.text, { symbols: [symbol], binding: "definite", type });
}

/** The symbol of a `set`; its type is filled in when the walk has inferred the value. */
export function setSymbol(context: WalkContext, node: SetNode, type?: Type): Sym {
  const symbol = context.symbolOf(node, () => ({
    ...named(context, node.name, node.global ? "setGlobal" : "set", node, unknownType, []),
    valueText: text(context, node.value),
  }));
  if (type === undefined) return symbol;
  const why = [
    {
      text: `\`${node.global ? "set_global" : "set"}\` to ${inlineCode(text(context, node.value))}`,
      uri: context.uri,
      range: fileRange(context, node),
    },
    ...whyOf(context, node.value),
  ];
  return Object.assign(symbol, { type, why, shadows: shadowed(context, node.name.text) });
}

export function declare(
  context: WalkContext,
  scope: OpenScope,
  symbol: Sym,
  name: Name,
  role: "name" | "macro" | "block",
): void {
  scope.symbols.push(symbol);
  context.record.symbols.push(symbol);
  if (name.text === "") return;
  const { fragment, macro } = context;
  context.record.references.push(
    mention(name.text, fileRange(context, name), symbol, role, { fragment, macro }, "write"),
  );
}

export function named(
  context: WalkContext,
  name: Name,
  kind: SymbolKind,
  whole: Range,
  type: Type,
  why: readonly Why[],
): Sym {
  return {
    name: name.text,
    kind,
    uri: context.uri,
    nameRange: fileRange(context, name),
    range: fileRange(context, whole),
    type,
    why,
    shadows: kind === "macro" || kind === "block" ? undefined : shadowed(context, name.text),
  };
}

/** The symbol that a declaration in the present frame hides; one of the same frame is replaced, not hidden. */
function shadowed(context: WalkContext, name: string): Sym | undefined {
  return context.environment.hidden(name)?.symbols[0];
}

export function open(context: WalkContext, parent: OpenScope, kind: Scope["kind"], range: Range): OpenScope {
  const scope: OpenScope = { kind, parent, symbols: [], range: fileRange(context, range) };
  context.record.scopes.push(scope);
  return scope;
}

/** The causes behind the value of a plain variable, or of the last key of its path. */
export function whyOf(context: WalkContext, expr: Expr): readonly Why[] {
  if (expr.kind !== "variable") return [];
  const path = pathOf(expr);
  const last = context.record.references.findLast((reference) => reference.expr === expr);
  const symbol = last?.symbols[0];
  if (symbol === undefined || path === undefined) return [];
  if (symbol.why.length > 0) return symbol.why.slice(0, 6);
  return [
    { text: `${inlineCode(symbol.name)} is a ${showType(symbol.type)}`, uri: symbol.uri, range: symbol.nameRange },
  ];
}

export function text(context: WalkContext, { start, end }: Range): string {
  const source = context.fragment.text.slice(start, Math.min(end, start + 61));
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}
