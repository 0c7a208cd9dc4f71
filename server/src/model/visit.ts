/** Going through the syntax tree without recursion, so that no nesting is too deep. */
import type { Range } from "../base/range.ts";
import type { Body, Call, Expr, Node, Tag, TemplateFile } from "../syntax/ast.ts";

/** The bodies directly inside a node, in order. */
export function bodiesOf(node: Node): readonly Body[] {
  switch (node.kind) {
    case "if":
      return [
        ...node.branches.map((branch) => branch.body),
        ...(node.otherwise === undefined ? [] : [node.otherwise.body]),
      ];
    case "for":
      return [node.body, ...node.otherwise.map((other) => other.body)];
    case "block":
    case "macro":
    case "filterSection":
      return [node.body];
    default:
      return NONE;
  }
}

const NONE: readonly never[] = [];

/** The expressions directly in a node's own tags, in order; not those in its bodies. */
export function expressionsOf(node: Node): readonly Expr[] {
  switch (node.kind) {
    case "output":
    case "set":
      return [node.value];
    case "if":
      return node.branches.map((branch) => branch.condition);
    case "for":
      return [node.container];
    case "macro":
      return node.params.flatMap((param) => param.default ?? []);
    case "filterSection":
      return argumentsOf(node.filter);
    case "include":
      return node.paths;
    case "import":
    case "extends":
      return [node.path];
    case "broken":
      return node.parts;
    default:
      return [];
  }
}

/** The expressions directly inside an expression, filter arguments and accessors included. */
export function partsOf(expr: Expr): readonly Expr[] {
  const inFilters = expr.filters.flatMap(argumentsOf);
  switch (expr.kind) {
    case "array":
      return [...expr.items, ...inFilters];
    case "math":
    case "compare":
    case "logic":
    case "in":
      return [expr.left, expr.right, ...inFilters];
    case "concat":
      return [...expr.parts, ...inFilters];
    case "test":
      return [expr.subject, ...expr.args, ...inFilters];
    case "function":
    case "macroCall":
      return [...argumentsOf(expr.call), ...inFilters];
    case "variable":
      return [
        ...expr.accessors.flatMap((accessor) =>
          accessor.kind === "variable" || accessor.kind === "string" || accessor.kind === "index"
            ? [accessor.value]
            : [],
        ),
        ...inFilters,
      ];
    default:
      return inFilters;
  }
}

function argumentsOf(call: Call): Expr[] {
  return call.args.map((argument) => argument.value);
}

/** Every tag of a node with its keyword, in order: `if`, `elif`, `else`, `endif`. */
export function tagsOf(node: Node): readonly Tag[] {
  switch (node.kind) {
    case "text":
      return [];
    case "raw":
      return [node.open, ...(node.close === undefined ? [] : [node.close])];
    case "if":
      return [
        ...node.branches.map((branch) => branch.tag),
        ...(node.otherwise === undefined ? [] : [node.otherwise.tag]),
        ...(node.close === undefined ? [] : [node.close]),
      ];
    case "for":
      return [node.tag, ...node.otherwise.map((other) => other.tag), ...(node.close === undefined ? [] : [node.close])];
    case "block":
    case "macro":
    case "filterSection":
      return [node.tag, ...(node.close === undefined ? [] : [node.close])];
    case "broken":
      return node.tag === undefined ? [] : [node.tag];
    default:
      return [node.tag];
  }
}

/** One list serves all that go through a file: rules, colours, folds. */
const listed = new WeakMap<TemplateFile, readonly Node[]>();

/** Every node of a file, parents before their children, in document order. */
export function nodesOf(file: TemplateFile): readonly Node[] {
  let nodes = listed.get(file);
  if (nodes === undefined) {
    nodes = listNodes(file);
    listed.set(file, nodes);
  }
  return nodes;
}

function listNodes(file: TemplateFile): Node[] {
  const found: Node[] = [];
  const pending: Node[] = [...file.body.nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    const bodies = bodiesOf(node);
    for (let index = bodies.length - 1; index >= 0; index -= 1) {
      const { nodes } = bodies[index]!;
      for (let child = nodes.length - 1; child >= 0; child -= 1) pending.push(nodes[child]!);
    }
  }
  return found;
}

/** Every expression below `roots`, parents before their parts. */
export function* allExpressions(roots: readonly Expr[]): Generator<Expr> {
  const pending = [...roots].reverse();
  for (let expr = pending.pop(); expr !== undefined; expr = pending.pop()) {
    yield expr;
    pending.push(...[...partsOf(expr)].reverse());
  }
}

/** The path of nodes around an offset, outermost first; both ends of a node count. */
export function nodesAt(file: TemplateFile, offset: number): Node[] {
  const path: Node[] = [];
  let bodies: readonly Body[] = [file.body];
  for (;;) {
    const node = bodies.map((body) => nodeIn(body.nodes, offset)).find((found) => found !== undefined);
    if (node === undefined) return path;
    path.push(node);
    bodies = bodiesOf(node).filter((body) => body.start <= offset && offset <= body.end);
  }
}

/** The node of an ordered list that holds `offset`; of two that touch it, the one that is no text, else the later. */
function nodeIn(nodes: readonly Node[], offset: number): Node | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.end < offset) low = middle + 1;
    else high = middle;
  }
  const first = nodes[low];
  if (first === undefined || first.start > offset) return undefined;
  const second = nodes[low + 1];
  const touching = second !== undefined && second.start <= offset ? second : undefined;
  return touching !== undefined && (first.kind === "text" || (touching.kind !== "text" && offset > touching.start))
    ? touching
    : first;
}

/** The element of a list ordered by `start` whose range touches `offset`; of several, the innermost. */
export function touching<Item extends { readonly range: Range }>(items: readonly Item[], offset: number): Item[] {
  return items.filter(({ range }) => range.start <= offset && offset <= range.end);
}
