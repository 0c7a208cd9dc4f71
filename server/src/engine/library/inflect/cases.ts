import {
  asciiLower,
  asciiUpper,
  isAlphanumeric,
  isLowercase,
  isNumeric,
  isUppercase,
  withoutTrailing,
} from "./characters.ts";

interface CamelOptions {
  /** Whether the first letter begins a word. */
  readonly startsWord: boolean;
  /** Put between words. */
  readonly separator: string;
  /** Whether words behind the first one begin in lower case. */
  readonly onlyFirst: boolean;
}

/**
 * Words written together or apart, each beginning in upper case. Source: Inflector 0.11, `to_case_camel_like`.
 *
 * "The last lower-cased character" is only remembered when a letter was kept in lower case, so that a run of capitals behind one
 * goes on beginning words, while a run at the start collapses.
 */
function camelLike(text: string, { startsWord, separator, onlyFirst }: CamelOptions): string {
  let beginsWord = startsWord;
  let isFirstWord = true;
  let last = " ";
  let found = false;
  let out = "";
  for (const character of withoutTrailing(text)) {
    if (!isAlphanumeric(character)) {
      if (found) beginsWord = true;
      continue;
    }
    found = true;
    if (isNumeric(character)) {
      beginsWord = true;
      out += character;
    } else if (beginsWord || (isLowercase(last) && isUppercase(character))) {
      beginsWord = false;
      if (!isFirstWord) out += separator;
      out += onlyFirst && !isFirstWord ? asciiLower(character) : asciiUpper(character);
      isFirstWord = false;
    } else {
      last = character;
      out += asciiLower(character);
    }
  }
  return out;
}

export function camel(text: string): string {
  return camelLike(text, { startsWord: false, separator: "", onlyFirst: false });
}

export function pascal(text: string): string {
  return camelLike(text, { startsWord: true, separator: "", onlyFirst: false });
}

export function title(text: string): string {
  return camelLike(text, { startsWord: true, separator: " ", onlyFirst: false });
}

export function sentence(text: string): string {
  return camelLike(text, { startsWord: true, separator: " ", onlyFirst: true });
}

export function train(text: string): string {
  return camelLike(text, { startsWord: true, separator: "-", onlyFirst: false });
}

/**
 * Words in lower case with a separator. Source: Inflector 0.11, `to_case_snake_like`.
 *
 * Neighbours are looked up by *byte* offset among the *characters*, as the library does, which matters behind letters of several
 * bytes.
 */
function snakeLike(text: string, separator: string): string {
  const all = [...text];
  let atStart = true;
  let offset = 0;
  let out = "";
  for (const character of withoutTrailing(text)) {
    if (!isAlphanumeric(character)) {
      if (!atStart) {
        atStart = true;
        out += separator;
      }
    } else {
      const nextIsLower = isLowercase(all[offset + 1] ?? "A") || isLowercase(all[offset - 1] ?? "A");
      if (!atStart && character === asciiUpper(character) && nextIsLower) out += separator;
      atStart = false;
      out += asciiLower(character);
    }
    offset += byteLength(character);
  }
  return out;
}

function byteLength(character: string): number {
  const point = character.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

export function snake(text: string): string {
  return snakeLike(text, "_");
}

export function kebab(text: string): string {
  return snakeLike(text, "-");
}

/** The words of a text as heck 0.5 finds them. */
function heckWords(text: string): string[] {
  const words: string[] = [];
  for (const part of text.split(/[^\p{Alphabetic}\p{N}]/u)) {
    const characters = [...part];
    let start = 0;
    let mode: "none" | "lower" | "upper" = "none";
    for (let index = 0; index < characters.length; index++) {
      const character = characters[index]!;
      const next = characters[index + 1];
      if (next === undefined) {
        words.push(characters.slice(start).join(""));
        break;
      }
      const here: "none" | "lower" | "upper" = isLowercase(character)
        ? "lower"
        : isUppercase(character)
          ? "upper"
          : mode;
      if (here === "lower" && isUppercase(next)) {
        words.push(characters.slice(start, index + 1).join(""));
        start = index + 1;
        mode = "none";
      } else if (mode === "upper" && isUppercase(character) && isLowercase(next)) {
        words.push(characters.slice(start, index).join(""));
        start = index;
        mode = "none";
      } else mode = here;
    }
  }
  return words;
}

export function shoutySnake(text: string): string {
  return heckWords(text)
    .map((word) => word.toUpperCase())
    .join("_");
}

export function shoutyKebab(text: string): string {
  return heckWords(text)
    .map((word) => word.toUpperCase())
    .join("-");
}

export function titleCase(text: string): string {
  return heckWords(text).map(capitalized).join(" ");
}

function capitalized(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + heckLower(word.slice(first.length));
}

/** A sigma at the end of a word has a form of its own there, and only there. */
function heckLower(text: string): string {
  return [...text]
    .map((character, index, all) =>
      character === "Σ" ? (index === all.length - 1 ? "ς" : "σ") : character.toLowerCase(),
    )
    .join("");
}
