import type { Range } from "../base/range.ts";
import {
  BlockNode,
  type Body,
  type Branch,
  BrokenNode,
  type Clause,
  CommentNode,
  type Expr,
  ExtendsNode,
  FilterSectionNode,
  ForNode,
  IfNode,
  ImportNode,
  IncludeNode,
  LoopControlNode,
  MacroNode,
  MacroParam,
  type Node,
  OutputNode,
  RawNode,
  SetNode,
  type StringExpr,
  SuperNode,
  Tag,
  TextNode,
} from "./ast.ts";
import type { Cst } from "./cst.ts";
import { call, lowerExpression, name, type Source, spanOf } from "./lowerExpression.ts";
import type { Region } from "./region.ts";
import { type Reuse, reuseBody } from "./reuse.ts";
import { type Place, Span } from "./span.ts";

/** Blocks nested deeper are kept as broken nodes: nothing that recurses over the tree may run out of stack. */
export const MAX_BLOCK_DEPTH = 200;

/**
 * The nodes from `children` that lie in `range`, as a body counted from `place`.
 *
 * `inBlock` says whether `{{ super() }}` has its meaning here: directly in a block, or in an `if` in it (Tera 1.20's
 * `block_content`). `reuse` is the same body before an edit.
 */
export function lowerBody(
  { cst, place }: Source,
  children: readonly number[],
  range: Range,
  inBlock: boolean,
  depth: number,
  reuse?: Reuse,
): Body {
  return reuseBody(cst, place, range, children, reuse, (child, old) => {
    const edited = reuse === undefined || old === undefined ? undefined : { node: old, region: reuse.region };
    return lowerNode(cst, child, inBlock, depth, edited);
  });
}

/** The node that an edit changed, on the way down to the place of the edit. */
interface Edited {
  readonly node: Node;
  readonly region: Region;
}

function lowerNode(cst: Cst, node: number, inBlock: boolean, depth: number, edited?: Edited): Node {
  const place: Place = { at: cst.starts[node]! };
  const end = cst.stops[node]!;
  const source: Source = { cst, place };
  if (depth > MAX_BLOCK_DEPTH) return new BrokenNode(place, end, undefined, []);
  switch (cst.type(node)) {
    case "text":
      return new TextNode(place, end);
    case "comment": {
      const open = cst.stops[cst.child(node, "open")!]!;
      return new CommentNode(place, end, tag(source, node), textOf(source, node, open));
    }
    case "output": {
      if (inBlock && isSuper(cst, node)) return new SuperNode(place, end, tag(source, node));
      return new OutputNode(place, end, tag(source, node), field(source, node, "value"));
    }
    case "if_statement":
      return lowerIf(source, node, inBlock, depth, edited);
    case "for_statement":
      return lowerFor(source, node, depth, edited);
    case "block_statement": {
      const { open, close, body, closeTag } = section(source, node, "block_tag", true, depth, edited);
      const nameAt = cst.stops[open]!;
      const named = name(source, cst.child(open, "name"), nameAt);
      return new BlockNode(place, end, tag(source, open), named, body, closeTag, nameOf(source, close));
    }
    case "macro_statement": {
      const { open, close, body, closeTag } = section(source, node, "macro_tag", false, depth, edited);
      const named = name(source, cst.child(open, "name"), innerEnd(cst, open));
      const parameters = params(source, cst.child(open, "parameters"));
      return new MacroNode(place, end, tag(source, open), named, parameters, body, closeTag, nameOf(source, close));
    }
    case "filter_statement": {
      const { open, body, closeTag } = section(source, node, "filter_tag", false, depth, edited);
      return new FilterSectionNode(place, end, tag(source, open), call(source, open, 0), body, closeTag);
    }
    case "raw_statement": {
      const open = cst.childOfType(node, "raw_tag")!;
      const close = cst.childOfType(node, "end_tag");
      const text = textOf(source, node, cst.stops[open]!);
      return new RawNode(place, end, tag(source, open), text, close === undefined ? undefined : tag(source, close));
    }
    case "set_tag": {
      const isGlobal = cst.textOf(cst.child(node, "keyword")!) === "set_global";
      const named = name(source, cst.child(node, "name"), innerEnd(cst, node));
      return new SetNode(place, end, tag(source, node), isGlobal, named, field(source, node, "value"));
    }
    case "include_tag": {
      const isOptional = cst.child(node, "missing") !== undefined;
      return new IncludeNode(place, end, tag(source, node), paths(field(source, node, "path")), isOptional);
    }
    case "import_tag":
    case "extends_tag": {
      const path = paths(field(source, node, "path"))[0];
      if (path === undefined) return broken(source, node);
      if (cst.type(node) === "extends_tag") return new ExtendsNode(place, end, tag(source, node), path);
      const namespace = name(source, cst.child(node, "namespace"), innerEnd(cst, node));
      return new ImportNode(place, end, tag(source, node), path, namespace);
    }
    case "loop_control_tag": {
      const control = cst.textOf(cst.child(node, "keyword")!) === "break" ? "break" : "continue";
      return new LoopControlNode(place, end, tag(source, node), control);
    }
    default:
      return broken(source, node);
  }
}

function lowerIf(source: Source, node: number, inBlock: boolean, depth: number, edited?: Edited): IfNode {
  const { cst, place } = source;
  const old = edited?.node.kind === "if" ? edited.node : undefined;
  const branches: Branch[] = [];
  let otherwise: Clause | undefined;
  let close: Tag | undefined;
  for (const part of clauses(cst, node)) {
    const body = (before?: Body) =>
      lowerBody(source, part.nodes, part.range, inBlock, depth + 1, edited && { body: before, region: edited.region });
    switch (cst.type(part.tag)) {
      case "if_tag":
      case "elif_tag":
        branches.push({
          tag: tag(source, part.tag),
          condition: field(source, part.tag, "condition"),
          body: body(old?.branches[branches.length]?.body),
        });
        break;
      case "else_tag":
        otherwise = { tag: tag(source, part.tag), body: body(old?.otherwise?.body) };
        break;
      default:
        close = tag(source, part.tag);
    }
  }
  return new IfNode(place, cst.stops[node]!, branches, otherwise, close);
}

function lowerFor(source: Source, node: number, depth: number, edited?: Edited): ForNode {
  const { cst, place } = source;
  const old = edited?.node.kind === "for" ? edited.node : undefined;
  const parts = clauses(cst, node);
  const open = parts[0]!.tag;
  const key = cst.child(open, "key");
  const end = cst.childOfType(node, "end_tag");
  const bodies = parts
    .filter((part) => cst.type(part.tag) !== "end_tag")
    .map((part, index): Clause => {
      const before = index === 0 ? old?.body : old?.otherwise[index - 1]?.body;
      const reuse = edited && { body: before, region: edited.region };
      return { tag: tag(source, part.tag), body: lowerBody(source, part.nodes, part.range, false, depth + 1, reuse) };
    });
  return new ForNode(
    place,
    cst.stops[node]!,
    bodies[0]!.tag,
    key === undefined ? undefined : name(source, key, 0),
    name(source, cst.child(open, "value"), innerEnd(cst, open)),
    field(source, open, "container"),
    bodies[0]!.body,
    bodies.slice(1),
    end === undefined ? undefined : tag(source, end),
  );
}

interface ClauseNodes {
  readonly tag: number;
  readonly nodes: number[];
  readonly range: { start: number; end: number };
}

/** The tags of an `if` or `for`, each with the nodes up to the next of them. */
function clauses(cst: Cst, node: number): ClauseNodes[] {
  const found: ClauseNodes[] = [];
  for (const child of cst.children(node)) {
    if (/^(?:if|elif|else|for|end)_tag$/.test(cst.type(child))) {
      const before = found.at(-1);
      if (before !== undefined) before.range.end = cst.starts[child]!;
      found.push({ tag: child, nodes: [], range: { start: cst.stops[child]!, end: cst.stops[node]! } });
    } else found.at(-1)?.nodes.push(child);
  }
  return found;
}

const SECTIONS = { block_tag: "block", macro_tag: "macro", filter_tag: "filterSection" } as const;

type SectionNode = BlockNode | MacroNode | FilterSectionNode;

/** The opening tag, the body and the end tag of a block that has no clauses. */
function section(
  source: Source,
  node: number,
  openType: keyof typeof SECTIONS,
  inBlock: boolean,
  depth: number,
  edited?: Edited,
) {
  const { cst } = source;
  const open = cst.childOfType(node, openType)!;
  const close = cst.childOfType(node, "end_tag");
  const nodes = cst.children(node).filter((child) => child !== open && child !== close);
  const range = { start: cst.stops[open]!, end: close === undefined ? cst.stops[node]! : cst.starts[close]! };
  const kind = SECTIONS[openType];
  const before = edited?.node.kind === kind ? (edited.node as SectionNode).body : undefined;
  const reuse = edited && { body: before, region: edited.region };
  const body = lowerBody(source, nodes, range, inBlock, depth + 1, reuse);
  return { open, close, body, closeTag: close === undefined ? undefined : tag(source, close) };
}

/** The delimiters of a tag: its range, the sides that trim, and its key word. */
function tag(source: Source, node: number): Tag {
  const { cst, place } = source;
  const open = cst.child(node, "open");
  const close = cst.child(node, "close");
  const keyword = cst.child(node, "keyword");
  return new Tag(
    place,
    cst.starts[node]!,
    cst.stops[node]!,
    open !== undefined && cst.stops[open]! - cst.starts[open]! === 3,
    close !== undefined && cst.stops[close]! - cst.starts[close]! === 3,
    keyword === undefined ? undefined : name(source, keyword, 0),
  );
}

/** The text of a comment or a `raw` block; nothing, at `at`, where there is none. */
function textOf(source: Source, node: number, at: number): Span {
  const text = source.cst.child(node, "text");
  return text === undefined ? new Span(source.place, at, at) : spanOf(source, text);
}

/** The name that an end tag may repeat. */
function nameOf(source: Source, close: number | undefined) {
  const repeated = close === undefined ? undefined : source.cst.child(close, "name");
  return repeated === undefined ? undefined : name(source, repeated, 0);
}

/** Where the content of a tag ends: before its closing delimiter, or at its end where it has none. */
function innerEnd(cst: Cst, node: number): number {
  const close = cst.child(node, "close") ?? cst.child(node, "wrong_close");
  return close === undefined ? cst.stops[node]! : cst.starts[close]!;
}

function field(source: Source, node: number, fieldName: string): Expr {
  return lowerExpression(source, source.cst.child(node, fieldName), innerEnd(source.cst, node));
}

/** The paths of an include: one string, or a list of strings. What is neither is left to the checks. */
function paths(value: Expr): StringExpr[] {
  if (value.kind === "string") return [value];
  return value.kind === "array" ? value.items.filter((item): item is StringExpr => item.kind === "string") : [];
}

function params(source: Source, node: number | undefined): MacroParam[] {
  if (node === undefined) return [];
  const { cst, place } = source;
  return cst
    .children(node)
    .filter((child) => cst.type(child) === "parameter")
    .map((child) => {
      const value = cst.child(child, "default");
      const named = name(source, cst.child(child, "name"), cst.starts[child]!);
      const fallback = value === undefined ? undefined : lowerExpression(source, value, cst.stops[child]!);
      return new MacroParam(place, cst.starts[child]!, cst.stops[child]!, named, fallback);
    });
}

/** Tera reads exactly `super()` here: no blanks, no arguments, no filter. */
function isSuper(cst: Cst, node: number): boolean {
  const value = cst.child(node, "value");
  return value !== undefined && cst.type(value) === "function_call" && cst.textOf(value) === "super()";
}

const EXPRESSIONS =
  /^(?:\w+_expression|comparison|outer_math|math|filtered|concatenation|parenthesized|array|test|\w+_call|variable|boolean|number|string|unclosed_string)$/;

/** A node without meaning keeps the expressions that can be read in it. */
function broken(source: Source, node: number): BrokenNode {
  const { cst, place } = source;
  const parts = cst
    .children(node)
    .filter((child) => EXPRESSIONS.test(cst.type(child)))
    .map((child) => lowerExpression(source, child, cst.starts[child]!));
  const hasTag = cst.child(node, "open") !== undefined;
  return new BrokenNode(place, cst.stops[node]!, hasTag ? tag(source, node) : undefined, parts);
}
