import { never } from "../../base/never.ts";
import type { Cst } from "../cst.ts";
import { MAX_EXPRESSION_DEPTH } from "../lowerExpression.ts";
import { hint, neverClosed, wordsForUnexpected } from "./errors.ts";
import type { Report } from "./report.ts";

/**
 * What Tera's grammar (1.20, `tera.pest`) accepts of an expression, asked of our wider tree.
 *
 * The names of the checks are those of Tera's rules: a *basic* expression is arithmetic of values, a *logic* one combines
 * comparisons; text and arrays have places of their own.
 */
export class ExpressionChecks {
  readonly #cst: Cst;
  readonly #report: Report;
  #tag = 0;

  constructor(cst: Cst, report: Report) {
    this.#cst = cst;
    this.#report = report;
  }

  /** `logic_expr | array_filter`: outputs, `set`, arguments. */
  value(node: number | undefined, tagStart: number): void {
    this.#tag = tagStart;
    if (!this.#isTooDeep(node)) this.#value(node);
  }

  /** `logic_expr`: conditions. */
  condition(node: number | undefined, tagStart: number): void {
    this.#tag = tagStart;
    if (node === undefined || this.#isTooDeep(node)) return;
    if (this.#isArray(node)) this.#refuse(node, "a list is no condition: ask for its length, `xs | length > 0`");
    else this.#logicExpr(node);
  }

  /** `basic_expr_filter | array_filter`: what a `for` goes through. */
  container(node: number | undefined, tagStart: number): void {
    this.#tag = tagStart;
    if (node === undefined || this.#isTooDeep(node)) return;
    if (this.#isArray(node)) this.#array(node);
    else if (this.#isText(node))
      this.#refuse(node, "a `for` goes through a variable, a call or a list, not through a text");
    else this.#basicFilter(node);
  }

  /** The arguments of a function, filter or macro. */
  namedArguments(node: number | undefined, tagStart: number): void {
    this.#tag = tagStart;
    if (!this.#isTooDeep(node)) this.#namedArguments(node);
  }

  /** Refuses what the typed tree is cut off in: nothing that recurses over an expression may run out of stack. */
  #isTooDeep(node: number | undefined): boolean {
    if (node === undefined) return false;
    const { ends } = this.#cst;
    const open: number[] = [];
    for (let at = node; at < ends[node]!; at++) {
      while (open.length > 0 && open.at(-1)! <= at) open.pop();
      open.push(ends[at]!);
      if (open.length <= MAX_EXPRESSION_DEPTH) continue;
      this.#refuse(node, "the expression is nested too deeply to be read");
      return true;
    }
    return false;
  }

  #value(node: number | undefined): void {
    if (node === undefined) return;
    if (this.#isArray(node)) this.#array(node);
    else this.#logicExpr(node);
  }

  #logicExpr(node: number): void {
    if (this.#is(node, "or_expression") || this.#is(node, "and_expression")) {
      this.#logicExpr(this.#field(node, "left"));
      this.#blankBehind(this.#field(node, "operator"));
      this.#logicExpr(this.#field(node, "right"));
    } else this.#logicVal(node);
  }

  #logicVal(node: number): void {
    if (this.#is(node, "not_expression")) {
      const operand = this.#field(node, "operand");
      if (this.#is(operand, "not_expression")) this.#refuse(operand, "`not` can be written once only");
      else if (this.#is(operand, "parenthesized") && !this.#isBasic(operand))
        this.#refuse(operand, "`not` cannot be put before a group of conditions: negate each of them");
      else this.#condOrComparison(operand);
    } else if (this.#is(node, "parenthesized") && !this.#isBasic(node)) {
      this.#logicExpr(this.#field(node, "content"));
      this.#closed(node, "(", ")");
    } else this.#condOrComparison(node);
  }

  #condOrComparison(node: number): void {
    if (this.#is(node, "in_expression")) {
      const left = this.#field(node, "left");
      if (this.#isText(left)) this.#text(left);
      else if (this.#is(left, "comparison") || this.#is(left, "in_expression")) this.#comparisonSide(left);
      else this.#basicFilter(left);
      const operator = this.#field(node, "operator");
      const not = this.#cst.child(node, "not");
      if (not !== undefined) this.#blankBehind(not);
      if (this.#is(operator, "missing_name")) this.#refuse(operator, "`in` is missing behind `not`");
      this.#inContainer(this.#field(node, "right"));
    } else if (this.#is(node, "comparison")) {
      this.#comparisonSide(this.#field(node, "left"));
      this.#comparisonSide(this.#field(node, "right"));
    } else this.#comparisonSide(node);
  }

  #comparisonSide(node: number): void {
    const type = this.#cst.type(node);
    if (this.#isText(node)) this.#text(node);
    else if (type === "comparison" || type === "in_expression")
      this.#refuse(node, "comparisons cannot be chained: combine them with `and`");
    else if (type === "not_expression") this.#refuse(node, "`not` belongs before the whole comparison");
    else if (type === "and_expression" || type === "or_expression")
      this.#refuse(node, "a condition cannot stand in a comparison");
    else this.#comparisonVal(node);
  }

  #comparisonVal(node: number): void {
    if (this.#is(node, "outer_math")) {
      const left = this.#field(node, "left");
      if (this.#is(left, "outer_math")) this.#comparisonVal(left);
      else this.#basicFilter(left);
      const right = this.#field(node, "right");
      if (this.#is(right, "outer_math")) this.#comparisonVal(right);
      else this.#basicFilter(right);
    } else this.#basicFilter(node);
  }

  #basicFilter(node: number): void {
    if (!this.#is(node, "filtered")) {
      this.#basic(node);
      return;
    }
    this.#basic(this.#field(node, "value"), true);
    this.#filters(node);
  }

  #basic(node: number, filtered = false): void {
    const cst = this.#cst;
    switch (cst.type(node)) {
      case "math":
        this.#basic(this.#field(node, "left"));
        this.#basic(this.#field(node, "right"));
        return;
      case "parenthesized": {
        const content = this.#field(node, "content");
        if (this.#isBasic(node)) {
          this.#basic(content);
          this.#closed(node, "(", ")");
        } else if (filtered) this.#refuse(node, "a filter cannot follow a group: set a variable first, then filter it");
        else this.#refuse(node, "parentheses in arithmetic or a comparison may hold plain arithmetic only");
        return;
      }
      case "boolean":
        return;
      case "not_expression":
        this.#basic(this.#field(node, "operand"));
        // What is left behind the minus is a number of its own, and the least one has no counterpart.
        if (this.#cst.textOf(this.#field(node, "operand")).startsWith("-9223372036854775808"))
          this.#refuseInteger(node, this.#cst.textOf(node));
        return;
      case "number":
        this.#number(node);
        return;
      case "variable":
        this.#notBoolean(cst.child(node, "name"));
        this.#variable(node);
        return;
      case "test":
        this.#test(node);
        return;
      case "function_call":
        this.#notBoolean(cst.child(node, "name"));
        this.#namedArguments(cst.child(node, "arguments"));
        return;
      case "macro_call":
        this.#macroCall(node);
        return;
      case "method_call":
        this.#refuse(node, "Tera has no methods: use a filter, `value | filter`");
        return;
      case "string":
      case "concatenation":
        this.#refuse(node, "arithmetic and groups are for numbers: join texts with `~`");
        return;
      case "array":
        this.#refuse(node, "a list cannot stand here");
        return;
      default:
        this.#logicOr(node);
    }
  }

  /** What cannot be a basic expression at all. */
  #logicOr(node: number): void {
    switch (this.#cst.type(node)) {
      case "missing":
        this.#missing(node, "a value is missing here");
        return;
      case "unclosed_string":
        this.#unclosedText(node);
        return;
      case "outer_math":
      case "filtered":
        this.#refuse(node, "a filter cannot be used inside parentheses or in the middle of arithmetic");
        return;
      default:
        this.#refuse(node, "this cannot stand here");
    }
  }

  #inContainer(node: number): void {
    if (this.#isText(node)) this.#text(node);
    else if (this.#isArray(node)) this.#array(node);
    else if (this.#is(node, "variable")) this.#variable(node);
    else if (this.#is(node, "missing") || this.#is(node, "unclosed_string")) this.#logicOr(node);
    else this.#refuse(node, "behind `in` stands a variable, a text or a list: set a variable first");
  }

  #text(node: number): void {
    const filtered = this.#is(node, "filtered");
    const value = filtered ? this.#field(node, "value") : node;
    if (this.#is(value, "concatenation")) this.#concatenation(value);
    if (filtered) this.#filters(node);
  }

  #concatenation(node: number): void {
    for (const part of this.#cst.children(node)) {
      switch (this.#cst.type(part)) {
        case "~":
        case "string":
        case "boolean":
          break;
        case "concatenation":
          this.#concatenation(part);
          break;
        case "number":
          this.#number(part);
          break;
        case "variable":
          this.#variable(part);
          break;
        case "function_call":
          this.#namedArguments(this.#cst.child(part, "arguments"));
          break;
        case "missing":
        case "unclosed_string":
          this.#logicOr(part);
          break;
        default:
          this.#refuse(part, "`~` joins texts, numbers, variables and function calls only");
      }
    }
  }

  #array(node: number): void {
    const filtered = this.#is(node, "filtered");
    const array = filtered ? this.#field(node, "value") : node;
    for (const item of this.#elements(array)) {
      if (this.#isArray(item)) this.#refuse(item, "a list cannot hold a list");
      else if (this.#is(item, "and_expression") || this.#is(item, "or_expression"))
        this.#refuse(item, "a condition in a list needs parentheses");
      else this.#logicVal(item);
    }
    this.#closed(array, "[", "]");
    if (filtered) this.#filters(node);
  }

  #filters(node: number): void {
    for (const child of this.#cst.children(node)) {
      if (!this.#is(child, "filter")) continue;
      const filterName = this.#field(child, "name");
      if (this.#is(filterName, "missing_name")) {
        const doubled = this.#cst.text.startsWith("||", this.#cst.starts[child]!);
        const message = doubled ? "write `or`: Tera has no `||`" : "the name of a filter is missing behind `|`";
        if (doubled) this.#refuseAt(this.#cst.starts[child]!, this.#cst.starts[child]! + 2, message);
        else this.#missing(filterName, message);
      }
      const colon = this.#cst.child(child, "colon");
      if (colon !== undefined)
        this.#refuse(colon, "arguments of a filter stand in parentheses, with names: `default(value=…)`");
      this.#namedArguments(this.#cst.child(child, "arguments"));
    }
  }

  #namedArguments(node: number | undefined): void {
    if (node === undefined) return;
    for (const element of this.#elements(node)) {
      if (this.#is(element, "argument")) this.#value(this.#cst.child(element, "value"));
      else if (this.#is(element, "missing")) this.#missing(element, "an argument is missing here");
      else this.#refuse(element, "arguments need names: `name=value`");
    }
    this.#closed(node, "(", ")");
  }

  #test(node: number): void {
    const cst = this.#cst;
    const subject = this.#field(node, "subject");
    this.#notBoolean(cst.child(subject, "name"));
    this.#variable(subject);
    const testName = this.#field(node, "name");
    if (this.#is(testName, "missing_name")) this.#missing(testName, "the name of a test is missing behind `is`");
    const args = cst.child(node, "arguments");
    if (args === undefined) return;
    const all = this.#elements(args);
    const trailing = cst.child(args, "trailing");
    if (trailing !== undefined) this.#refuse(trailing, "no comma may stand behind a test's last argument");
    if (all.length === 0) this.#refuse(args, "a test without arguments is written without parentheses");
    for (const element of all) {
      if (this.#is(element, "argument"))
        this.#refuse(element, "arguments of a test have no names: `is divisibleby(2)`");
      else if (this.#isArray(element)) this.#refuse(element, "a test cannot take a list: Tera itself would crash");
      else this.#value(element);
    }
    this.#closed(args, "(", ")");
  }

  #macroCall(node: number): void {
    const cst = this.#cst;
    this.#notBoolean(cst.child(node, "namespace"));
    const args = cst.child(node, "arguments");
    const macroName = this.#field(node, "name");
    if (this.#is(macroName, "missing_name")) this.#missing(macroName, "the name of a macro is missing behind `::`");
    else if (args === undefined) this.#refuse(node, "a macro is called with parentheses: `ns::name()`");
    this.#namedArguments(args);
  }

  /** Names are written without blanks; between brackets stands a number, a text or another variable. */
  #variable(node: number): void {
    const cst = this.#cst;
    for (const child of cst.children(node)) {
      if (this.#is(child, "dot_access") && this.#is(this.#field(child, "name"), "missing_name"))
        this.#refuse(child, "the name of a field is missing behind `.`");
      if (!this.#is(child, "bracket_access")) continue;
      const key = this.#field(child, "key");
      const type = cst.type(key);
      if (type === "variable") this.#variable(key);
      else if (type === "number" && cst.textOf(key).includes(".")) this.#refuse(key, "an index is a whole number");
      else if (type === "missing" || type === "unclosed_string") this.#logicOr(key);
      else if (type !== "number" && type !== "string" && type !== "boolean")
        this.#refuse(key, "between `[` and `]` stands a number, a text or a variable: set a variable first");
      this.#closed(child, "[", "]");
      if (cst.child(child, "close") === undefined) continue;
      const tight = cst.starts[key] === cst.starts[child]! + 1 && cst.stops[key] === cst.stops[child]! - 1;
      if (!tight) this.#refuse(child, "no blanks may stand between `[`, the key and `]`");
    }
  }

  #number(node: number): void {
    const text = this.#cst.textOf(node);
    if (!text.includes(".") && !fitsInteger(text)) this.#refuseInteger(node, this.#cst.textOf(node));
  }

  #notBoolean(node: number | undefined): void {
    if (node !== undefined && /^(?:true|True|false|False)/.test(this.#cst.textOf(node)))
      this.#refuse(node, "Tera reads a name that begins with `true` or `false` as the truth value: rename it");
  }

  /** Brackets that close, with nothing in them that fits nowhere. */
  #closed(node: number, open: string, close: string): void {
    const cst = this.#cst;
    const rest = cst.child(node, "rest");
    if (rest !== undefined) {
      const { message, range } = wordsForUnexpected(cst, rest);
      this.#refuseAt(range.start, range.end, message);
    } else if (cst.child(node, "close") === undefined)
      this.#refuseAt(cst.starts[node]!, cst.starts[node]! + 1, `\`${open}\` is never closed: \`${close}\` is missing`);
  }

  /** The elements between brackets. */
  #elements(node: number): number[] {
    return this.#cst.children(node).filter((child) => !/^(?:[()[\],]|unexpected)$/.test(this.#cst.type(child)));
  }

  /** A text without an end. Where the tag has none either, the quote may be one of the text behind a tag that is being typed. */
  #unclosedText(node: number): void {
    const { text, starts, stops } = this.#cst;
    const quote = text[starts[node]!]!;
    const isTagClosed = /^-?[%}]\}/.test(text.slice(stops[node]!, stops[node]! + 3));
    const message = isTagClosed
      ? `the text is never closed: \`${quote}\` is missing`
      : `${neverClosed(text.slice(this.#tag, this.#tag + 2))}, or \`${quote}\` behind this text`;
    this.#refuse(node, message);
  }

  /** Something that was not written; or what was written instead and is not understood. */
  #missing(node: number, message: string): void {
    const cst = this.#cst;
    if (cst.type(node + 1) === "unexpected") {
      const { message: words, range } = wordsForUnexpected(cst, node + 1);
      this.#refuseAt(range.start, range.end, words);
      return;
    }
    const at = cst.starts[node]!;
    const { text } = cst;
    const doubled = text[at] !== undefined && text[at] === text[at - 1];
    const words = hint(text.slice(doubled ? at - 1 : at, at + 10));
    if (words !== undefined) this.#refuseAt(doubled ? at - 1 : at, at + 1, words);
    else this.#refuseAt(visibleStart(text, at), at, message);
  }

  #blankBehind(operator: number): void {
    const next = this.#cst.text[this.#cst.stops[operator]!];
    if (next !== " " && next !== "\t" && next !== "\n" && next !== "\r" && next !== undefined)
      this.#refuse(operator, `a blank is missing behind \`${this.#cst.textOf(operator)}\``);
  }

  /** Whether parentheses (or what stands in them) hold plain arithmetic: Tera's `basic_expr`. */
  #isBasic(node: number): boolean {
    switch (this.#cst.type(node)) {
      case "parenthesized":
        return this.#isBasic(this.#field(node, "content"));
      case "math":
        return this.#isBasic(this.#field(node, "left")) && this.#isBasic(this.#field(node, "right"));
      case "boolean":
      case "number":
      case "variable":
      case "test":
      case "function_call":
      case "macro_call":
      case "missing":
        return true;
      case "not_expression":
        return this.#isBasic(this.#field(node, "operand")) && this.#beginsNegative(this.#field(node, "operand"));
      default:
        return false;
    }
  }

  /** Whether arithmetic begins with a negative number: a `not` before it in parentheses is the name of a variable for Tera. */
  #beginsNegative(node: number): boolean {
    if (this.#is(node, "math")) return this.#beginsNegative(this.#field(node, "left"));
    return this.#is(node, "number") && this.#cst.textOf(node).startsWith("-");
  }

  #isText(node: number): boolean {
    const value = this.#is(node, "filtered") ? this.#field(node, "value") : node;
    return this.#is(value, "string") || this.#is(value, "concatenation");
  }

  #isArray(node: number): boolean {
    return this.#is(this.#is(node, "filtered") ? this.#field(node, "value") : node, "array");
  }

  #is(node: number, type: string): boolean {
    return this.#cst.type(node) === type;
  }

  /** A child that the grammar always gives. */
  #field(node: number, field: string): number {
    return this.#cst.child(node, field) ?? never(`a ${this.#cst.type(node)} without ${field}`, node);
  }

  #refuseInteger(node: number, text: string): void {
    const detail = `Integer out of bounds: \`${text}\``;
    const range = this.#cst.rangeOf(node);
    this.#report.inTag(this.#tag, "integer-out-of-range", "the integer does not fit into 64 bits", range, detail);
  }

  #refuse(node: number, message: string): void {
    this.#report.inTag(this.#tag, "tera-syntax", message, this.#cst.rangeOf(node));
  }

  #refuseAt(start: number, end: number, message: string): void {
    this.#report.inTag(this.#tag, "tera-syntax", message, { start, end });
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
