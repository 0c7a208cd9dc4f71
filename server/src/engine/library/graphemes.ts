const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The grapheme clusters of a text, as Unicode's default rules (UAX #29) cut it. */
export function graphemes(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII without a line break needs no segmenter.
  if (/^[\x00-\x09\x0b\x0c\x0e-\x7f]*$/.test(text)) return text.split("");
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
