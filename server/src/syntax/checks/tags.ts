import type { Range } from "../../base/range.ts";
import type { Cst } from "../cst.ts";
import { neverClosed, wordsForUnexpected } from "./errors.ts";
import { ExpressionChecks } from "./expressions.ts";
import type { Report } from "./report.ts";

/** Key words that Tera reads only with white space behind them. */
const NEEDS_BLANK = new Set([
  "include",
  "block",
  "macro",
  "if",
  "elif",
  "for",
  "filter",
  "set",
  "set_global",
  "extends",
  "import",
]);

/** Checks one tag by itself: its delimiters, the blanks that Tera asks for, and its expressions. */
export class TagChecks {
  readonly #cst: Cst;
  readonly #report: Report;
  readonly #expressions: ExpressionChecks;

  /** Tags that do not touch it are without fault, as an earlier look has shown. */
  readonly #doubtful: Range | undefined;

  constructor(cst: Cst, report: Report, doubtful: Range | undefined) {
    this.#cst = cst;
    this.#report = report;
    this.#doubtful = doubtful;
    this.#expressions = new ExpressionChecks(cst, report);
  }

  check(tag: number): void {
    const start = this.#cst.starts[tag]!;
    const doubtful = this.#doubtful;
    if (doubtful !== undefined && (start > doubtful.end || this.#cst.stops[tag]! < doubtful.start)) return;
    this.#blankBehindKeyword(tag, start);
    this.#content(tag, start);
    this.#rest(tag, start);
    this.#delimiters(tag, start);
  }

  /** What fits nowhere in the tag. */
  #rest(tag: number, start: number): void {
    const cst = this.#cst;
    const rest = cst.child(tag, "rest");
    if (rest === undefined) return;
    const text = cst.textOf(rest);
    if (cst.type(tag) === "else_tag" && /^if\b/.test(text))
      this.#refuse(start, rest, "write `{% elif … %}`: Tera has no `else if`");
    else {
      const isClosed = cst.child(tag, "close") !== undefined || cst.child(tag, "wrong_close") !== undefined;
      this.#unexpected(start, rest, isClosed ? undefined : neverClosed(cst.textOf(tag)));
    }
  }

  #blankBehindKeyword(tag: number, start: number): void {
    const cst = this.#cst;
    const keyword = cst.child(tag, "keyword");
    if (keyword === undefined) return;
    const word = cst.textOf(keyword);
    const next = cst.text[cst.stops[keyword]!];
    if (NEEDS_BLANK.has(word) && !isBlank(next) && cst.child(tag, "close") !== undefined)
      this.#refuse(start, keyword, `a blank is missing behind \`${word}\``);
  }

  #content(tag: number, start: number): void {
    const cst = this.#cst;
    const value = cst.child(tag, "value");
    switch (cst.type(tag)) {
      case "output":
        this.#expressions.value(value, start);
        return;
      case "if_tag":
      case "elif_tag":
        this.#expressions.condition(cst.child(tag, "condition"), start);
        return;
      case "for_tag":
        this.#forTag(tag, start);
        return;
      case "set_tag":
        if (this.#isMissing(tag, "name")) this.#missingAtEnd(tag, start, "the name of the variable is missing");
        else if (value === undefined && cst.child(tag, "rest") === undefined)
          this.#missingAtEnd(tag, start, "`= value` is missing");
        else this.#expressions.value(value, start);
        return;
      case "block_tag":
        if (this.#isMissing(tag, "name")) this.#missingAtEnd(tag, start, "the name of the block is missing");
        return;
      case "filter_tag":
        if (this.#isMissing(tag, "name")) this.#missingAtEnd(tag, start, "the name of a filter is missing");
        this.#expressions.namedArguments(cst.child(tag, "arguments"), start);
        return;
      case "macro_tag":
        this.#macroTag(tag, start);
        return;
      case "include_tag":
        this.#include(tag, start);
        return;
      case "import_tag":
      case "extends_tag":
        this.#path(tag, start);
        return;
      case "unknown_tag":
        this.#unknown(tag, start);
        return;
      case "comment":
        if (cst.child(tag, "text") === undefined) this.#refuse(start, tag, "a comment cannot be empty");
        return;
    }
  }

  #delimiters(tag: number, start: number): void {
    const cst = this.#cst;
    const wrong = cst.child(tag, "wrong_close");
    const open = cst.child(tag, "open")!;
    const expected = { "{{": "}}", "{%": "%}", "{#": "#}" }[cst.textOf(open).slice(0, 2)];
    if (wrong !== undefined)
      this.#refuse(start, wrong, `\`${cst.textOf(open).slice(0, 2)}\` is closed by \`${expected}\``);
    else if (cst.child(tag, "close") === undefined) this.#refuse(start, open, neverClosed(cst.textOf(open)));
  }

  #forTag(tag: number, start: number): void {
    const cst = this.#cst;
    const value = cst.child(tag, "value");
    const key = cst.child(tag, "key");
    const word = cst.child(tag, "in");
    if (this.#isMissing(tag, "value") || (key !== undefined && this.#isMissing(tag, "key")))
      this.#missingAtEnd(tag, start, "the name of the loop variable is missing");
    else if (key !== undefined && cst.stops[key] !== cst.starts[cst.child(tag, "comma")!])
      this.#refuse(start, key, "no blank may stand before the comma: `key, value`");
    else if (word === undefined) {
      if (cst.child(tag, "rest") === undefined)
        this.#missingAtEnd(tag, start, "`in` and what to go through are missing");
    } else if (cst.starts[word] === cst.stops[value!] || !isBlank(cst.text[cst.stops[word]!]))
      this.#refuse(start, word, "`in` needs a blank on both sides");
    else this.#expressions.container(cst.child(tag, "container"), start);
  }

  #macroTag(tag: number, start: number): void {
    const cst = this.#cst;
    const parameters = cst.child(tag, "parameters");
    if (this.#isMissing(tag, "name")) this.#missingAtEnd(tag, start, "the name of the macro is missing");
    else if (parameters === undefined)
      this.#missingAtEnd(tag, start, "the parameters are missing: write `()` where there are none");
    else {
      const trailing = cst.child(parameters, "trailing");
      const rest = cst.child(parameters, "rest");
      if (rest !== undefined) this.#unexpected(start, rest);
      if (cst.child(parameters, "close") === undefined)
        this.#refuse(start, parameters, "`(` is never closed: `)` is missing");
      if (trailing !== undefined) this.#refuse(start, trailing, "no comma may stand behind the last parameter");
      for (const parameter of cst.children(parameters))
        if (cst.type(parameter) === "parameter") this.#parameter(parameter, start);
    }
  }

  #parameter(parameter: number, start: number): void {
    const cst = this.#cst;
    if (this.#isMissing(parameter, "name")) this.#refuse(start, parameter, "the name of a parameter is missing");
    const fallback = cst.child(parameter, "default");
    const equals = cst.child(parameter, "equals");
    if (fallback === undefined || equals === undefined) return;
    const tight =
      cst.stops[cst.child(parameter, "name")!] === cst.starts[equals] && cst.stops[equals] === cst.starts[fallback];
    if (!["string", "number", "boolean"].includes(cst.type(fallback)))
      this.#refuse(start, fallback, "a parameter's default is a text, a number, `true` or `false`");
    else if (!tight) this.#refuse(start, parameter, "no blanks may stand around the `=` of a parameter");
    else if (cst.type(fallback) === "number") this.#expressions.value(fallback, start);
  }

  #include(tag: number, start: number): void {
    const cst = this.#cst;
    const path = cst.child(tag, "path")!;
    const type = cst.type(path);
    const ignore = cst.child(tag, "ignore");
    if (type === "missing") this.#refuse(start, path, "the name of the template is missing");
    else if (type === "array") {
      const items = cst.children(path).filter((child) => !/^[[\],]$/.test(cst.type(child)));
      for (const item of items)
        if (cst.type(item) !== "string")
          this.#refuse(start, item, "the names of templates to include are written as texts");
      if (cst.child(path, "close") === undefined) this.#refuse(start, path, "`[` is never closed: `]` is missing");
    } else if (type !== "string")
      this.#refuse(start, path, 'the template to include is written as a text: `{% include "name" %}`');
    if (ignore !== undefined && cst.child(tag, "missing") === undefined)
      this.#refuse(start, ignore, "write `ignore missing`");
  }

  #path(tag: number, start: number): void {
    const cst = this.#cst;
    const path = cst.child(tag, "path")!;
    const word = cst.textOf(cst.child(tag, "keyword")!);
    if (cst.type(path) !== "string") {
      this.#refuse(start, path, `\`${word}\` names its template as a text: \`{% ${word} "name" … %}\``);
      return;
    }
    if (cst.type(tag) === "extends_tag") return;
    const as = cst.child(tag, "as");
    const namespace = cst.child(tag, "namespace");
    if (as === undefined || namespace === undefined || this.#isMissing(tag, "namespace"))
      this.#missingAtEnd(tag, start, "`as name` is missing: macros are called through that name");
    else if (cst.starts[as] === cst.stops[path] || cst.starts[namespace] === cst.stops[as])
      this.#refuse(start, as, "`as` needs a blank on both sides");
  }

  #unknown(tag: number, start: number): void {
    const keyword = this.#cst.child(tag, "keyword")!;
    if (this.#isMissing(tag, "keyword")) this.#missingAtEnd(tag, start, "the key word of the tag is missing");
    else {
      const word = this.#cst.textOf(keyword);
      this.#refuse(start, keyword, KNOWN_MISTAKES.get(word) ?? `Tera has no tag \`${word}\``);
    }
  }

  #isMissing(node: number, field: string): boolean {
    const child = this.#cst.child(node, field);
    return child !== undefined && this.#cst.type(child) === "missing_name";
  }

  #unexpected(start: number, node: number, unclosed?: string): void {
    const { message, range } = wordsForUnexpected(this.#cst, node, unclosed);
    this.#report.inTag(start, "tera-syntax", message, range);
  }

  #missingAtEnd(tag: number, start: number, message: string): void {
    const cst = this.#cst;
    const close = cst.child(tag, "close") ?? cst.child(tag, "wrong_close");
    const end = close === undefined ? cst.stops[tag]! : cst.starts[close]!;
    const keyword = cst.child(tag, "keyword");
    this.#report.inTag(start, "tera-syntax", message, {
      start: keyword === undefined ? start : cst.stops[keyword]!,
      end,
    });
  }

  #refuse(start: number, node: number, message: string): void {
    this.#report.inTag(start, "tera-syntax", message, this.#cst.rangeOf(node));
  }
}

const KNOWN_MISTAKES: ReadonlyMap<string, string> = new Map([
  ["elseif", "write `elif`: Tera has no `elseif`"],
  ["elsif", "write `elif`: Tera has no `elsif`"],
  ["with", "Tera has no `with`: use `set`"],
  ["call", "Tera has no `call` blocks: call the macro with `{{ ns::name() }}`"],
  ["do", "Tera has no `do`: use `set`"],
  ["comment", "Tera has no `comment` blocks: write `{# … #}`"],
  ["verbatim", "write `raw`: Tera has no `verbatim`"],
  ["assign", "write `set`: Tera has no `assign`"],
  ["unless", "write `if not`: Tera has no `unless`"],
  ["from", 'Tera imports whole files: `{% import "file" as ns %}`'],
  ["startfreeze", "freeze blocks are for ggen's preprocessor: plain Tera refuses them"],
  ["endfreeze", "freeze blocks are for ggen's preprocessor: plain Tera refuses them"],
]);

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\r" || character === "\n";
}
