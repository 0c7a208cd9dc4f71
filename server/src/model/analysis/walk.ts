/**
 * The walk over one fragment in the order in which Tera runs it: who declares what, who sees what.
 *
 * Source: Tera 1.20's call stack. `if`, `block` and `filter` open no frame, each round of a `for` opens one, a macro sees
 * the render context only; in a template that extends another, nothing outside blocks runs.
 */
import { inlineCode } from "../../base/markdown.ts";
import type { Range } from "../../base/range.ts";
import type { Body, FilterSectionNode, ForNode, IfNode, MacroNode, Node, SetNode } from "../../syntax/ast.ts";
import { macroOf } from "../summary.ts";
import type { Sym, Why } from "../symbols.ts";
import {
  boolType,
  type Field,
  integerType,
  mapOf,
  membersOf,
  stringType,
  type Type,
  union,
  unknownType,
} from "../types.ts";
import { expressionsOf } from "../visit.ts";
import { declare, loopName, named, type OpenScope, open, setSymbol, text, type WalkContext, whyOf } from "./declare.ts";
import type { Branch } from "./environment.ts";
import { assume, factsOf } from "./guards.ts";
import { anyField, infer, mention, namespaceOf } from "./inference.ts";
import { depthLimit, fileRange } from "./record.ts";
import { setsWithin } from "./sets.ts";
import type { Stretches } from "./stretches.ts";

const loopObject: Type = mapOf(
  new Map<string, Field>([
    ["index", { type: integerType }],
    ["index0", { type: integerType }],
    ["first", { type: boolType }],
    ["last", { type: boolType }],
  ]),
  false,
  { role: "loop" },
);

/**
 * Walks the whole of a fragment. `scope` is the fragment's own.
 *
 * `stretches` is what can be taken over from the analysis of earlier versions; absent for what nobody edits.
 */
export function walk(context: WalkContext, body: Body, scope: OpenScope, stretches?: Stretches): void {
  context.environment.enter("template");
  const child = body.nodes.some((node) => node.kind === "extends");
  walkBody({ context, child, stretches }, body, scope, 0);
  if (context.stopAt !== undefined && context.stopped === undefined) stop(context);
}

interface Walk {
  readonly context: WalkContext;
  /** Whether the template extends another. */
  readonly child: boolean;
  readonly stretches: Stretches | undefined;
}

function walkBody(run: Walk, body: Body, scope: OpenScope, depth: number, inBlock = false): void {
  const { context, stretches } = run;
  if (depth > depthLimit) {
    context.record.truncated = true;
    return;
  }
  if (stretches?.canWalk(context)) {
    stretches.walk(context, body.nodes, scope, run.child, (node) => walkNode(run, node, scope, depth, inBlock));
    return;
  }
  for (const node of body.nodes) {
    if (context.stopped !== undefined) return;
    if (context.stopAt !== undefined) {
      if (node.start >= context.stopAt) {
        stop(context);
        return;
      }
      if (node.end >= context.stopAt && !entered(context, node, context.stopAt)) {
        for (const expr of node.kind === "if" ? [node.branches[0]!.condition] : expressionsOf(node))
          infer(context, expr, "truth");
        if (node.kind === "filterSection") recordSection(context, node);
        stop(context);
        return;
      }
      if (node.end < context.stopAt && !givesNames(context, node)) continue;
    }
    walkNode(run, node, scope, depth, inBlock);
  }
}

function recordSection(context: WalkContext, { filter }: FilterSectionNode): void {
  const { record, fragment } = context;
  record.calls.push({
    kind: "filterSection",
    name: filter.name.text,
    range: fileRange(context, filter.name),
    fragment,
    silent: false,
    call: filter,
  });
}

function stop(context: WalkContext): void {
  context.stopped ??= { visible: context.environment.visible() };
}

/** Whether a node leaves names behind. */
function givesNames({ sets }: WalkContext, node: Node): boolean {
  if (node.kind === "set" || node.kind === "loopControl") return true;
  if (node.kind === "for") return setsWithin(sets, node).some((set) => set.global);
  return (
    (node.kind === "if" || node.kind === "block" || node.kind === "filterSection") && setsWithin(sets, node).length > 0
  );
}

/** Whether `offset` lies inside a body or a later tag of `node`, so that the walk has to go in. */
function entered({ fragment }: WalkContext, node: Node, offset: number): boolean {
  // The end of a tag that is not closed is where its author goes on writing it.
  const behind = ({ start, end }: Range) =>
    fragment.text.slice(start, end).endsWith("%}") ? offset >= end : offset > end;
  switch (node.kind) {
    case "if":
      return behind(node.branches[0]?.tag ?? node);
    case "for":
    case "block":
    case "macro":
    case "filterSection":
      return behind(node.tag);
    default:
      return offset > node.end;
  }
}

function walkNode(run: Walk, node: Node, scope: OpenScope, depth: number, inBlock: boolean): void {
  const { context } = run;
  const { environment, record, fragment } = context;
  switch (node.kind) {
    case "output":
      infer(context, node.value);
      return;
    case "if":
      walkIf(run, node, scope, depth, inBlock);
      return;
    case "for":
      walkFor(run, node, scope, depth, inBlock);
      return;
    case "set":
      walkSet(run, node, scope, inBlock);
      return;
    case "block": {
      const symbol = context.symbolOf(node, () => named(context, node.name, "block", node, unknownType, []));
      declare(context, scope, symbol, node.name, "block");
      walkBody(run, node.body, open(context, scope, "block", node.body), depth + 1, true);
      return;
    }
    case "macro":
      walkMacro(run, node, scope, depth);
      return;
    case "filterSection": {
      for (const argument of node.filter.args) infer(context, argument.value);
      recordSection(context, node);
      walkBody(run, node.body, open(context, scope, "filterSection", node.body), depth + 1, inBlock);
      return;
    }
    case "include":
      record.includes.push({
        paths: node.paths.map((path) => path.value),
        range: fileRange(context, node),
        declared: environment.declared(),
      });
      return;
    case "import": {
      const symbol = namespaceOf(context, node.namespace.text)?.symbol;
      if (symbol === undefined) return;
      scope.symbols.push(symbol);
      record.symbols.push(symbol);
      record.references.push(
        mention(symbol.name, fileRange(context, node.namespace), symbol, "namespace", { fragment }, "write"),
      );
      return;
    }
    case "loopControl":
      environment.end();
      return;
    case "broken":
      for (const part of node.parts) infer(context, part, "truth");
      return;
    default:
  }
}

function walkIf(run: Walk, node: IfNode, scope: OpenScope, depth: number, inBlock: boolean): void {
  const { context } = run;
  const { environment, fragment } = context;
  context.record.conditions.push({ node, fragment });
  const branches: Branch[] = [];
  // Each condition is judged where all before it failed, so the branches nest: a branch, or the rest of the chain.
  const chain = (index: number): void => {
    const branch = node.branches[index];
    if (branch === undefined) {
      branches.push(
        environment.branch(() => {
          for (const { condition } of node.branches) assume(environment, factsOf(condition, false));
          if (node.otherwise !== undefined) walkBody(run, node.otherwise.body, scope, depth + 1, inBlock);
        }),
      );
      return;
    }
    branches.push(
      environment.branch(() => {
        for (const earlier of node.branches.slice(Math.max(0, index - 8), index))
          assume(environment, factsOf(earlier.condition, false));
        if (context.stopAt === undefined || context.stopAt <= node.end) infer(context, branch.condition, "truth");
        if (atTag(context, branch.tag)) return;
        assume(environment, factsOf(branch.condition, true));
        walkBody(run, branch.body, scope, depth + 1, inBlock);
        stopAtEnd(context, branch.body);
      }),
    );
  };
  for (let index = 0; index <= node.branches.length && context.stopped === undefined; index += 1) chain(index);
  if (context.stopped === undefined) environment.merge(branches);
}

/** Ends the walk when the cursor is in this tag. */
function atTag(context: WalkContext, tag: Range): boolean {
  if (context.stopAt === undefined || context.stopAt >= tag.end || context.stopAt < tag.start) return false;
  stop(context);
  return true;
}

function stopAtEnd(context: WalkContext, body: Body): void {
  if (context.stopAt !== undefined && context.stopAt <= body.end && context.stopAt >= body.start) stop(context);
}

function walkFor(run: Walk, node: ForNode, scope: OpenScope, depth: number, inBlock: boolean): void {
  const { context } = run;
  const { environment, fragment } = context;
  context.record.loops.push({ node, fragment });
  const container = infer(context, node.container);
  const source = text(context, node.container);
  const cause: Why[] = [
    {
      text: `each ${node.key === undefined ? "element" : "entry"} of ${inlineCode(source)}`,
      uri: context.uri,
      range: fileRange(context, node.container),
    },
    ...whyOf(context, node.container),
  ];
  const rounds = environment.round(() => {
    // What a later line of the body sets for good is there from the second round on.
    for (const set of setsWithin(context.sets, node.body)) {
      if (!set.global) continue;
      const before = environment.find(set.name.text, environment.globalFrame);
      const symbols = [...new Set([...(before?.slot.symbols ?? []), setSymbol(context, set)])];
      const binding = before?.slot.binding === "definite" ? "definite" : "possible";
      environment.put(set.name.text, { symbols, binding, type: unknownType }, environment.globalFrame);
    }
    environment.enter("for");
    const inner = open(context, scope, "for", node.body);
    const types = elementTypes(container, node.key !== undefined);
    if (node.key !== undefined) loopName(context, inner, node, node.key, "loopKey", types.key, cause);
    const key = node.key && environment.find(node.key.text)?.slot;
    loopName(context, inner, node, node.value, "loopVariable", types.value, cause);
    // Where both have one name, Tera looks at the key first.
    if (node.key !== undefined && node.key.text === node.value.text) environment.put(node.key.text, key);
    const loop: Sym = {
      name: "loop",
      kind: "loopObject",
      type: loopObject,
      why: [{ text: "describes the round of the innermost `for`" }],
    };
    environment.put("loop", { symbols: [loop], binding: "definite", type: loopObject });
    const around = context.inHalfTyped;
    context.inHalfTyped ||= isHalfTyped(context, node);
    walkBody(run, node.body, inner, depth + 1, inBlock);
    context.inHalfTyped = around;
    stopAtEnd(context, node.body);
    environment.leave();
  });
  if (context.stopped !== undefined) return;
  const never = environment.branch(() => {
    const last = node.otherwise[node.otherwise.length - 1];
    for (const other of node.otherwise) if (other !== last) walkBody(run, other.body, scope, depth + 1, inBlock);
    if (last !== undefined) {
      walkBody(run, last.body, scope, depth + 1, inBlock);
      stopAtEnd(context, last.body);
    }
  });
  if (context.stopped !== undefined) return;
  const sure =
    node.container.kind === "array" && node.container.items.length > 0 && node.container.filters.length === 0;
  environment.merge(sure ? rounds : [...rounds, never]);
}

/** Whether a tag that gives names lacks its end, its name, or what a loop goes through. */
function isHalfTyped({ fragment }: WalkContext, node: ForNode | MacroNode): boolean {
  const { tag } = node;
  const isLacking =
    node.kind === "macro" ? node.name.text === "" : node.value.text === "" || node.container.kind === "missing";
  return isLacking || !fragment.text.slice(tag.start, tag.end).endsWith("%}");
}

/** What a `for` gives out of a container. */
function elementTypes(container: Type, pairs: boolean): { key: Type; value: Type } {
  const values = membersOf(container).map((member) => {
    if (member.kind === "list" && !pairs) return member.element;
    if (member.kind === "map" && pairs) return anyField(member);
    return member.kind === "string" && !pairs ? stringType : unknownType;
  });
  return { key: stringType, value: union(values) };
}

function walkSet(run: Walk, node: SetNode, scope: OpenScope, inBlock: boolean): void {
  const { context } = run;
  const { environment } = context;
  const type = infer(context, node.value);
  if (node.name.text === "") return;
  const symbol = setSymbol(context, node, type);
  declare(context, scope, symbol, node.name, "name");
  // Outside the blocks of a template that extends another, nothing runs.
  if (run.child && !inBlock && environment.frame.kind === "template") return;
  const frame = node.global ? environment.globalFrame : environment.frame;
  environment.put(node.name.text, { symbols: [symbol], binding: "definite", type }, frame);
}

function walkMacro(run: Walk, node: MacroNode, scope: OpenScope, depth: number): void {
  const { context } = run;
  const { environment, fragment } = context;
  // The symbol comes from the summary, as do those behind `self::`.
  namespaceOf(context, "self");
  const symbol = context.symbolOf(node, () => macroOf(context.uri, fragment.text, node));
  declare(context, scope, symbol, node.name, "macro");
  environment.isolated("macro", () => {
    const inner = open(context, scope, "macro", node);
    const { macro, inHalfTyped } = context;
    context.macro = symbol;
    context.inHalfTyped = isHalfTyped(context, node);
    for (const param of node.params) {
      const type = param.default === undefined ? unknownType : infer(context, param.default);
      const why = [{ text: `parameter of the macro \`${node.name.text}\`` }];
      const parameter = named(context, param.name, "param", param, type, why);
      declare(context, inner, parameter, param.name, "name");
      environment.put(param.name.text, { symbols: [parameter], binding: "definite", type: unknownType });
    }
    walkBody(run, node.body, inner, depth + 1);
    stopAtEnd(context, node.body);
    context.inHalfTyped = inHalfTyped;
    context.macro = macro;
  });
}
