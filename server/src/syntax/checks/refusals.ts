import type { Cst } from "../cst.ts";
import { hint, neverClosed, wordsForUnexpected } from "./errors.ts";
import type { Report } from "./report.ts";

/** How the checks of expressions say what Tera refuses, of one tag after the other. */
export class Refusals {
  readonly #cst: Cst;
  readonly #report: Report;
  /** Where the tag begins that is looked at: a tag has one problem at most. */
  tag = 0;

  constructor(cst: Cst, report: Report) {
    this.#cst = cst;
    this.#report = report;
  }

  number(node: number): void {
    const text = this.#cst.textOf(node);
    if (!text.includes(".") && !fitsInteger(text)) this.integer(node, text);
  }

  notBoolean(node: number | undefined): void {
    if (node !== undefined && /^(?:true|True|false|False)/.test(this.#cst.textOf(node)))
      this.refuse(node, "Tera reads a name that begins with `true` or `false` as the truth value: rename it");
  }

  /** Brackets that close, with nothing in them that fits nowhere. */
  closed(node: number, open: string, close: string): void {
    const cst = this.#cst;
    const rest = cst.child(node, "rest");
    if (rest !== undefined) {
      const { message, range } = wordsForUnexpected(cst, rest);
      this.refuseAt(range.start, range.end, message);
    } else if (cst.child(node, "close") === undefined)
      this.refuseAt(cst.starts[node]!, cst.starts[node]! + 1, `\`${open}\` is never closed: \`${close}\` is missing`);
  }

  /** A text without an end. Where the tag has none either, the quote may be one of the text behind a tag that is being typed. */
  unclosedText(node: number): void {
    const { text, starts, stops } = this.#cst;
    const quote = text[starts[node]!]!;
    const isTagClosed = /^-?[%}]\}/.test(text.slice(stops[node]!, stops[node]! + 3));
    const message = isTagClosed
      ? `the text is never closed: \`${quote}\` is missing`
      : `${neverClosed(text.slice(this.tag, this.tag + 2))}, or \`${quote}\` behind this text`;
    this.refuse(node, message);
  }

  /** Something that was not written; or what was written instead and is not understood. */
  missing(node: number, message: string): void {
    const cst = this.#cst;
    if (cst.type(node + 1) === "unexpected") {
      const { message: words, range } = wordsForUnexpected(cst, node + 1);
      this.refuseAt(range.start, range.end, words);
      return;
    }
    const at = cst.starts[node]!;
    const { text } = cst;
    const doubled = text[at] !== undefined && text[at] === text[at - 1];
    const words = hint(text.slice(doubled ? at - 1 : at, at + 10));
    if (words !== undefined) this.refuseAt(doubled ? at - 1 : at, at + 1, words);
    else this.refuseAt(visibleStart(text, at), at, message);
  }

  blankBehind(operator: number): void {
    const next = this.#cst.text[this.#cst.stops[operator]!];
    if (next !== " " && next !== "\t" && next !== "\n" && next !== "\r" && next !== undefined)
      this.refuse(operator, `a blank is missing behind \`${this.#cst.textOf(operator)}\``);
  }

  integer(node: number, text: string): void {
    const detail = `Integer out of bounds: \`${text}\``;
    const range = this.#cst.rangeOf(node);
    this.#report.inTag(this.tag, "integer-out-of-range", "the integer does not fit into 64 bits", range, detail);
  }

  refuse(node: number, message: string): void {
    this.#report.inTag(this.tag, "tera-syntax", message, this.#cst.rangeOf(node));
  }

  refuseAt(start: number, end: number, message: string): void {
    this.#report.inTag(this.tag, "tera-syntax", message, { start, end });
  }
}

/** Where a stretch that can be seen begins, for something missing at `at`: the last character before it, on the same line. */
function visibleStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
  return start === 0 || text[start - 1] === "\n" || text[start - 1] === "\r" ? at : start - 1;
}

const LARGEST = "9223372036854775807";
const SMALLEST = "9223372036854775808";

/** Whether an integer's spelling is one of a signed 64-bit integer, as Rust's `parse` reads it. */
function fitsInteger(text: string): boolean {
  const digits = text.startsWith("-") ? text.slice(1) : text;
  const limit = text.startsWith("-") ? SMALLEST : LARGEST;
  return digits.length < limit.length || (digits.length === limit.length && digits <= limit);
}
