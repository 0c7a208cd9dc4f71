import { PatternError } from "../../base/regex/cursor.ts";
import { isFound } from "../../base/regex/match.ts";
import type { Value } from "../value.ts";
import { shown } from "./args.ts";
import { equalValues } from "./compare.ts";
import { isNumber, toDouble } from "./numbers.ts";
import { isList, isMap } from "./print.ts";
import { LibraryCrash, TeraError, type Test } from "./types.ts";

/** A test on a variable that is there, with at most `most` arguments. */
function on(name: string, most: number, holds: (value: Value, args: readonly Value[]) => boolean): [string, Test] {
  return [
    name,
    (value, args) => {
      countArguments(name, most, args.length);
      if (value === undefined)
        throw new TeraError(
          `Tester \`${name}\` was called on an undefined variable`,
          `the variable has no value, and \`is ${name}\` needs one`,
        );
      return holds(value, args);
    },
  ];
}

function countArguments(name: string, most: number, count: number): void {
  if (most === 0 && count > 0)
    throw new TeraError(
      `Tester \`${name}\` was called with some args but this test doesn't take args`,
      `\`is ${name}\` takes no argument`,
    );
  if (count > most)
    throw new TeraError(
      `Tester \`${name}\` was called with ${count} args, the max number is ${most}`,
      `\`is ${name}\` takes one argument`,
    );
}

function text(name: string, part: string, value: Value | undefined): string {
  if (typeof value === "string") return value;
  throw new TeraError(
    `Tester \`${name}\` was called ${part} that isn't a string`,
    `\`is ${name}\` works on texts, not on ${value === undefined ? "nothing" : `\`${shown(value)}\``}`,
  );
}

function number(name: string, part: string, value: Value | undefined): number {
  if (isNumber(value)) return toDouble(value);
  throw new TeraError(
    `Tester \`${name}\` was called ${part} that isn't a number`,
    `\`is ${name}\` works on numbers, not on ${value === undefined ? "nothing" : `\`${shown(value)}\``}`,
  );
}

const ON = "on a variable";
const WITH = "with a parameter";

/** Tera 1.20's tests. Source: `builtins/testers.rs`. */
export const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  [
    "defined",
    (value, args) => {
      countArguments("defined", 0, args.length);
      return value !== undefined;
    },
  ],
  [
    "undefined",
    (value, args) => {
      countArguments("undefined", 0, args.length);
      return value === undefined;
    },
  ],
  on("string", 0, (value) => typeof value === "string"),
  on("number", 0, isNumber),
  on("odd", 0, (value) => number("odd", ON, value) % 2 !== 0),
  on("even", 0, (value) => number("odd", ON, value) % 2 === 0),
  on("divisibleby", 1, (value, args) => {
    const dividend = number("divisibleby", ON, value);
    return dividend % number("divisibleby", WITH, args[0]) === 0;
  }),
  on("iterable", 0, (value) => isList(value) || isMap(value)),
  on("object", 0, isMap),
  on("starting_with", 1, (value, args) =>
    text("starting_with", ON, value).startsWith(text("starting_with", WITH, args[0])),
  ),
  on("ending_with", 1, (value, args) => text("ending_with", ON, value).endsWith(text("ending_with", WITH, args[0]))),
  on("containing", 1, (value, args) => {
    if (typeof value === "string") return value.includes(text("containing", WITH, args[0]));
    if (isMap(value)) return value.has(text("containing", WITH, args[0]));
    if (!isList(value))
      throw new TeraError(
        "Tester `containing` can only be used on string, array or map",
        `\`is containing\` works on texts, lists and maps, not on \`${shown(value)}\``,
      );
    const [wanted] = args;
    if (wanted === undefined)
      throw new LibraryCrash("called `Option::unwrap()` on a `None` value", "`is containing` needs an argument");
    return value.some((item) => equalValues(item, wanted));
  }),
  on("matching", 1, (value, args) => {
    const subject = text("matching", ON, value);
    const pattern = text("matching", WITH, args[0]);
    try {
      return isFound(pattern, subject);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      throw new TeraError(
        `Tester \`matching\`: Invalid regular expression: ${error.message}`,
        `the pattern is no regular expression: ${error.message}`,
      );
    }
  }),
]);
