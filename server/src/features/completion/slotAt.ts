/**
 * From a cursor in Tera to its {@link Slot}.
 *
 * The syntax tree says which call, path or value is there; what is in front of the word says which of their parts is meant. That works
 * in half-typed tags too, where the part itself is still missing.
 */
import type { Range } from "../../base/range.ts";
import type { CallSite, Fragment } from "../../model/symbols.ts";
import type { Near } from "../../model/template.ts";
import { type Type, unknownType } from "../../model/types.ts";
import { allExpressions, expressionsOf, nodesAt, tagsOf } from "../../model/visit.ts";
import type { Accessor, Expr, Node } from "../../syntax/ast.ts";
import { enclosingCall } from "../signatureHelp.ts";
import type { Slot } from "./slot.ts";

const operators = ["and", "or", "in", "not in", "is"];

/** What belongs at `offset` (of the file) of `fragment`; `tag` is the tag around, in the file, `near` the facts there. */
export function slotAt(near: Near, fragment: Fragment, tag: Range, offset: number): Slot {
  const cursor = new Cursor(near, fragment, tag, offset);
  return cursor.inText() ?? cursor.inTag() ?? cursor.inExpression();
}

class Cursor {
  readonly #near: Near;
  readonly #fragment: Fragment;
  readonly #offset: number;
  /** Offset in the fragment. */
  readonly #at: number;
  readonly #tagStart: number;
  readonly #word: Range;
  /** The text of the tag in front of the word, without blanks at its end. */
  readonly #before: string;
  readonly #adjacent: boolean;
  readonly #node: Node | undefined;

  constructor(near: Near, fragment: Fragment, tag: Range, offset: number) {
    this.#near = near;
    this.#fragment = fragment;
    this.#offset = offset;
    this.#at = fragment.fromFile(offset);
    this.#tagStart = fragment.fromFile(tag.start);
    const { text } = fragment;
    const start = this.#at - /\w*$/.exec(text.slice(this.#tagStart, this.#at))![0].length;
    const closed = /[}%]\}$/.test(text.slice(this.#tagStart, fragment.fromFile(tag.end)));
    // Behind the cursor of a tag that is not closed yet comes what the author wrote before it.
    const rest = closed ? /^\w*/.exec(text.slice(this.#at, this.#at + 200))![0].length : 0;
    this.#word = { start, end: this.#at + rest };
    const before = text.slice(this.#tagStart, start);
    this.#before = before.trimEnd();
    this.#adjacent = this.#before.length === before.length;
    const path = nodesAt(fragment.file, this.#at);
    this.#node =
      path.findLast((node) => tagsOf(node).some((each) => each.start < this.#at && this.#at <= each.end)) ??
      path[path.length - 1];
  }

  /** Between quotes. */
  inText(): Slot | undefined {
    const { text } = this.#fragment;
    const open = openQuote(text.slice(this.#tagStart, this.#at));
    if (open === undefined) return undefined;
    const start = this.#tagStart + open.offset + 1;
    const rest = text.slice(this.#at, this.#at + 1000);
    // A quote behind the end of the tag closes something else.
    const end = this.#at + new RegExp(`^[^${open.quote}{}%\\r\\n]*(?=${open.quote})|^[\\w./-]*`).exec(rest)![0].length;
    const word = this.#inFile({ start, end });
    const before = text.slice(this.#tagStart, start - 1).trimEnd();
    if (/\{%-?\s*(include|import|extends)\b[^%]*$/.test(before)) return { kind: "templatePath", quoted: true, word };
    if (before.endsWith("[")) {
      const owner = this.#ownerAt(start - 1);
      if (owner !== undefined) return { kind: "key", owner, style: "text", word };
    }
    const argument = /(\w+)\s*=$/.exec(before)?.[1];
    const site = enclosingCall(this.#near.calls, this.#offset);
    if (argument !== undefined && site !== undefined) return { kind: "argumentText", site, argument, word };
    return { kind: "none", word };
  }

  /** The parts of a tag that are no expression. */
  inTag(): Slot | undefined {
    const word = this.#inFile(this.#word);
    const before = this.#before;
    if (/^\{%-?$/.test(before)) return { kind: "tag", word };
    if (/^\{[{%]-?$/.test(before)) return { kind: "value", word };
    const keyword = /^\{%-?\s*(\w+)/.exec(before)?.[1];
    const behind = before.slice(/^\{%-?\s*\w+/.exec(before)?.[0].length ?? 0).trim();
    switch (keyword) {
      case "block":
      case "endblock":
        return behind === "" ? { kind: "block", closing: keyword === "endblock", word } : { kind: "none", word };
      case "endmacro":
      case "macro":
      case "raw":
        return { kind: "none", word };
      case "set":
      case "set_global":
        return behind.includes("=") ? undefined : { kind: "none", word };
      case "for":
        if (/\bin\b/.test(behind)) return undefined;
        return /^\w+(\s*,\s*\w+)?$/.test(behind) && !this.#adjacent
          ? { kind: "operator", words: ["in"], word }
          : { kind: "none", word };
      case "filter":
        return behind === "" ? { kind: "filter", input: { kind: "string" }, word } : undefined;
      case "include":
        if (/^(\[(\s*("[^"]*"|'[^']*'|`[^`]*`)\s*,)*)?$/.test(behind))
          return { kind: "templatePath", quoted: false, word };
        return { kind: "operator", words: /["'`\]]$/.test(behind) ? ["ignore missing"] : [], word };
      case "import":
        if (behind === "") return { kind: "templatePath", quoted: false, word };
        return /["'`]$/.test(behind) ? { kind: "operator", words: ["as"], word } : { kind: "none", word };
      case "extends":
        return behind === "" ? { kind: "templatePath", quoted: false, word } : { kind: "none", word };
      default:
        return undefined;
    }
  }

  inExpression(): Slot {
    const word = this.#inFile(this.#word);
    const before = this.#before;
    if (/(^|[^|])\|$/.test(before)) return { kind: "filter", input: this.#inputOfFilter(), word };
    if (before.endsWith("::") && this.#adjacent)
      return { kind: "macro", namespace: /(\w+)::$/.exec(before)?.[1] ?? "", word };
    if (before.endsWith(".") && this.#adjacent && /[\w\])]\.$/.test(before))
      return /(?<![\w.\])])\d+\.$/.test(before)
        ? { kind: "none", word }
        : { kind: "key", owner: this.#ownerAt(this.#word.start - 1) ?? unknownType, style: "dot", word };
    if (/[\w\])]\[$/.test(before) && this.#adjacent) {
      const owner = this.#ownerAt(this.#word.start - 1);
      if (owner !== undefined) return { kind: "index", owner, word };
    }
    if (/\bis(\s+not)?$/.test(before) && !this.#adjacent) return { kind: "test", input: this.#inputOfTest(), word };
    const site = enclosingCall(this.#near.calls, this.#offset);
    if (site !== undefined && site.kind !== "test") {
      if (/[(,]$/.test(before) && !this.#insideBrackets(site)) return { kind: "argument", site, word };
      const argument = /(\w+)\s*=$/.exec(before)?.[1];
      if (argument !== undefined && !/[=!<>]=$/.test(before)) return { kind: "argumentValue", site, argument, word };
    }
    if (/[\w)\]"'`]$/.test(before) && !this.#adjacent && !/\b(and|or|not|in|if|elif|is)$/.test(before))
      return { kind: "operator", words: operators, word };
    const truth =
      site === undefined && /(^\{%-?\s*(if|elif)|\b(and|or)|([^\w\s]|\b(if|elif|and|or|not))\s*\()$/.test(before);
    return { kind: "value", truth, word };
  }

  #inFile({ start, end }: Range): Range {
    return { start: this.#fragment.toFile(start), end: this.#fragment.toFile(end) };
  }

  /** The accessor that begins at (or around) an offset of the fragment, and the type it is applied to. */
  #ownerAt(offset: number): Type | undefined {
    let best: Accessor | undefined;
    for (const expr of this.#expressions()) {
      const variable = expr.kind === "test" ? expr.subject : expr;
      if (variable.kind !== "variable") continue;
      for (const accessor of variable.accessors)
        if (accessor.start <= offset && offset <= accessor.end && (best === undefined || accessor.start >= best.start))
          best = accessor;
    }
    return best === undefined ? undefined : this.#near.ownerOf(best);
  }

  *#expressions(): Generator<Expr> {
    if (this.#node !== undefined) yield* allExpressions(expressionsOf(this.#node));
  }

  /** The value in front of the last `|`. */
  #inputOfFilter(): Type | undefined {
    const pipe = this.#tagStart + this.#before.length;
    let best: CallSite | undefined;
    for (const site of this.#near.calls) {
      if (site.fragment !== this.#fragment || site.kind !== "filter") continue;
      if (
        site.call.name.start >= pipe - 1 &&
        site.call.name.start <= this.#word.end &&
        (best === undefined || best.range.start > site.range.start)
      )
        best = site;
    }
    if (best?.kind === "filter") return best.input;
    // Nothing is written behind the bar: the value is the expression that ends in front of it.
    const end = this.#tagStart + this.#before.slice(0, -1).trimEnd().length;
    for (const expr of this.#expressions())
      if (expr.end === end || expr.core.end === end) return this.#near.typeOf(expr);
    return undefined;
  }

  /** The value in front of the last `is`. */
  #inputOfTest(): Type {
    for (const site of this.#near.calls) {
      if (site.kind !== "test" || site.fragment !== this.#fragment) continue;
      const { name } = site.test;
      const between = this.#fragment.text.slice(name.end, this.#at);
      if (site.test.start <= this.#at && (this.#at <= name.end || between.trim() === "")) return site.input;
    }
    return unknownType;
  }

  /** Whether a list is open between the call's parenthesis and the cursor. */
  #insideBrackets(site: CallSite): boolean {
    if (site.kind === "test" || site.call.argList === undefined) return false;
    const inside = this.#fragment.text
      .slice(site.call.argList.start, this.#word.start)
      .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, "");
    return inside.lastIndexOf("[") > inside.lastIndexOf("]");
  }
}

/** The quote that is open at the end of a piece of a tag. */
function openQuote(text: string): { quote: string; offset: number } | undefined {
  let open: { quote: string; offset: number } | undefined;
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text[offset]!;
    if (open !== undefined) {
      if (unit === open.quote) open = undefined;
    } else if (unit === '"' || unit === "'" || unit === "`") open = { quote: unit, offset };
  }
  return open;
}
