import { transliterate } from "./transliterate.ts";

/** A text as lower-case ASCII words with dashes between them. Source: the crate slug 0.1 over deunicode 1.6. */
export function slugify(text: string): string {
  let ascii = "";
  for (const character of text) ascii += character < "\u0080" ? character : transliterate(character);
  return ascii
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
}
