/** Rust's classes of characters, which are Unicode's own properties. ASCII is asked for most, and needs no expression. */

export function isAlphanumeric(character: string): boolean {
  return character < "\u0080" ? isLetterOrDigitAscii(character) : /^[\p{Alphabetic}\p{N}]/u.test(character);
}

export function isNumeric(character: string): boolean {
  return character < "\u0080" ? character >= "0" && character <= "9" : /^\p{N}/u.test(character);
}

export function isLowercase(character: string): boolean {
  return character < "\u0080" ? isLowercaseAscii(character) : /^\p{Lowercase}/u.test(character);
}

export function isUppercase(character: string): boolean {
  return character < "\u0080" ? character >= "A" && character <= "Z" : /^\p{Uppercase}/u.test(character);
}

/** Only A to Z change, as in Inflector. */
export function asciiLower(character: string): string {
  return character >= "A" && character <= "Z" ? character.toLowerCase() : character;
}

export function asciiUpper(character: string): string {
  return isLowercaseAscii(character) ? character.toUpperCase() : character;
}

/** The characters of a text without those at its end that are neither letters nor digits. */
export function withoutTrailing(text: string): string[] {
  const characters = [...text];
  while (characters.length > 0 && !isAlphanumeric(characters.at(-1)!)) characters.pop();
  return characters;
}

function isLetterOrDigitAscii(character: string): boolean {
  return (
    isLowercaseAscii(character) || (character >= "A" && character <= "Z") || (character >= "0" && character <= "9")
  );
}

function isLowercaseAscii(character: string): boolean {
  return character >= "a" && character <= "z";
}
