/** Rust's classes of characters, which are Unicode's own properties. */

export function isAlphanumeric(character: string): boolean {
  return /^[\p{Alphabetic}\p{N}]/u.test(character);
}

export function isNumeric(character: string): boolean {
  return /^\p{N}/u.test(character);
}

export function isLowercase(character: string): boolean {
  return /^\p{Lowercase}/u.test(character);
}

export function isUppercase(character: string): boolean {
  return /^\p{Uppercase}/u.test(character);
}

/** Only A to Z change, as in Inflector. */
export function asciiLower(character: string): string {
  return character >= "A" && character <= "Z" ? character.toLowerCase() : character;
}

export function asciiUpper(character: string): string {
  return character >= "a" && character <= "z" ? character.toUpperCase() : character;
}

/** The characters of a text without those at its end that are neither letters nor digits. */
export function withoutTrailing(text: string): string[] {
  const characters = [...text];
  while (characters.length > 0 && !isAlphanumeric(characters.at(-1)!)) characters.pop();
  return characters;
}
