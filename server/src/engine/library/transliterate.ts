import { TRANSLITERATION } from "./data/transliteration.ts";

const FIRST = 0x80;

let table: string[] | undefined;

/** What stands for a character beyond ASCII in a slug: lower-case letters, digits and dashes, or nothing. Source: deunicode 1.6. */
export function transliterate(character: string): string {
  table ??= unpack();
  return table[character.codePointAt(0)! - FIRST] ?? "-";
}

function unpack(): string[] {
  const texts: string[] = [];
  for (const run of TRANSLITERATION.split(" ")) {
    const star = run.indexOf("*");
    if (star === -1) texts.push(run);
    else {
      const text = run.slice(0, star);
      for (let left = Number.parseInt(run.slice(star + 1), 36); left > 0; left--) texts.push(text);
    }
  }
  return texts;
}
