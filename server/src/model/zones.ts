import type { Range } from "../base/range.ts";
import type { Node } from "../syntax/ast.ts";
import type { FrontMatter } from "./frontMatter.ts";
import type { ScalarText } from "./scalarText.ts";
import type { Fragment } from "./symbols.ts";
import type { TemplateModel, Zone, ZoneAt } from "./template.ts";
import { nodesAt, tagsOf } from "./visit.ts";

/**
 * The language at an offset.
 *
 * An offset between two regions belongs to the tag that ends or begins there when it is inside its delimiters, else to the
 * text: the cursor of `{{ x }}|` is in text.
 */
export function zoneAt(
  model: Pick<TemplateModel, "file" | "fragments" | "frontMatter" | "draft" | "text">,
  offset: number,
): ZoneAt {
  const { head } = model.file;
  if (head !== undefined && offset < model.file.bodyStart) {
    if (offset <= head.open.end || (head.close !== undefined && offset >= head.close.start))
      return { zone: "fence", range: offset <= head.open.end ? head.open : (head.close ?? head.open) };
    const value = model.fragments.find(
      ({ key, range }) => key !== undefined && range.start <= offset && offset <= range.end,
    );
    const inside = value === undefined ? undefined : teraAt(value, value.fromFile(offset));
    return (
      inside ?? rdfAt(model.frontMatter, offset) ?? { zone: "yaml", fragment: value, range: value?.range ?? head.yaml }
    );
  }
  const body = model.fragments[model.fragments.length - 1]!;
  return teraAt(body, offset) ?? draftAt(model, offset) ?? { zone: "text", fragment: body, range: body.range };
}

/** The YAML of a head that is not closed yet; where text follows it, its end is that text's. */
function draftAt({ draft, text }: Pick<TemplateModel, "draft" | "text">, offset: number): ZoneAt | undefined {
  if (draft === undefined || offset < draft.range.start) return undefined;
  if (offset > draft.range.end || (offset === draft.range.end && offset < text.length)) return undefined;
  return rdfAt(draft, offset) ?? { zone: "yaml", range: draft.range };
}

/** The query or the Turtle around an offset of the head. */
function rdfAt(head: FrontMatter | undefined, offset: number): ZoneAt | undefined {
  if (head === undefined) return undefined;
  const inside = ({ range }: ScalarText) => range.start <= offset && offset <= range.end;
  const single = ["construct", "when"].flatMap((key) => head.get(key)?.text ?? []);
  const query = [...head.queries.map((each) => each.text), ...single].find(inside);
  if (query !== undefined) return { zone: "sparql", scalar: query, range: query.range };
  const turtle = head.rdfInline.find(inside);
  return turtle === undefined ? undefined : { zone: "turtle", scalar: turtle, range: turtle.range };
}

/** The tag around an offset of a fragment; its closing delimiter's end does not count, unless it is missing. */
function teraAt(fragment: Fragment, offset: number): ZoneAt | undefined {
  const path = nodesAt(fragment.file, offset);
  const node = path[path.length - 1];
  if (node === undefined) return undefined;
  const inside = (range: Range): ZoneAt | undefined => {
    const closed = /[}%#]\}$/.test(fragment.text.slice(Math.max(range.start, range.end - 2), range.end));
    if (offset <= range.start + 1 || offset > range.end || (closed && offset > range.end - 2)) return undefined;
    const { toFile } = fragment;
    return { zone: zoneOf(node), fragment, range: { start: toFile(range.start), end: toFile(range.end) } };
  };
  for (const candidate of path.toReversed())
    for (const tag of tagsOf(candidate)) {
      const found = inside(tag);
      if (found !== undefined) return found;
    }
  return node.kind === "broken" ? inside(node) : undefined;
}

function zoneOf(node: Node): Zone {
  return node.kind === "comment" ? "comment" : "tera";
}
