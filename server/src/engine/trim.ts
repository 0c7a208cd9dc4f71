import type { Range } from "../base/range.ts";
import { type Body, type ForNode, type IfNode, type Node, TextNode } from "../syntax/index.ts";

/**
 * A node with what white space control leaves of it.
 *
 * `text` is the range of a text or raw node that is printed; `bodies` are the trimmed bodies, in the order of the node's own.
 */
export interface Item {
  readonly node: Node;
  text?: Range;
  bodies?: Item[][];
}

interface Sides {
  readonly left: boolean;
  readonly right: boolean;
}

/** What Rust calls white space; JavaScript's `trim` differs on U+0085 and U+FEFF. */
export const BLANKS = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const LEADING = new RegExp(`^[${BLANKS}]+`);
const TRAILING = new RegExp(`[${BLANKS}]+$`);

/** Text without white space in front. */
export function trimStart(text: string): string {
  return text.replace(LEADING, "");
}

/** Text without white space behind; linear, unlike the obvious regular expression. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/**
 * White space control over a whole template.
 *
 * Follows Tera 1.20 (`parser/whitespace.rs`), its surprises included: the body behind a loop's `else` is not touched at all;
 * comments at the very top are no part of the template; the blanks around `extends` and `import` belong to those tags.
 */
export function trimTemplate(source: string, body: Body): Item[] {
  const nodes = withoutTop(source, body.nodes);
  return new Trimmer(source).body(nodes, undefined);
}

/** The nodes behind the leading comments, with the blanks around `extends` and `import` taken off the texts. */
function withoutTop(source: string, nodes: readonly Node[]): Node[] {
  let index = 0;
  while (nodes[index]?.kind === "comment") index++;
  const kept: Node[] = [];
  const isTop = (node: Node | undefined) => node?.kind === "extends" || node?.kind === "import";
  for (; index < nodes.length; index++) {
    const node = nodes[index]!;
    if (node.kind === "text" && (isTop(nodes[index - 1]) || isTop(nodes[index + 1]))) {
      const text = source.slice(node.start, node.end);
      const start = isTop(nodes[index - 1]) ? node.start + (/^[ \t\r\n]+/.exec(text)?.[0].length ?? 0) : node.start;
      if (start < node.end && !(isTop(nodes[index + 1]) && /^[ \t\r\n]*$/.test(text)))
        kept.push(new TextNode({ at: start }, node.end));
    } else kept.push(node);
  }
  return kept;
}

class Trimmer {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** A body between tags that trim (`left`: the opening tag has `-%}`; `right`: the closing one has `{%-`). */
  body(nodes: readonly Node[], around: Sides | undefined): Item[] {
    const items: Item[] = [];
    let previousWasText = false;
    let trimNext = around?.left ?? false;
    for (const node of nodes) {
      if (node.kind === "text") {
        previousWasText = true;
        const range = trimNext ? this.#trimmedStart(node) : { start: node.start, end: node.end };
        if (!trimNext || range.end > range.start) items.push({ node, text: range });
        trimNext = false;
        continue;
      }
      if (node.kind === "super") {
        // Tera keeps no white space control for `super()`: what was due to the next text stays due.
        previousWasText = false;
        items.push({ node });
        continue;
      }
      const outer = outerSides(node);
      // An `if` trims the text before itself, and not only directly before.
      if (previousWasText && outer.left) this.#trimLast(items);
      previousWasText = false;
      trimNext = outer.right;
      items.push(this.#item(node));
    }
    if (around?.right === true) this.#trimLast(items);
    return items;
  }

  #item(node: Node): Item {
    switch (node.kind) {
      case "raw": {
        let { start, end } = node.text;
        if (node.open.trimRight) ({ start, end } = this.#trimmedStart({ start, end }));
        if (node.close?.trimLeft === true) ({ start, end } = this.#trimmedEnd({ start, end }));
        return { node, text: { start, end } };
      }
      case "for":
        return { node, bodies: [this.body(node.body.nodes, inner(node)), this.#untouched(lastElse(node))] };
      case "block":
      case "macro":
      case "filterSection":
        return {
          node,
          bodies: [this.body(node.body.nodes, { left: node.tag.trimRight, right: node.close?.trimLeft ?? false })],
        };
      case "if":
        return { node, bodies: this.#if(node) };
      default:
        return { node };
    }
  }

  #if(node: IfNode): Item[][] {
    const bodies: Item[][] = [];
    for (const { tag, body } of node.branches) {
      if (tag.trimLeft && bodies.length > 0) this.#trimLast(bodies.at(-1)!);
      bodies.push(this.body(body.nodes, { left: tag.trimRight, right: false }));
    }
    if (node.otherwise !== undefined) {
      if (node.otherwise.tag.trimLeft) this.#trimLast(bodies.at(-1)!);
      bodies.push(this.body(node.otherwise.body.nodes, { left: node.otherwise.tag.trimRight, right: false }));
    }
    if (node.close?.trimLeft === true) this.#trimLast(bodies.at(-1)!);
    return bodies;
  }

  /** A body that white space control passes over, with everything in it. */
  #untouched(body: Body | undefined): Item[] {
    return (body?.nodes ?? []).map((node) => {
      switch (node.kind) {
        case "text":
          return { node, text: { start: node.start, end: node.end } };
        case "raw":
          return { node, text: node.text };
        case "for":
          return { node, bodies: [this.#untouched(node.body), this.#untouched(lastElse(node))] };
        case "block":
        case "macro":
        case "filterSection":
          return { node, bodies: [this.#untouched(node.body)] };
        case "if":
          return {
            node,
            bodies: [
              ...node.branches.map(({ body: each }) => each),
              ...(node.otherwise ? [node.otherwise.body] : []),
            ].map((each) => this.#untouched(each)),
          };
        default:
          return { node };
      }
    });
  }

  /** Takes the white space off the end of the last item, when that is text; an emptied text goes. */
  #trimLast(items: Item[]): void {
    const last = items.at(-1);
    if (last?.node.kind !== "text") return;
    const range = this.#trimmedEnd(last.text!);
    if (range.end > range.start) last.text = range;
    else items.pop();
  }

  #trimmedStart({ start, end }: Range): Range {
    return { start: end - trimStart(this.#source.slice(start, end)).length, end };
  }

  #trimmedEnd({ start, end }: Range): Range {
    return { start, end: start + trimEnd(this.#source.slice(start, end)).length };
  }
}

/** Tera runs only the last `else` of a loop. */
function lastElse(node: ForNode): Body | undefined {
  return node.otherwise.at(-1)?.body;
}

function inner(node: ForNode): Sides {
  return { left: node.tag.trimRight, right: node.close?.trimLeft ?? false };
}

/** Which sides of a node trim the texts around it. */
function outerSides(node: Node): Sides {
  switch (node.kind) {
    case "if":
      return { left: node.branches[0]?.tag.trimLeft ?? false, right: node.close?.trimRight ?? false };
    case "for":
    case "block":
    case "macro":
    case "filterSection":
      return { left: node.tag.trimLeft, right: node.close?.trimRight ?? false };
    case "raw":
      return { left: node.open.trimLeft, right: node.close?.trimRight ?? false };
    case "text":
    case "broken":
      return { left: false, right: false };
    default:
      return { left: node.tag.trimLeft, right: node.tag.trimRight };
  }
}
