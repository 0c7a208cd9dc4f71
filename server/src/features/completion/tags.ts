/** Completion behind `{%`: tags that make sense here, the closing tag of what is open first. */
import { CompletionItemKind } from "../../base/lsp.ts";
import type { Range } from "../../base/range.ts";
import { type TagEntry, tags } from "../../model/catalog/index.ts";
import type { TemplateModel } from "../../model/template.ts";
import { nodesAt, tagsOf } from "../../model/visit.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Draft } from "./items.ts";

const closers: Partial<Record<Node["kind"], string>> = {
  if: "endif",
  for: "endfor",
  block: "endblock",
  macro: "endmacro",
  filterSection: "endfilter",
  raw: "endraw",
};

/** Tags that may begin at an offset of the body; `closed` when `%}` is already there. */
export function tagDrafts(model: TemplateModel, offset: number, closed: boolean): Draft[] {
  const around = openAround(model, offset);
  return tags.filter((tag) => fits(tag, around, model, offset)).map((tag) => draft(tag, around, closed));
}

/** The only tag that is one inside `{% raw %}`. */
export function rawEnd(model: TemplateModel, offset: number): { word: Range; drafts: Draft[] } | undefined {
  const path = nodesAt(model.file, offset);
  const tag = tags.find(({ keyword }) => keyword === "endraw");
  if (tag === undefined || path[path.length - 1]?.kind !== "raw") return undefined;
  const typed = /\{%-?\s*(\w*)$/.exec(model.text.slice(Math.max(0, offset - 100), offset))?.[1];
  if (typed === undefined) return undefined;
  const closed = /^\w*\s*-?%\}/.test(model.text.slice(offset, offset + 100));
  const rest = closed ? /^\w*/.exec(model.text.slice(offset, offset + 100))![0].length : 0;
  const word = { start: offset - typed.length, end: offset + rest };
  return { word, drafts: [draft(tag, path, closed)] };
}

/** The constructs whose body holds the offset, the innermost last. */
function openAround(model: TemplateModel, offset: number): Node[] {
  return nodesAt(model.file, offset).filter((node) => {
    const first = tagsOf(node)[0];
    return closers[node.kind] !== undefined && first !== undefined && first.end <= offset && node.start < offset;
  });
}

function fits(tag: TagEntry, around: readonly Node[], model: TemplateModel, offset: number): boolean {
  const inner = around[around.length - 1];
  const inside = (kind: Node["kind"]) => around.some((node) => node.kind === kind);
  switch (tag.keyword) {
    case "elif":
      return inner?.kind === "if" && (inner.otherwise === undefined || inner.otherwise.tag.start >= offset);
    case "else":
      return (
        inner?.kind === "for" ||
        (inner?.kind === "if" && (inner.otherwise === undefined || inner.otherwise.tag.start >= offset - 2))
      );
    case "break":
    case "continue":
      return loopReached(around);
    case "block":
      return !inside("for") && !inside("macro");
    case "macro":
      return around.length === 0;
    case "import":
    case "extends":
      return around.length === 0 && nothingBefore(model, offset);
    default:
      return tag.keyword.startsWith("end") ? inner !== undefined && closers[inner.kind] === tag.keyword : true;
  }
}

/** Whether a `for` is around with nothing but `if` in between. */
function loopReached(around: readonly Node[]): boolean {
  for (const node of around.toReversed()) {
    if (node.kind === "for") return true;
    if (node.kind !== "if") return false;
  }
  return false;
}

/** Whether only comments, imports and white space stand in front. */
function nothingBefore(model: TemplateModel, offset: number): boolean {
  return model.file.body.nodes.every((node) => {
    if (node.start >= offset || node.end >= offset) return true;
    if (node.kind === "text") return model.text.slice(node.start, node.end).trim() === "";
    return node.kind === "comment" || node.kind === "import" || node.kind === "extends";
  });
}

function draft(tag: TagEntry, around: readonly Node[], closed: boolean): Draft {
  const inner = around[around.length - 1];
  const closes = inner !== undefined && closers[inner.kind] === tag.keyword;
  const unclosed = closes && !("close" in inner && inner.close !== undefined);
  const name = closes && (inner.kind === "block" || inner.kind === "macro") ? ` ${inner.name.text}` : "";
  const text = `${tag.keyword}${name}`;
  const bare = !needsMore(tag);
  return {
    label: tag.keyword,
    kind: CompletionItemKind.Keyword,
    detail: tag.form,
    text: closed ? text : bare ? `${text} %}` : `${text} `,
    snippet: closed ? undefined : snippetOf(tag),
    documentation: tag.doc,
    rank: unclosed ? 0 : closes ? 1 : 2,
    preselect: unclosed,
  };
}

function needsMore(tag: TagEntry): boolean {
  return tag.snippet !== undefined && tag.keyword !== "raw";
}

/** The tag with its end, body between them on a line of its own. */
function snippetOf(tag: TagEntry): string | undefined {
  return tag.snippet?.replace("%}$0{%", "%}\n$0\n{%");
}
