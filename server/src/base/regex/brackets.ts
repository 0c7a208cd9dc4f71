import { type CharSet, ignoringCase, NONE, negation, POSIX, range, union } from "./classes.ts";
import { type Cursor, PatternError } from "./cursor.ts";
import { readEscape } from "./escapes.ts";

/** `[…]`, with classes in it and `&&`, `--`, `~~` between. */
export function readClass(cursor: Cursor): CharSet {
  return cursor.within("classes", () => inside(cursor));
}

function inside(cursor: Cursor): CharSet {
  cursor.at++;
  cursor.skipBlanks();
  const isNegated = cursor.take("^");
  cursor.skipBlanks();
  let items: CharSet[] = [];
  while (cursor.peek() === "-") items.push(literal(cursor));
  if (items.length === 0 && cursor.peek() === "]") items.push(literal(cursor));
  let combine: ((right: CharSet) => CharSet) | undefined;
  const operand = () => {
    const set = items.length === 0 ? NONE : union(items);
    items = [];
    return combine === undefined ? set : combine(set);
  };
  for (;;) {
    cursor.skipBlanks();
    if (cursor.peek() === "") throw new PatternError("a class is never closed: `]` is missing");
    if (cursor.take("]")) break;
    const operator = ["&&", "--", "~~"].find((each) => cursor.looking(each));
    if (operator !== undefined) {
      cursor.at += 2;
      const left = operand();
      combine = combination(operator, left);
    } else if (cursor.peek() === "[") items.push(posix(cursor) ?? readClass(cursor));
    else items.push(item(cursor));
  }
  const set = operand();
  const folded = cursor.flags.i ? ignoringCase(set) : set;
  if (isNegated && !cursor.flags.u) throw new PatternError("the pattern can match what is no text");
  return isNegated ? negation(folded) : set;
}

function posix(cursor: Cursor): CharSet | undefined {
  if (!cursor.looking("[:")) return undefined;
  const rest = String.fromCodePoint(...cursor.points.slice(cursor.at, cursor.at + 16));
  const match = /^\[:(\^?)(\w+):\]/.exec(rest);
  const set = match === null || !Object.hasOwn(POSIX, match[2]!) ? undefined : POSIX[match[2]!];
  if (set === undefined) return undefined;
  cursor.at += match![0].length;
  if (match![1] === "^" && !cursor.flags.u) throw new PatternError("the pattern can match what is no text");
  return match![1] === "^" ? negation(set) : set;
}

/** A character, a range of them or an escape. */
function item(cursor: Cursor): CharSet {
  const first = classPoint(cursor);
  cursor.skipBlanks();
  if (cursor.peek() !== "-" || cursor.looking("--") || behindDash(cursor) === "]" || behindDash(cursor) === "")
    return first.set;
  cursor.at++;
  cursor.skipBlanks();
  const last = classPoint(cursor);
  if (first.point === undefined || last.point === undefined)
    throw new PatternError("a range goes from character to character");
  if (first.point > last.point) throw new PatternError("a range goes backwards");
  return range(first.point, last.point);
}

function behindDash(cursor: Cursor): string {
  let at = cursor.at + 1;
  if (cursor.flags.x) while (/\s/u.test(cursor.character(at))) at++;
  return cursor.character(at);
}

function classPoint(cursor: Cursor): { readonly set: CharSet; readonly point?: number } {
  if (cursor.peek() !== "\\") {
    const point = cursor.points[cursor.at++]!;
    if (point > 0x7f && !cursor.flags.u) throw new PatternError("a class beyond ASCII needs the flag `u`");
    return { set: range(point, point), point };
  }
  if (/^[bBAz<>]$/.test(cursor.character(cursor.at + 1)))
    throw new PatternError("an assertion cannot stand in a class");
  return readEscape(cursor);
}

function literal(cursor: Cursor): CharSet {
  const point = cursor.points[cursor.at++]!;
  cursor.skipBlanks();
  return range(point, point);
}

function combination(operator: string, left: CharSet): (right: CharSet) => CharSet {
  if (operator === "&&") return (right) => (point) => left(point) && right(point);
  if (operator === "--") return (right) => (point) => left(point) && !right(point);
  return (right) => (point) => left(point) !== right(point);
}
