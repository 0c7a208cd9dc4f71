import type {
  BlockNode,
  Body,
  BrokenNode,
  Expr,
  FilterSectionNode,
  ForNode,
  IfNode,
  MacroNode,
  MacroParam,
  Name,
  Node,
  StringExpr,
  Tag,
} from "./ast.ts";
import type { Cst } from "./cst.ts";
import { call, lowerExpression, name, rangeOf } from "./lowerExpression.ts";
import type { Region } from "./region.ts";
import { type Reuse, reuseBody } from "./reuse.ts";

/** Blocks nested deeper are kept as broken nodes: nothing that recurses over the tree may run out of stack. */
export const MAX_BLOCK_DEPTH = 200;

/**
 * The nodes from `children` that lie in `[start, end)`, as a body.
 *
 * `inBlock` says whether `{{ super() }}` has its meaning here: directly in a block, or in an `if` in it (Tera 1.20's
 * `block_content`). `reuse` is the same body before an edit.
 */
export function lowerBody(
  cst: Cst,
  children: readonly number[],
  range: { start: number; end: number },
  inBlock: boolean,
  depth: number,
  reuse?: Reuse,
): Body {
  return reuseBody(cst, range, children, reuse, (child, old) => {
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
  const range = rangeOf(cst, node);
  if (depth > MAX_BLOCK_DEPTH) return { ...range, kind: "broken", parts: [] };
  switch (cst.type(node)) {
    case "text":
      return { ...range, kind: "text" };
    case "comment": {
      const text = cst.child(node, "text");
      const at = cst.stops[cst.child(node, "open")!]!;
      return {
        ...range,
        kind: "comment",
        tag: tag(cst, node),
        text: text === undefined ? { start: at, end: at } : rangeOf(cst, text),
      };
    }
    case "output": {
      if (inBlock && isSuper(cst, node)) return { ...range, kind: "super", tag: tag(cst, node) };
      return { ...range, kind: "output", tag: tag(cst, node), value: field(cst, node, "value") };
    }
    case "if_statement":
      return lowerIf(cst, node, inBlock, depth, edited);
    case "for_statement":
      return lowerFor(cst, node, depth, edited);
    case "block_statement": {
      const { open, close, body } = section(cst, node, "block_tag", true, depth, edited);
      const nameAt = cst.stops[open]!;
      const closeName = close === undefined ? undefined : cst.child(close, "name");
      return {
        ...range,
        kind: "block",
        tag: tag(cst, open),
        name: name(cst, cst.child(open, "name"), nameAt),
        body,
        close: closeTag(cst, close),
        closeName: closeName === undefined ? undefined : name(cst, closeName, nameAt),
      };
    }
    case "macro_statement": {
      const { open, close, body } = section(cst, node, "macro_tag", false, depth, edited);
      const closeName = close === undefined ? undefined : cst.child(close, "name");
      return {
        ...range,
        kind: "macro",
        tag: tag(cst, open),
        name: name(cst, cst.child(open, "name"), innerEnd(cst, open)),
        params: params(cst, cst.child(open, "parameters")),
        body,
        close: closeTag(cst, close),
        closeName: closeName === undefined ? undefined : name(cst, closeName, cst.stops[node]!),
      };
    }
    case "filter_statement": {
      const { open, close, body } = section(cst, node, "filter_tag", false, depth, edited);
      return {
        ...range,
        kind: "filterSection",
        tag: tag(cst, open),
        filter: call(cst, open, 0),
        body,
        close: closeTag(cst, close),
      };
    }
    case "raw_statement": {
      const open = cst.childOfType(node, "raw_tag")!;
      const text = cst.child(node, "text");
      const at = cst.stops[open]!;
      return {
        ...range,
        kind: "raw",
        open: tag(cst, open),
        text: text === undefined ? { start: at, end: at } : rangeOf(cst, text),
        close: closeTag(cst, cst.childOfType(node, "end_tag")),
      };
    }
    case "set_tag":
      return {
        ...range,
        kind: "set",
        tag: tag(cst, node),
        global: cst.textOf(cst.child(node, "keyword")!) === "set_global",
        name: name(cst, cst.child(node, "name"), innerEnd(cst, node)),
        value: field(cst, node, "value"),
      };
    case "include_tag":
      return {
        ...range,
        kind: "include",
        tag: tag(cst, node),
        paths: paths(field(cst, node, "path")),
        ignoreMissing: cst.child(node, "missing") !== undefined,
      };
    case "import_tag":
    case "extends_tag": {
      const path = paths(field(cst, node, "path"))[0];
      if (path === undefined) return broken(cst, node);
      return cst.type(node) === "extends_tag"
        ? { ...range, kind: "extends", tag: tag(cst, node), path }
        : {
            ...range,
            kind: "import",
            tag: tag(cst, node),
            path,
            namespace: name(cst, cst.child(node, "namespace"), innerEnd(cst, node)),
          };
    }
    case "loop_control_tag": {
      const control = cst.textOf(cst.child(node, "keyword")!) === "break" ? "break" : "continue";
      return { ...range, kind: "loopControl", tag: tag(cst, node), control };
    }
    default:
      return broken(cst, node);
  }
}

function lowerIf(cst: Cst, node: number, inBlock: boolean, depth: number, edited?: Edited): IfNode {
  const old = edited?.node.kind === "if" ? edited.node : undefined;
  const branches: Array<{ tag: Tag; condition: Expr; body: Body }> = [];
  let otherwise: IfNode["otherwise"];
  let close: Tag | undefined;
  for (const part of clauses(cst, node)) {
    const body = (before?: Body) =>
      lowerBody(cst, part.nodes, part.range, inBlock, depth + 1, edited && { body: before, region: edited.region });
    switch (cst.type(part.tag)) {
      case "if_tag":
      case "elif_tag":
        branches.push({
          tag: tag(cst, part.tag),
          condition: field(cst, part.tag, "condition"),
          body: body(old?.branches[branches.length]?.body),
        });
        break;
      case "else_tag":
        otherwise = { tag: tag(cst, part.tag), body: body(old?.otherwise?.body) };
        break;
      default:
        close = tag(cst, part.tag);
    }
  }
  return { ...rangeOf(cst, node), kind: "if", branches, otherwise, close };
}

function lowerFor(cst: Cst, node: number, depth: number, edited?: Edited): ForNode {
  const old = edited?.node.kind === "for" ? edited.node : undefined;
  const parts = clauses(cst, node);
  const open = parts[0]!.tag;
  const key = cst.child(open, "key");
  const end = cst.childOfType(node, "end_tag");
  const bodies = parts
    .filter((part) => cst.type(part.tag) !== "end_tag")
    .map((part, index) => {
      const before = index === 0 ? old?.body : old?.otherwise[index - 1]?.body;
      const reuse = edited && { body: before, region: edited.region };
      return { tag: tag(cst, part.tag), body: lowerBody(cst, part.nodes, part.range, false, depth + 1, reuse) };
    });
  return {
    ...rangeOf(cst, node),
    kind: "for",
    tag: bodies[0]!.tag,
    key: key === undefined ? undefined : name(cst, key, 0),
    value: name(cst, cst.child(open, "value"), innerEnd(cst, open)),
    container: field(cst, open, "container"),
    body: bodies[0]!.body,
    otherwise: bodies.slice(1),
    close: closeTag(cst, end),
  };
}

interface Clause {
  readonly tag: number;
  readonly nodes: number[];
  readonly range: { start: number; end: number };
}

/** The tags of an `if` or `for`, each with the nodes up to the next of them. */
function clauses(cst: Cst, node: number): Clause[] {
  const found: Array<Clause & { range: { start: number; end: number } }> = [];
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
  cst: Cst,
  node: number,
  openType: keyof typeof SECTIONS,
  inBlock: boolean,
  depth: number,
  edited?: Edited,
) {
  const open = cst.childOfType(node, openType)!;
  const close = cst.childOfType(node, "end_tag");
  const nodes = cst.children(node).filter((child) => child !== open && child !== close);
  const range = { start: cst.stops[open]!, end: close === undefined ? cst.stops[node]! : cst.starts[close]! };
  const kind = SECTIONS[openType];
  const before = edited?.node.kind === kind ? (edited.node as SectionNode).body : undefined;
  const reuse = edited && { body: before, region: edited.region };
  return { open, close, body: lowerBody(cst, nodes, range, inBlock, depth + 1, reuse) };
}

function closeTag(cst: Cst, node: number | undefined): Tag | undefined {
  return node === undefined ? undefined : tag(cst, node);
}

/** The delimiters of a tag: its range, the sides that trim, and its key word. */
function tag(cst: Cst, node: number): Tag {
  const open = cst.child(node, "open");
  const close = cst.child(node, "close");
  const keyword = cst.child(node, "keyword");
  return {
    ...rangeOf(cst, node),
    trimLeft: open !== undefined && cst.stops[open]! - cst.starts[open]! === 3,
    trimRight: close !== undefined && cst.stops[close]! - cst.starts[close]! === 3,
    keyword: keyword === undefined ? undefined : name(cst, keyword, 0),
  };
}

/** Where the content of a tag ends: before its closing delimiter, or at its end where it has none. */
function innerEnd(cst: Cst, node: number): number {
  const close = cst.child(node, "close") ?? cst.child(node, "wrong_close");
  return close === undefined ? cst.stops[node]! : cst.starts[close]!;
}

function field(cst: Cst, node: number, fieldName: string): Expr {
  return lowerExpression(cst, cst.child(node, fieldName), innerEnd(cst, node));
}

/** The paths of an include: one string, or a list of strings. What is neither is left to the checks. */
function paths(value: Expr): StringExpr[] {
  if (value.kind === "string") return [value];
  return value.kind === "array" ? value.items.filter((item): item is StringExpr => item.kind === "string") : [];
}

function params(cst: Cst, node: number | undefined): MacroParam[] {
  if (node === undefined) return [];
  return cst
    .children(node)
    .filter((child) => cst.type(child) === "parameter")
    .map((child) => {
      const value = cst.child(child, "default");
      const paramName: Name = name(cst, cst.child(child, "name"), cst.starts[child]!);
      const fallback = value === undefined ? undefined : lowerExpression(cst, value, cst.stops[child]!);
      return { ...rangeOf(cst, child), name: paramName, default: fallback };
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
function broken(cst: Cst, node: number): BrokenNode {
  const parts = cst
    .children(node)
    .filter((child) => EXPRESSIONS.test(cst.type(child)))
    .map((child) => lowerExpression(cst, child, cst.starts[child]!));
  const hasTag = cst.child(node, "open") !== undefined;
  return { ...rangeOf(cst, node), kind: "broken", tag: hasTag ? tag(cst, node) : undefined, parts };
}
