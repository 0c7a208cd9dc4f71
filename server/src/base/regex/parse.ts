import { type CharSet, ignoringCase, NONE, negation, POSIX, perlClass, property, range, union } from "./classes.ts";

/** A pattern taken apart. */
export type Node =
  | { readonly kind: "char"; readonly set: CharSet }
  | { readonly kind: "assert"; readonly holds: Assertion }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "choice"; readonly ways: readonly Node[] }
  | { readonly kind: "repeat"; readonly part: Node; readonly least: number; readonly most: number };

/** Asks what stands before and behind a place; `undefined` at the ends of the text. */
export type Assertion = (before: number | undefined, after: number | undefined) => boolean;

/** Why a text is no pattern. */
export class PatternError extends Error {}

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly R: boolean;
  readonly U: boolean;
  readonly u: boolean;
  readonly x: boolean;
}

const FLAGS: Flags = { i: false, m: false, s: false, R: false, U: false, u: true, x: false };
/** Groups within one another that the crate takes. */
const NESTING = 250;
const LF = 0x0a;
const CR = 0x0d;

/** Takes a pattern apart as the crate regex does. Errors: `PatternError`. Source: regex-syntax 0.8, `ast::parse`. */
export function parsePattern(pattern: string): Node {
  return new PatternParser(pattern).whole();
}

class PatternParser {
  readonly #points: readonly number[];
  readonly #names = new Set<string>();
  #at = 0;
  #flags = FLAGS;
  #depth = 0;

  constructor(pattern: string) {
    this.#points = Array.from(pattern, (character) => character.codePointAt(0)!);
  }

  whole(): Node {
    const node = this.#choice();
    if (this.#at < this.#points.length) throw new PatternError("unopened group: `)` has no `(`");
    return node;
  }

  #choice(): Node {
    if (++this.#depth > NESTING) throw new PatternError(`more than ${NESTING} groups within one another`);
    const ways = [this.#sequence()];
    while (this.#take("|")) ways.push(this.#sequence());
    this.#depth--;
    return ways.length === 1 ? ways[0]! : { kind: "choice", ways };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (;;) {
      this.#skipBlanks();
      const next = this.#peek();
      if (next === "" || next === "|" || next === ")") return { kind: "sequence", parts };
      if ("*+?{".includes(next)) this.#repeat(parts);
      else if (next === "(") {
        const group = this.#group();
        if (group !== undefined) parts.push(group);
        // Behind flags stands nothing that could be repeated.
        else if ("*+?{".includes(this.#peek() || "x")) throw new PatternError("a repetition has nothing to repeat");
      } else if (next === "[") parts.push(this.#char(this.#class(), true));
      else if (next === "\\") parts.push(this.#escape());
      else parts.push(this.#single());
    }
  }

  #single(): Node {
    const next = this.#peek();
    this.#at++;
    const { m, s, R, u } = this.#flags;
    if (next === ".") {
      if (!u) throw new PatternError("the pattern can match what is no text");
      if (s) return { kind: "char", set: () => true };
      return { kind: "char", set: R ? (point) => point !== LF && point !== CR : (point) => point !== LF };
    }
    if (next === "^") return { kind: "assert", holds: m ? lineStart(R) : (before) => before === undefined };
    if (next === "$") return { kind: "assert", holds: m ? lineEnd(R) : (_, after) => after === undefined };
    const point = this.#points[this.#at - 1]!;
    return this.#char(range(point, point), true);
  }

  #char(set: CharSet, hasCase: boolean): Node {
    return { kind: "char", set: hasCase && this.#flags.i ? ignoringCase(set) : set };
  }

  /** `*`, `+`, `?` or `{…}` behind the last part. */
  #repeat(parts: Node[]): void {
    const part = parts.pop();
    if (part === undefined) throw new PatternError("a repetition has nothing to repeat");
    const sign = this.#next();
    let [least, most] =
      sign === "*" ? [0, Number.POSITIVE_INFINITY] : sign === "+" ? [1, Number.POSITIVE_INFINITY] : [0, 1];
    if (sign === "{") [least, most] = this.#counts();
    this.#skipBlanks();
    this.#take("?");
    parts.push({ kind: "repeat", part, least, most });
  }

  #counts(): [number, number] {
    this.#skipBlanks();
    const least = this.#decimal();
    let most = least;
    this.#skipBlanks();
    if (this.#take(",")) {
      this.#skipBlanks();
      most = this.#peek() === "}" ? Number.POSITIVE_INFINITY : this.#decimal();
    }
    this.#skipBlanks();
    if (!this.#take("}")) throw new PatternError("a repetition is never closed: `}` is missing");
    if (least > most) throw new PatternError(`a repetition from ${least} to ${most}`);
    return [least, most];
  }

  #decimal(): number {
    while (/\s/u.test(this.#peek())) this.#at++;
    let digits = "";
    while (/\d/.test(this.#peek())) digits += this.#next();
    while (/\s/u.test(this.#peek())) this.#at++;
    if (digits === "" || Number(digits) >= 2 ** 32) throw new PatternError("a repetition needs a number");
    return Number(digits);
  }

  /** A group; `undefined` for flags that hold from here on. */
  #group(): Node | undefined {
    this.#at++;
    const outside = this.#flags;
    this.#skipBlanks();
    if (this.#looking("?=") || this.#looking("?!") || this.#looking("?<=") || this.#looking("?<!"))
      throw new PatternError("there is no looking ahead or behind");
    if (this.#looking("?P<") || this.#looking("?<")) {
      this.#at += this.#looking("?P<") ? 3 : 2;
      this.#name();
    } else if (this.#take("?")) {
      if (this.#peek() === "") throw new PatternError("a group is never closed");
      const flags = this.#readFlags();
      const end = this.#next();
      this.#flags = flags ?? outside;
      if (end === ")") {
        if (flags === undefined) throw new PatternError("a repetition has nothing to repeat");
        return undefined;
      }
    }
    const node = this.#choice();
    if (!this.#take(")")) throw new PatternError("a group is never closed: `)` is missing");
    this.#flags = outside;
    return node;
  }

  #name(): void {
    let name = "";
    while (this.#peek() !== ">") {
      if (this.#peek() === "") throw new PatternError("the name of a group is never closed");
      name += this.#next();
    }
    this.#at++;
    if (!/^[_\p{Alphabetic}][_.[\]\p{Alphabetic}\p{N}]*$/u.test(name))
      throw new PatternError(`\`${name}\` is no name for a group`);
    if (this.#names.has(name)) throw new PatternError(`two groups are called \`${name}\``);
    this.#names.add(name);
  }

  /** Flags up to `:` or `)`; `undefined` where there are none. */
  #readFlags(): Flags | undefined {
    const seen = new Set<string>();
    const flags: Record<string, boolean> = { ...this.#flags };
    let isOn = true;
    let isDangling = false;
    while (this.#peek() !== ":" && this.#peek() !== ")") {
      const flag = this.#next();
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
    const letter = this.#points[this.#at + 1];
    const isWord = perlClass("w", this.#flags.u);
    const word = (point: number | undefined) => point !== undefined && isWord(point);
    const assertion = letter === undefined ? undefined : this.#assertion(String.fromCodePoint(letter), word);
    if (assertion !== undefined) return { kind: "assert", holds: assertion };
    const { set, isClass } = this.#escaped();
    return this.#char(set, !isClass);
  }

  #assertion(letter: string, word: (point: number | undefined) => boolean): Assertion | undefined {
    const start: Assertion = (before, after) => !word(before) && word(after);
    const end: Assertion = (before, after) => word(before) && !word(after);
    const known: Readonly<Record<string, Assertion>> = {
      A: (before) => before === undefined,
      z: (_, after) => after === undefined,
      b: (before, after) => word(before) !== word(after),
      B: (before, after) => word(before) === word(after),
      "<": start,
      ">": end,
    };
    if (!Object.hasOwn(known, letter)) return undefined;
    this.#at += 2;
    if (letter !== "b" || this.#peek() !== "{") return known[letter];
    const halves: Readonly<Record<string, Assertion>> = {
      "{start}": start,
      "{end}": end,
      "{start-half}": (before) => !word(before),
      "{end-half}": (_, after) => !word(after),
    };
    const half = Object.keys(halves).find((text) => this.#looking(text));
    if (half === undefined) return known[letter];
    this.#at += half.length;
    return halves[half];
  }

  /** An escape that stands for characters, in a class or not. */
  #escaped(): { readonly set: CharSet; readonly isClass: boolean; readonly point?: number } {
    this.#at++;
    const letter = this.#next();
    const { u } = this.#flags;
    if (letter === "") throw new PatternError("a `\\` at the end");
    if (/\d/.test(letter)) throw new PatternError("there are no references to groups");
    if (/[dswDSW]/.test(letter)) {
      const set = perlClass(letter.toLowerCase() as "d" | "s" | "w", u);
      if (letter === letter.toLowerCase()) return { set, isClass: true };
      if (!u) throw new PatternError("the pattern can match what is no text");
      return { set: negation(set), isClass: true };
    }
    if (letter === "p" || letter === "P") return { set: this.#property(letter === "p"), isClass: true };
    const point = this.#pointOf(letter);
    return { set: range(point, point), isClass: false, point };
  }

  /** `\p{…}`; case is forgotten before it is turned round. */
  #property(isPositive: boolean): CharSet {
    let isNegated = !isPositive;
    let name = this.#next();
    if (name === "{") {
      name = "";
      while (this.#peek() !== "}") {
        if (this.#peek() === "") throw new PatternError("`}` is missing behind `\\p{`");
        name += this.#next();
      }
      this.#at++;
    }
    if (!this.#flags.u) throw new PatternError("properties need the flag `u`");
    if (name.includes("!=")) isNegated = !isNegated;
    const set = property(name.replace("!=", "="));
    if (set === undefined) throw new PatternError(`Unicode has no property \`${name}\``);
    const folded = this.#flags.i ? ignoringCase(set) : set;
    return isNegated ? negation(folded) : folded;
  }

  #pointOf(letter: string): number {
    const control = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 }[letter];
    if (control !== undefined) return control;
    const digits = { x: 2, u: 4, U: 8 }[letter];
    if (digits !== undefined) return this.#hexadecimal(digits);
    // All of ASCII but letters and digits, of which `<` and `>` are assertions.
    if (/^[\0-\x7f]$/.test(letter) && !/[A-Za-z0-9<>]/.test(letter)) return letter.codePointAt(0)!;
    throw new PatternError(`\`\\${letter}\` is no escape`);
  }

  #hexadecimal(length: number): number {
    let digits = "";
    if (this.#take("{")) {
      while (this.#peek() !== "}") {
        if (!/[0-9a-f]/i.test(this.#peek())) throw new PatternError("an escape needs hexadecimal digits");
        digits += this.#next();
      }
      this.#at++;
    } else {
      while (digits.length < length && /[0-9a-f]/i.test(this.#peek())) digits += this.#next();
      if (digits.length < length) throw new PatternError("an escape needs hexadecimal digits");
    }
    const point = Number.parseInt(digits, 16);
    if (!(point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff))
      throw new PatternError("an escape for no character");
    return point;
  }

  /** `[…]`, with classes in it and `&&`, `--`, `~~` between. */
  #class(): CharSet {
    if (++this.#depth > NESTING) throw new PatternError(`more than ${NESTING} classes within one another`);
    this.#at++;
    this.#skipBlanks();
    const isNegated = this.#take("^");
    this.#skipBlanks();
    let items: CharSet[] = [];
    while (this.#peek() === "-") items.push(this.#literal());
    if (items.length === 0 && this.#peek() === "]") items.push(this.#literal());
    let combine: ((right: CharSet) => CharSet) | undefined;
    const operand = () => {
      const set = items.length === 0 ? NONE : union(items);
      items = [];
      return combine === undefined ? set : combine(set);
    };
    for (;;) {
      this.#skipBlanks();
      if (this.#peek() === "") throw new PatternError("a class is never closed: `]` is missing");
      if (this.#take("]")) break;
      const operator = ["&&", "--", "~~"].find((each) => this.#looking(each));
      if (operator !== undefined) {
        this.#at += 2;
        const left = operand();
        combine = combination(operator, left);
      } else if (this.#peek() === "[") items.push(this.#posix() ?? this.#class());
      else items.push(this.#item());
    }
    this.#depth--;
    const set = operand();
    const folded = this.#flags.i ? ignoringCase(set) : set;
    if (isNegated && !this.#flags.u) throw new PatternError("the pattern can match what is no text");
    return isNegated ? negation(folded) : set;
  }

  #posix(): CharSet | undefined {
    if (!this.#looking("[:")) return undefined;
    const rest = String.fromCodePoint(...this.#points.slice(this.#at, this.#at + 16));
    const match = /^\[:(\^?)(\w+):\]/.exec(rest);
    const set = match === null || !Object.hasOwn(POSIX, match[2]!) ? undefined : POSIX[match[2]!];
    if (set === undefined) return undefined;
    this.#at += match![0].length;
    if (match![1] === "^" && !this.#flags.u) throw new PatternError("the pattern can match what is no text");
    return match![1] === "^" ? negation(set) : set;
  }

  /** A character, a range of them or an escape. */
  #item(): CharSet {
    const first = this.#classPoint();
    this.#skipBlanks();
    if (this.#peek() !== "-" || this.#looking("--") || this.#behindDash() === "]" || this.#behindDash() === "")
      return first.set;
    this.#at++;
    this.#skipBlanks();
    const last = this.#classPoint();
    if (first.point === undefined || last.point === undefined)
      throw new PatternError("a range goes from character to character");
    if (first.point > last.point) throw new PatternError("a range goes backwards");
    return range(first.point, last.point);
  }

  #behindDash(): string {
    let at = this.#at + 1;
    if (this.#flags.x) while (/\s/u.test(this.#character(at))) at++;
    return this.#character(at);
  }

  #classPoint(): { readonly set: CharSet; readonly point?: number } {
    if (this.#peek() !== "\\") {
      const point = this.#points[this.#at++]!;
      if (point > 0x7f && !this.#flags.u) throw new PatternError("a class beyond ASCII needs the flag `u`");
      return { set: range(point, point), point };
    }
    if (/^[bBAz<>]$/.test(this.#character(this.#at + 1)))
      throw new PatternError("an assertion cannot stand in a class");
    return this.#escaped();
  }

  #literal(): CharSet {
    const point = this.#points[this.#at++]!;
    this.#skipBlanks();
    return range(point, point);
  }

  /** Blanks and comments, where the flag `x` is on. */
  #skipBlanks(): void {
    while (this.#flags.x) {
      if (/^\p{White_Space}$/u.test(this.#peek())) this.#at++;
      else if (this.#peek() === "#") while (this.#peek() !== "" && this.#peek() !== "\n") this.#at++;
      else return;
    }
  }

  #character(at: number): string {
    const point = this.#points[at];
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  #peek(): string {
    return this.#character(this.#at);
  }

  #next(): string {
    return this.#character(this.#at++);
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }

  #looking(text: string): boolean {
    return [...text].every((character, index) => this.#character(this.#at + index) === character);
  }
}

function combination(operator: string, left: CharSet): (right: CharSet) => CharSet {
  if (operator === "&&") return (right) => (point) => left(point) && right(point);
  if (operator === "--") return (right) => (point) => left(point) && !right(point);
  return (right) => (point) => left(point) !== right(point);
}

function lineStart(isCrlf: boolean): Assertion {
  if (!isCrlf) return (before) => before === undefined || before === LF;
  return (before, after) => before === undefined || before === LF || (before === CR && after !== LF);
}

function lineEnd(isCrlf: boolean): Assertion {
  if (!isCrlf) return (_, after) => after === undefined || after === LF;
  return (before, after) => after === undefined || after === CR || (after === LF && before !== CR);
}
