import type { Range } from "../../base/range.ts";
import type { Cst } from "../cst.ts";
import { MAX_BLOCK_DEPTH } from "../lowerBody.ts";
import type { Report } from "./report.ts";
import { TagChecks } from "./tags.ts";

/** What Tera allows in a body depends on the innermost of these around it; an `if` hands on what is around it. */
type Place = "top" | "block" | "for" | "macro" | "filter";

const OPENERS: Readonly<Record<string, { tag: string; word: string; place?: Place }>> = {
  if_statement: { tag: "if_tag", word: "if" },
  for_statement: { tag: "for_tag", word: "for", place: "for" },
  block_statement: { tag: "block_tag", word: "block", place: "block" },
  macro_statement: { tag: "macro_tag", word: "macro", place: "macro" },
  filter_statement: { tag: "filter_tag", word: "filter", place: "filter" },
  raw_statement: { tag: "raw_tag", word: "raw" },
};

/** Walks the statements and checks each where it stands; `doubtful` is as in {@link TagChecks}. */
export function checkPlaces(cst: Cst, report: Report, doubtful: Range | undefined): void {
  const tags = new TagChecks(cst, report, doubtful);
  const blocks = new Map<string, number>();
  const macros = new Map<string, number>();
  statements(0, "top", 0, true);

  /** `listed` says that Tera's list of blocks has those in here: it looks into blocks only, not into an `if`. */
  function statements(parent: number, place: Place, depth: number, listed: boolean): void {
    let elseSeen = false;
    for (const child of cst.children(parent)) {
      const type = cst.type(child);
      const opener = OPENERS[type];
      if (opener !== undefined) block(child, opener, place, depth, parent === 0, listed);
      else if (type === "elif_tag" || type === "else_tag") {
        tags.check(child);
        if (elseSeen && cst.type(parent) === "if_statement")
          misplaced(child, `\`${type === "elif_tag" ? "elif" : "else"}\` cannot follow \`else\``);
        elseSeen ||= type === "else_tag";
      } else if (type === "stray_tag") stray(child);
      else if (type === "loop_control_tag") {
        tags.check(child);
        if (place !== "for") {
          const word = cst.textOf(cst.child(child, "keyword")!);
          misplaced(child, `\`${word}\` belongs directly in a \`for\`, or in an \`if\` in it`);
        }
      } else if (type === "import_tag" || type === "extends_tag") {
        tags.check(child);
        if (parent !== 0)
          misplaced(child, `\`${type === "import_tag" ? "import" : "extends"}\` belongs at the top of the file`);
      } else if (/_tag$|^output$|^comment$/.test(type)) tags.check(child);
    }
  }

  function block(
    node: number,
    opener: { tag: string; word: string; place?: Place },
    place: Place,
    depth: number,
    atTop: boolean,
    listed: boolean,
  ): void {
    const open = cst.childOfType(node, opener.tag)!;
    tags.check(open);
    const close = cst.childOfType(node, "end_tag");
    if (close !== undefined) tags.check(close);
    else if (!report.isSpoiled(cst.starts[open]!))
      report.add(
        "unclosed-block",
        `\`${opener.word}\` is never closed: \`{% end${opener.word} %}\` is missing`,
        cst.rangeOf(open),
      );
    if (opener.word === "block") {
      if (place === "for" || place === "macro") misplaced(open, `a \`block\` cannot stand in a \`${place}\``);
      if (listed) twice(blocks, open, "block");
    }
    if (opener.word === "macro") {
      if (!atTop) misplaced(open, "a `macro` belongs at the top level of the file");
      twice(macros, open, "macro");
    }
    if (opener.word === "raw") return;
    if (depth >= MAX_BLOCK_DEPTH)
      report.add("tera-syntax", "blocks are nested too deeply to be read", cst.rangeOf(open));
    else statements(node, opener.place ?? place, depth + 1, listed && opener.word === "block");
  }

  function twice(known: Map<string, number>, open: number, word: "block" | "macro"): void {
    const named = cst.child(open, "name");
    if (named === undefined) return;
    const text = cst.textOf(named);
    if (known.has(text)) {
      const detail = `${word === "block" ? "Block" : "Macro"} \`${text}\` is duplicated`;
      report.add(`duplicate-${word}`, `the ${word} \`${text}\` is there twice`, cst.rangeOf(named), detail);
    } else known.set(text, named);
  }

  function stray(node: number): void {
    const keyword = cst.child(node, "keyword")!;
    const word = cst.textOf(keyword);
    const message = word.startsWith("end")
      ? `\`${word}\` closes nothing: there is no open \`${word.slice(3)}\``
      : `\`${word}\` belongs to ${word === "elif" ? "an `if`" : "an `if` or a `for`"}, and there is none open here`;
    report.inTag(cst.starts[node]!, "stray-tag", message, cst.rangeOf(node));
  }

  function misplaced(node: number, message: string): void {
    report.inTag(cst.starts[node]!, "misplaced-tag", message, cst.rangeOf(node));
  }
}
