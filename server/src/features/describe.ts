/** What is said about symbols. */
import { codeBlock, inlineCode, plainText } from "../base/markdown.ts";
import type { Sym, Why } from "../model/symbols.ts";
import { showType, type Type } from "../model/types.ts";

const words: Readonly<Record<Sym["kind"], string>> = {
  var: "variable of this template",
  preset: "variable of the pack's preset",
  projectVar: "variable of the project",
  supplied: "given by ggen",
  query: "query",
  column: "column",
  loopObject: "loop",
  loopVariable: "loop variable",
  loopKey: "key of a loop",
  set: "set in the template",
  setGlobal: "set in the template, for good",
  param: "parameter",
  macro: "macro",
  block: "block",
  namespace: "namespace of macros",
  fromIncluder: "from another template",
};

/** What kind of thing a symbol is, in a few words. */
export function kindWords(symbol: Sym): string {
  return words[symbol.kind];
}

/** How a macro is called: `greet(name, times=1)`. */
export function macroSignature(macro: Sym): string {
  return `${macro.name}(${(macro.params ?? []).map(parameterText).join(", ")})`;
}

/** One parameter of a macro as it is declared. */
export function parameterText(param: { readonly name: string; readonly defaultText?: string }): string {
  return param.defaultText === undefined ? param.name : `${param.name}=${param.defaultText}`;
}

/** The head line of a symbol's hover: what it is called and what it is. */
export function symbolLine(symbol: Sym, type: Type): string {
  if (symbol.kind === "macro") return `macro ${macroSignature(symbol)}`;
  if (symbol.kind === "block" || symbol.kind === "namespace") return `${symbol.kind} ${symbol.name}`;
  return `${symbol.name}: ${showType(type)}`;
}

/** A symbol's story in Markdown: line, kind, default, description, and why it is what it is. `link` makes links to places. */
export function describeSymbol(symbol: Sym, type: Type, link: (why: Why) => string): string {
  const parts = [codeBlock(symbolLine(symbol, type)), sentence(symbol)];
  if (symbol.description !== undefined) parts.push(plainText(symbol.description));
  const why = symbol.why.filter((each) => each.text !== "").map((each) => `- ${link(each)}`);
  if (why.length > 0) parts.push(why.join("\n"));
  return parts.join("\n\n");
}

function sentence(symbol: Sym): string {
  const kind = kindWords(symbol);
  const first = kind.charAt(0).toUpperCase() + kind.slice(1);
  const given = symbol.kind === "var" || symbol.kind === "preset" || symbol.kind === "projectVar";
  return given && symbol.valueText !== undefined ? `${first}, default ${inlineCode(symbol.valueText)}` : first;
}
