import type { Range } from "../../server/src/base/range.ts";
import type { Fragment, Sym } from "../../server/src/model/symbols.ts";
import type { TemplateModel } from "../../server/src/model/template.ts";
import type { Type } from "../../server/src/model/types.ts";
import type { Expr } from "../../server/src/syntax/ast.ts";

/** Everything that a model says of its text, a line for each fact. Two models that say the same give the same text. */
export function describeFacts(model: TemplateModel): string {
  const known = new Map(model.symbols.map((symbol, index) => [symbol, index]));
  const lines: string[] = [];
  const say = (...words: unknown[]) => void lines.push(words.join(" "));
  // Which one it is matters: a symbol is looked for by identity.
  const which = (symbol: Sym) => `${known.get(symbol) ?? "not among them"}:${brief(symbol)}`;
  const piece = (fragment: Fragment) => `${fragment.key ?? "body"}@${at(fragment.range)}`;
  const source = (fragment: Fragment, { start, end }: Range) => JSON.stringify(fragment.text.slice(start, end));
  const typed = (expr: Expr) => `${expr.kind} ${at(expr)} ${showWhole(model.typeOf(expr))}`;

  for (const symbol of model.symbols) {
    const { type, shadows, why, params, nameRange, range, ...plain } = symbol;
    say("symbol", JSON.stringify(plain), at(nameRange), at(range), showWhole(type), shadows && which(shadows));
    for (const { text, uri, range: place } of why) say("  since", text, uri, at(place));
    for (const param of params ?? []) say("  param", param.name, at(param.nameRange), param.defaultText);
  }
  for (const each of model.references) {
    const { name, range, access, binding, tolerant, role, fragment, expr, macro, owner } = each;
    say("reference", name, at(range), access, role, binding, tolerant, showWhole(each.type), piece(fragment));
    say("  means", each.symbols.map(which), "far", each.outOfReach.map(which), "in", macro && which(macro));
    if (expr !== undefined) {
      say("  heads", source(fragment, expr), typed(expr), "of", owner && showWhole(owner));
      for (const accessor of expr.accessors) say("  owner", accessor.kind, showWhole(model.ownerOf(accessor)));
    }
  }
  say(
    "doubtful",
    model.doubtful.map(({ range }) => at(range)),
  );
  for (const call of model.calls) {
    const { kind, name, range, silent, fragment } = call;
    say("call", kind, name, at(range), silent, piece(fragment));
    const values = call.kind === "test" ? call.test.args : call.call.args.map(({ value }) => value);
    for (const value of values) say("  argument", source(fragment, value), typed(value));
    if (call.kind === "filter") say("  on", typed(call.on), showWhole(call.input), call.index);
    if (call.kind === "test") say("  on", showWhole(call.input));
    if (call.kind === "macro") say("  calls", call.namespace, call.macro && which(call.macro), call.target);
  }
  const operations = model.operations.map(({ expr, fragment }) => `${source(fragment, expr)} ${typed(expr)}`);
  for (const operation of operations.sort()) say("operation", operation);
  for (const { node, fragment } of model.conditions)
    for (const { condition } of node.branches) say("condition", source(fragment, condition), typed(condition));
  for (const { node, fragment } of model.loops) say("loop", source(fragment, node.container), typed(node.container));
  for (const { kind, range, symbols } of model.scopes) say("scope", kind, at(range), symbols.map(which));
  for (const { paths, range, declared } of model.includes)
    say("include", paths, at(range), [...declared].map(([name, symbols]) => `${name}=${symbols.map(which)}`).sort());
  say("inventory", model.inventory.complete, model.inventory.unknowns);
  return lines.join("\n");
}

function brief({ name, kind, uri, nameRange, type }: Sym): string {
  return `${kind} ${name} ${uri ?? ""} ${at(nameRange)} ${showWhole(type)}`;
}

function at(range: Range | undefined): string {
  return range === undefined ? "nowhere" : `${range.start}-${range.end}`;
}

function showWhole(type: Type): string {
  switch (type.kind) {
    case "list":
      return `[${showWhole(type.element)}]`;
    case "union":
      return type.members.map(showWhole).join("|");
    case "map": {
      const fields = [...type.fields].map(
        ([name, { type: field, symbol, optional }]) =>
          `${name}${optional ? "?" : ""}:${showWhole(field)}${symbol ? `=${symbol.name}` : ""}`,
      );
      return `{${[type.role, ...fields, type.open ? "…" : "", type.rest && showWhole(type.rest)].join(" ")}}`;
    }
    case "string":
      return type.term ? "term" : "string";
    default:
      return type.kind;
  }
}
