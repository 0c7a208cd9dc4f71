import type { Cst } from "../cst.ts";
import { MAX_EXPRESSION_DEPTH } from "../lowerExpression.ts";
import { Refusals } from "./refusals.ts";
import type { Report } from "./report.ts";
import { fieldOf, is, isArray, isBasic, isText } from "./shapes.ts";

/**
 * What Tera's grammar (1.20, `tera.pest`) accepts of an expression, asked of our wider tree.
 *
 * The names of the checks are those of Tera's rules: a *basic* expression is arithmetic of values, a *logic* one combines
 * comparisons; text and arrays have places of their own.
 */
export class ExpressionChecks {
  readonly #cst: Cst;
  readonly #say: Refusals;

  constructor(cst: Cst, report: Report) {
    this.#cst = cst;
    this.#say = new Refusals(cst, report);
  }

  /** `logic_expr | array_filter`: outputs, `set`, arguments. */
  value(node: number | undefined, tagStart: number): void {
    this.#say.tag = tagStart;
    if (!this.#isTooDeep(node)) this.#value(node);
  }

  /** `logic_expr`: conditions. */
  condition(node: number | undefined, tagStart: number): void {
    this.#say.tag = tagStart;
    if (node === undefined || this.#isTooDeep(node)) return;
    if (isArray(this.#cst, node))
      this.#say.refuse(node, "a list is no condition: ask for its length, `xs | length > 0`");
    else this.#logicExpr(node);
  }

  /** `basic_expr_filter | array_filter`: what a `for` goes through. */
  container(node: number | undefined, tagStart: number): void {
    this.#say.tag = tagStart;
    if (node === undefined || this.#isTooDeep(node)) return;
    if (isArray(this.#cst, node)) this.#array(node);
    else if (isText(this.#cst, node))
      this.#say.refuse(node, "a `for` goes through a variable, a call or a list, not through a text");
    else this.#basicFilter(node);
  }

  /** The arguments of a function, filter or macro. */
  namedArguments(node: number | undefined, tagStart: number): void {
    this.#say.tag = tagStart;
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
      this.#say.refuse(node, "the expression is nested too deeply to be read");
      return true;
    }
    return false;
  }

  #value(node: number | undefined): void {
    if (node === undefined) return;
    if (isArray(this.#cst, node)) this.#array(node);
    else this.#logicExpr(node);
  }

  #logicExpr(node: number): void {
    if (is(this.#cst, node, "or_expression") || is(this.#cst, node, "and_expression")) {
      this.#logicExpr(fieldOf(this.#cst, node, "left"));
      this.#say.blankBehind(fieldOf(this.#cst, node, "operator"));
      this.#logicExpr(fieldOf(this.#cst, node, "right"));
    } else this.#logicVal(node);
  }

  #logicVal(node: number): void {
    if (is(this.#cst, node, "not_expression")) {
      const operand = fieldOf(this.#cst, node, "operand");
      if (is(this.#cst, operand, "not_expression")) this.#say.refuse(operand, "`not` can be written once only");
      else if (is(this.#cst, operand, "parenthesized") && !isBasic(this.#cst, operand))
        this.#say.refuse(operand, "`not` cannot be put before a group of conditions: negate each of them");
      else this.#condOrComparison(operand);
    } else if (is(this.#cst, node, "parenthesized") && !isBasic(this.#cst, node)) {
      this.#logicExpr(fieldOf(this.#cst, node, "content"));
      this.#say.closed(node, "(", ")");
    } else this.#condOrComparison(node);
  }

  #condOrComparison(node: number): void {
    if (is(this.#cst, node, "in_expression")) {
      const left = fieldOf(this.#cst, node, "left");
      if (isText(this.#cst, left)) this.#text(left);
      else if (is(this.#cst, left, "comparison") || is(this.#cst, left, "in_expression")) this.#comparisonSide(left);
      else this.#basicFilter(left);
      const operator = fieldOf(this.#cst, node, "operator");
      const not = this.#cst.child(node, "not");
      if (not !== undefined) this.#say.blankBehind(not);
      if (is(this.#cst, operator, "missing_name")) this.#say.refuse(operator, "`in` is missing behind `not`");
      this.#inContainer(fieldOf(this.#cst, node, "right"));
    } else if (is(this.#cst, node, "comparison")) {
      this.#comparisonSide(fieldOf(this.#cst, node, "left"));
      this.#comparisonSide(fieldOf(this.#cst, node, "right"));
    } else this.#comparisonSide(node);
  }

  #comparisonSide(node: number): void {
    const type = this.#cst.type(node);
    if (isText(this.#cst, node)) this.#text(node);
    else if (type === "comparison" || type === "in_expression")
      this.#say.refuse(node, "comparisons cannot be chained: combine them with `and`");
    else if (type === "not_expression") this.#say.refuse(node, "`not` belongs before the whole comparison");
    else if (type === "and_expression" || type === "or_expression")
      this.#say.refuse(node, "a condition cannot stand in a comparison");
    else this.#comparisonVal(node);
  }

  #comparisonVal(node: number): void {
    if (is(this.#cst, node, "outer_math")) {
      const left = fieldOf(this.#cst, node, "left");
      if (is(this.#cst, left, "outer_math")) this.#comparisonVal(left);
      else this.#basicFilter(left);
      const right = fieldOf(this.#cst, node, "right");
      if (is(this.#cst, right, "outer_math")) this.#comparisonVal(right);
      else this.#basicFilter(right);
    } else this.#basicFilter(node);
  }

  #basicFilter(node: number): void {
    if (!is(this.#cst, node, "filtered")) {
      this.#basic(node);
      return;
    }
    this.#basic(fieldOf(this.#cst, node, "value"), true);
    this.#filters(node);
  }

  #basic(node: number, filtered = false): void {
    const cst = this.#cst;
    switch (cst.type(node)) {
      case "math":
        this.#basic(fieldOf(this.#cst, node, "left"));
        this.#basic(fieldOf(this.#cst, node, "right"));
        return;
      case "parenthesized": {
        const content = fieldOf(this.#cst, node, "content");
        if (isBasic(this.#cst, node)) {
          this.#basic(content);
          this.#say.closed(node, "(", ")");
        } else if (filtered)
          this.#say.refuse(node, "a filter cannot follow a group: set a variable first, then filter it");
        else this.#say.refuse(node, "parentheses in arithmetic or a comparison may hold plain arithmetic only");
        return;
      }
      case "boolean":
        return;
      case "not_expression":
        this.#basic(fieldOf(this.#cst, node, "operand"));
        // What is left behind the minus is a number of its own, and the least one has no counterpart.
        if (this.#cst.textOf(fieldOf(this.#cst, node, "operand")).startsWith("-9223372036854775808"))
          this.#say.integer(node, this.#cst.textOf(node));
        return;
      case "number":
        this.#say.number(node);
        return;
      case "variable":
        this.#say.notBoolean(cst.child(node, "name"));
        this.#variable(node);
        return;
      case "test":
        this.#test(node);
        return;
      case "function_call":
        this.#say.notBoolean(cst.child(node, "name"));
        this.#namedArguments(cst.child(node, "arguments"));
        return;
      case "macro_call":
        this.#macroCall(node);
        return;
      case "method_call":
        this.#say.refuse(node, "Tera has no methods: use a filter, `value | filter`");
        return;
      case "string":
      case "concatenation":
        this.#say.refuse(node, "arithmetic and groups are for numbers: join texts with `~`");
        return;
      case "array":
        this.#say.refuse(node, "a list cannot stand here");
        return;
      default:
        this.#logicOr(node);
    }
  }

  /** What cannot be a basic expression at all. */
  #logicOr(node: number): void {
    switch (this.#cst.type(node)) {
      case "missing":
        this.#say.missing(node, "a value is missing here");
        return;
      case "unclosed_string":
        this.#say.unclosedText(node);
        return;
      case "outer_math":
      case "filtered":
        this.#say.refuse(node, "a filter cannot be used inside parentheses or in the middle of arithmetic");
        return;
      default:
        this.#say.refuse(node, "this cannot stand here");
    }
  }

  #inContainer(node: number): void {
    if (isText(this.#cst, node)) this.#text(node);
    else if (isArray(this.#cst, node)) this.#array(node);
    else if (is(this.#cst, node, "variable")) this.#variable(node);
    else if (is(this.#cst, node, "missing") || is(this.#cst, node, "unclosed_string")) this.#logicOr(node);
    else this.#say.refuse(node, "behind `in` stands a variable, a text or a list: set a variable first");
  }

  #text(node: number): void {
    const filtered = is(this.#cst, node, "filtered");
    const value = filtered ? fieldOf(this.#cst, node, "value") : node;
    if (is(this.#cst, value, "concatenation")) this.#concatenation(value);
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
          this.#say.number(part);
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
          this.#say.refuse(part, "`~` joins texts, numbers, variables and function calls only");
      }
    }
  }

  #array(node: number): void {
    const filtered = is(this.#cst, node, "filtered");
    const array = filtered ? fieldOf(this.#cst, node, "value") : node;
    for (const item of this.#elements(array)) {
      if (isArray(this.#cst, item)) this.#say.refuse(item, "a list cannot hold a list");
      else if (is(this.#cst, item, "and_expression") || is(this.#cst, item, "or_expression"))
        this.#say.refuse(item, "a condition in a list needs parentheses");
      else this.#logicVal(item);
    }
    this.#say.closed(array, "[", "]");
    if (filtered) this.#filters(node);
  }

  #filters(node: number): void {
    for (const child of this.#cst.children(node)) {
      if (!is(this.#cst, child, "filter")) continue;
      const filterName = fieldOf(this.#cst, child, "name");
      if (is(this.#cst, filterName, "missing_name")) {
        const doubled = this.#cst.text.startsWith("||", this.#cst.starts[child]!);
        const message = doubled ? "write `or`: Tera has no `||`" : "the name of a filter is missing behind `|`";
        if (doubled) this.#say.refuseAt(this.#cst.starts[child]!, this.#cst.starts[child]! + 2, message);
        else this.#say.missing(filterName, message);
      }
      const colon = this.#cst.child(child, "colon");
      if (colon !== undefined)
        this.#say.refuse(colon, "arguments of a filter stand in parentheses, with names: `default(value=…)`");
      this.#namedArguments(this.#cst.child(child, "arguments"));
    }
  }

  #namedArguments(node: number | undefined): void {
    if (node === undefined) return;
    for (const element of this.#elements(node)) {
      if (is(this.#cst, element, "argument")) this.#value(this.#cst.child(element, "value"));
      else if (is(this.#cst, element, "missing")) this.#say.missing(element, "an argument is missing here");
      else this.#say.refuse(element, "arguments need names: `name=value`");
    }
    this.#say.closed(node, "(", ")");
  }

  #test(node: number): void {
    const cst = this.#cst;
    const subject = fieldOf(this.#cst, node, "subject");
    this.#say.notBoolean(cst.child(subject, "name"));
    this.#variable(subject);
    const testName = fieldOf(this.#cst, node, "name");
    if (is(this.#cst, testName, "missing_name"))
      this.#say.missing(testName, "the name of a test is missing behind `is`");
    const args = cst.child(node, "arguments");
    if (args === undefined) return;
    const all = this.#elements(args);
    const trailing = cst.child(args, "trailing");
    if (trailing !== undefined) this.#say.refuse(trailing, "no comma may stand behind a test's last argument");
    if (all.length === 0) this.#say.refuse(args, "a test without arguments is written without parentheses");
    for (const element of all) {
      if (is(this.#cst, element, "argument"))
        this.#say.refuse(element, "arguments of a test have no names: `is divisibleby(2)`");
      else if (isArray(this.#cst, element))
        this.#say.refuse(element, "a test cannot take a list: Tera itself would crash");
      else this.#value(element);
    }
    this.#say.closed(args, "(", ")");
  }

  #macroCall(node: number): void {
    const cst = this.#cst;
    this.#say.notBoolean(cst.child(node, "namespace"));
    const args = cst.child(node, "arguments");
    const macroName = fieldOf(this.#cst, node, "name");
    if (is(this.#cst, macroName, "missing_name"))
      this.#say.missing(macroName, "the name of a macro is missing behind `::`");
    else if (args === undefined) this.#say.refuse(node, "a macro is called with parentheses: `ns::name()`");
    this.#namedArguments(args);
  }

  /** Names are written without blanks; between brackets stands a number, a text or another variable. */
  #variable(node: number): void {
    const cst = this.#cst;
    for (const child of cst.children(node)) {
      if (is(this.#cst, child, "dot_access") && is(this.#cst, fieldOf(this.#cst, child, "name"), "missing_name"))
        this.#say.refuse(child, "the name of a field is missing behind `.`");
      if (!is(this.#cst, child, "bracket_access")) continue;
      const key = fieldOf(this.#cst, child, "key");
      const type = cst.type(key);
      if (type === "variable") this.#variable(key);
      else if (type === "number" && cst.textOf(key).includes(".")) this.#say.refuse(key, "an index is a whole number");
      else if (type === "missing" || type === "unclosed_string") this.#logicOr(key);
      else if (type !== "number" && type !== "string" && type !== "boolean")
        this.#say.refuse(key, "between `[` and `]` stands a number, a text or a variable: set a variable first");
      this.#say.closed(child, "[", "]");
      if (cst.child(child, "close") === undefined) continue;
      const tight = cst.starts[key] === cst.starts[child]! + 1 && cst.stops[key] === cst.stops[child]! - 1;
      if (!tight) this.#say.refuse(child, "no blanks may stand between `[`, the key and `]`");
    }
  }

  /** The elements between brackets. */
  #elements(node: number): number[] {
    return this.#cst.children(node).filter((child) => !/^(?:[()[\],]|unexpected)$/.test(this.#cst.type(child)));
  }
}
