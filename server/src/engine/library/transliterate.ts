import anyAscii from "any-ascii";

/** ASCII letters that stand for a character; `undefined` where there are none. */
export function transliterate(character: string): string | undefined {
  const ascii = anyAscii(character);
  return ascii === "" ? undefined : ascii;
}
