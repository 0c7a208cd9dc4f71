import { type CharSet, ignoringCase, negation, perlClass, property, range } from "./classes.ts";
import { type Cursor, PatternError } from "./cursor.ts";

/** Asks what stands before and behind a place; `undefined` at the ends of the text. */
export type Assertion = (before: number | undefined, after: number | undefined) => boolean;

/** Characters that an escape stands for; `point` where it is one. */
export interface Escape {
  readonly set: CharSet;
  readonly isClass: boolean;
  readonly point?: number;
}

/** The assertion that an escape here stands for, which is taken; `undefined` where it is none. */
export function readAssertion(cursor: Cursor): Assertion | undefined {
  const letter = cursor.character(cursor.at + 1);
  const isWord = perlClass("w", cursor.flags.u);
  const word = (point: number | undefined) => point !== undefined && isWord(point);
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
  cursor.at += 2;
  if (letter !== "b" || cursor.peek() !== "{") return known[letter];
  const halves: Readonly<Record<string, Assertion>> = {
    "{start}": start,
    "{end}": end,
    "{start-half}": (before) => !word(before),
    "{end-half}": (_, after) => !word(after),
  };
  const half = Object.keys(halves).find((text) => cursor.looking(text));
  if (half === undefined) return known[letter];
  cursor.at += half.length;
  return halves[half];
}

/** An escape that stands for characters, in a class or not. */
export function readEscape(cursor: Cursor): Escape {
  cursor.at++;
  const letter = cursor.next();
  const { u } = cursor.flags;
  if (letter === "") throw new PatternError("a `\\` at the end");
  if (/\d/.test(letter)) throw new PatternError("there are no references to groups");
  if (/[dswDSW]/.test(letter)) {
    const set = perlClass(letter.toLowerCase() as "d" | "s" | "w", u);
    if (letter === letter.toLowerCase()) return { set, isClass: true };
    if (!u) throw new PatternError("the pattern can match what is no text");
    return { set: negation(set), isClass: true };
  }
  if (letter === "p" || letter === "P") return { set: readProperty(cursor, letter === "p"), isClass: true };
  const point = pointOf(cursor, letter);
  return { set: range(point, point), isClass: false, point };
}

/** `\p{…}`; case is forgotten before it is turned round. */
function readProperty(cursor: Cursor, isPositive: boolean): CharSet {
  let isNegated = !isPositive;
  let name = cursor.next();
  if (name === "{") {
    name = "";
    while (cursor.peek() !== "}") {
      if (cursor.peek() === "") throw new PatternError("`}` is missing behind `\\p{`");
      name += cursor.next();
    }
    cursor.at++;
  }
  if (!cursor.flags.u) throw new PatternError("properties need the flag `u`");
  if (name.includes("!=")) isNegated = !isNegated;
  const set = property(name.replace("!=", "="));
  if (set === undefined) throw new PatternError(`Unicode has no property \`${name}\``);
  const folded = cursor.flags.i ? ignoringCase(set) : set;
  return isNegated ? negation(folded) : folded;
}

function pointOf(cursor: Cursor, letter: string): number {
  const control = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 }[letter];
  if (control !== undefined) return control;
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits !== undefined) return hexadecimal(cursor, digits);
  // All of ASCII but letters and digits, of which `<` and `>` are assertions.
  if (/^[\0-\x7f]$/.test(letter) && !/[A-Za-z0-9<>]/.test(letter)) return letter.codePointAt(0)!;
  throw new PatternError(`\`\\${letter}\` is no escape`);
}

function hexadecimal(cursor: Cursor, length: number): number {
  let digits = "";
  if (cursor.take("{")) {
    while (cursor.peek() !== "}") {
      if (!/[0-9a-f]/i.test(cursor.peek())) throw new PatternError("an escape needs hexadecimal digits");
      digits += cursor.next();
    }
    cursor.at++;
  } else {
    while (digits.length < length && /[0-9a-f]/i.test(cursor.peek())) digits += cursor.next();
    if (digits.length < length) throw new PatternError("an escape needs hexadecimal digits");
  }
  const point = Number.parseInt(digits, 16);
  if (!(point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff))
    throw new PatternError("an escape for no character");
  return point;
}
