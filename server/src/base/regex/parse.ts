import { readClass } from "./brackets.ts";
import { type CharSet, ignoringCase, range } from "./classes.ts";
import { Cursor, FLAGS, type Flags, PatternError } from "./cursor.ts";
import { type Assertion, readAssertion, readEscape } from "./escapes.ts";

/** A pattern taken apart. */
export type Node =
  | { readonly kind: "char"; readonly set: CharSet }
  | { readonly kind: "assert"; readonly holds: Assertion }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "choice"; readonly ways: readonly Node[] }
  | { readonly kind: "repeat"; readonly part: Node; readonly least: number; readonly most: number };

/** Takes a pattern apart as the crate regex does. Errors: `PatternError`. Source: regex-syntax 0.8, `ast::parse`. */
export function parsePattern(pattern: string): Node {
  return new PatternParser(pattern).whole();
}

class PatternParser {
  readonly #cursor: Cursor;
  readonly #names = new Set<string>();

  constructor(pattern: string) {
    this.#cursor = new Cursor(pattern);
  }

  whole(): Node {
    const node = this.#choice();
    if (this.#cursor.at < this.#cursor.points.length) throw new PatternError("unopened group: `)` has no `(`");
    return node;
  }

  #choice(): Node {
    return this.#cursor.within("groups", () => {
      const ways = [this.#sequence()];
      while (this.#cursor.take("|")) ways.push(this.#sequence());
      return ways.length === 1 ? ways[0]! : { kind: "choice", ways };
    });
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (;;) {
      this.#cursor.skipBlanks();
      const next = this.#cursor.peek();
      if (next === "" || next === "|" || next === ")") return { kind: "sequence", parts };
      if ("*+?{".includes(next)) this.#repeat(parts);
      else if (next === "(") {
        const group = this.#group();
        if (group !== undefined) parts.push(group);
        // Behind flags stands nothing that could be repeated.
        else if ("*+?{".includes(this.#cursor.peek() || "x"))
          throw new PatternError("a repetition has nothing to repeat");
      } else if (next === "[") parts.push(this.#char(readClass(this.#cursor), true));
      else if (next === "\\") parts.push(this.#escape());
      else parts.push(this.#single());
    }
  }

  #single(): Node {
    const next = this.#cursor.peek();
    this.#cursor.at++;
    const { m, s, R, u } = this.#cursor.flags;
    if (next === ".") {
      if (!u) throw new PatternError("the pattern can match what is no text");
      if (s) return { kind: "char", set: () => true };
      return { kind: "char", set: R ? (point) => point !== LF && point !== CR : (point) => point !== LF };
    }
    if (next === "^") return { kind: "assert", holds: m ? lineStart(R) : (before) => before === undefined };
    if (next === "$") return { kind: "assert", holds: m ? lineEnd(R) : (_, after) => after === undefined };
    const point = this.#cursor.points[this.#cursor.at - 1]!;
    return this.#char(range(point, point), true);
  }

  #char(set: CharSet, hasCase: boolean): Node {
    return { kind: "char", set: hasCase && this.#cursor.flags.i ? ignoringCase(set) : set };
  }

  /** `*`, `+`, `?` or `{…}` behind the last part. */
  #repeat(parts: Node[]): void {
    const part = parts.pop();
    if (part === undefined) throw new PatternError("a repetition has nothing to repeat");
    const sign = this.#cursor.next();
    let [least, most] =
      sign === "*" ? [0, Number.POSITIVE_INFINITY] : sign === "+" ? [1, Number.POSITIVE_INFINITY] : [0, 1];
    if (sign === "{") [least, most] = this.#counts();
    this.#cursor.skipBlanks();
    this.#cursor.take("?");
    parts.push({ kind: "repeat", part, least, most });
  }

  #counts(): [number, number] {
    this.#cursor.skipBlanks();
    const least = this.#decimal();
    let most = least;
    this.#cursor.skipBlanks();
    if (this.#cursor.take(",")) {
      this.#cursor.skipBlanks();
      most = this.#cursor.peek() === "}" ? Number.POSITIVE_INFINITY : this.#decimal();
    }
    this.#cursor.skipBlanks();
    if (!this.#cursor.take("}")) throw new PatternError("a repetition is never closed: `}` is missing");
    if (least > most) throw new PatternError(`a repetition from ${least} to ${most}`);
    return [least, most];
  }

  #decimal(): number {
    while (/\s/u.test(this.#cursor.peek())) this.#cursor.at++;
    let digits = "";
    while (/\d/.test(this.#cursor.peek())) digits += this.#cursor.next();
    while (/\s/u.test(this.#cursor.peek())) this.#cursor.at++;
    if (digits === "" || Number(digits) >= 2 ** 32) throw new PatternError("a repetition needs a number");
    return Number(digits);
  }

  /** A group; `undefined` for flags that hold from here on. */
  #group(): Node | undefined {
    this.#cursor.at++;
    const outside = this.#cursor.flags;
    this.#cursor.skipBlanks();
    if (
      this.#cursor.looking("?=") ||
      this.#cursor.looking("?!") ||
      this.#cursor.looking("?<=") ||
      this.#cursor.looking("?<!")
    )
      throw new PatternError("there is no looking ahead or behind");
    if (this.#cursor.looking("?P<") || this.#cursor.looking("?<")) {
      this.#cursor.at += this.#cursor.looking("?P<") ? 3 : 2;
      this.#name();
    } else if (this.#cursor.take("?")) {
      if (this.#cursor.peek() === "") throw new PatternError("a group is never closed");
      const flags = this.#readFlags();
      const end = this.#cursor.next();
      this.#cursor.flags = flags ?? outside;
      if (end === ")") {
        if (flags === undefined) throw new PatternError("a repetition has nothing to repeat");
        return undefined;
      }
    }
    const node = this.#choice();
    if (!this.#cursor.take(")")) throw new PatternError("a group is never closed: `)` is missing");
    this.#cursor.flags = outside;
    return node;
  }

  #name(): void {
    let name = "";
    while (this.#cursor.peek() !== ">") {
      if (this.#cursor.peek() === "") throw new PatternError("the name of a group is never closed");
      name += this.#cursor.next();
    }
    this.#cursor.at++;
    if (!/^[_\p{Alphabetic}][_.[\]\p{Alphabetic}\p{N}]*$/u.test(name))
      throw new PatternError(`\`${name}\` is no name for a group`);
    if (this.#names.has(name)) throw new PatternError(`two groups are called \`${name}\``);
    this.#names.add(name);
  }

  /** Flags up to `:` or `)`; `undefined` where there are none. */
  #readFlags(): Flags | undefined {
    const seen = new Set<string>();
    const flags: Record<string, boolean> = { ...this.#cursor.flags };
    let isOn = true;
    let isDangling = false;
    while (this.#cursor.peek() !== ":" && this.#cursor.peek() !== ")") {
      const flag = this.#cursor.next();
      if (flag === "-" && isOn) isOn = false;
      else if (flag === "" || !(flag in FLAGS) || seen.has(flag)) throw new PatternError(`\`${flag}\` is no flag`);
      else flags[flag] = isOn;
      isDangling = flag === "-";
      seen.add(flag);
    }
    if (isDangling) throw new PatternError("a `-` without a flag behind it");
    return seen.size === 0 ? undefined : (flags as unknown as Flags);
  }

  /** An escape outside of a class. */
  #escape(): Node {
    const holds = readAssertion(this.#cursor);
    if (holds !== undefined) return { kind: "assert", holds };
    const { set, isClass } = readEscape(this.#cursor);
    return this.#char(set, !isClass);
  }
}

const LF = 0x0a;
const CR = 0x0d;

function lineStart(isCrlf: boolean): Assertion {
  if (!isCrlf) return (before) => before === undefined || before === LF;
  return (before, after) => before === undefined || before === LF || (before === CR && after !== LF);
}

function lineEnd(isCrlf: boolean): Assertion {
  if (!isCrlf) return (_, after) => after === undefined || after === LF;
  return (before, after) => after === undefined || after === CR || (after === LF && before !== CR);
}
