import { GRAPHEME_BREAKS } from "./data/graphemeBreaks.ts";

/** Starts of ranges of characters with one class, in order; what is not in a range is `Other`. */
interface Breaks {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly classes: readonly string[];
}

let breaks: Breaks | undefined;

/**
 * The grapheme clusters of a text, as the crate unic-segment 0.9 cuts it: the rules of Unicode 10, by which
 * younger emoji fall apart.
 */
export function graphemes(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII without a line break is one cluster a character.
  if (/^[\x00-\x09\x0b\x0c\x0e-\x7f]*$/.test(text)) return text.split("");
  const clusters: string[] = [];
  let cluster = "";
  let before: string | undefined;
  /** Regional indicators directly before this place. */
  let flags = 0;
  /** Whether an emoji that takes a skin tone stands before this place, marks between not counted. */
  let takesTone = false;
  for (const character of text) {
    const after = classOf(character.codePointAt(0)!);
    if (before !== undefined && isBreak(before, after, flags, takesTone)) {
      clusters.push(cluster);
      cluster = "";
    }
    cluster += character;
    flags = after === "RegionalIndicator" ? flags + 1 : 0;
    if (after !== "Extend") takesTone = after === "EBase" || after === "EBaseGAZ";
    before = after;
  }
  if (before !== undefined) clusters.push(cluster);
  return clusters;
}

/** Whether a cluster ends between two characters. Source: UAX #29, rules GB3 to GB999 as of Unicode 10. */
function isBreak(before: string, after: string, flags: number, takesTone: boolean): boolean {
  if (before === "CR" && after === "LF") return false;
  if (isControl(before) || isControl(after)) return true;
  if (HANGUL[before]?.includes(after) === true) return false;
  if (after === "Extend" || after === "ZWJ" || after === "SpacingMark" || before === "Prepend") return false;
  if (after === "EModifier") return before === "Extend" ? !takesTone : before !== "EBase" && before !== "EBaseGAZ";
  if (before === "ZWJ") return after !== "GlueAfterZwj" && after !== "EBaseGAZ";
  return before !== "RegionalIndicator" || after !== "RegionalIndicator" || flags % 2 === 0;
}

function isControl(name: string): boolean {
  return name === "Control" || name === "CR" || name === "LF";
}

/** What may follow within one syllable. */
const HANGUL: Readonly<Record<string, readonly string[]>> = {
  L: ["L", "V", "LV", "LVT"],
  LV: ["V", "T"],
  V: ["V", "T"],
  LVT: ["T"],
  T: ["T"],
};

function classOf(point: number): string {
  breaks ??= unpack();
  const { starts, ends, classes } = breaks;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle]! > point) high = middle - 1;
    else low = middle;
  }
  return starts[low]! <= point && point <= ends[low]! ? classes[low]! : "Other";
}

function unpack(): Breaks {
  const starts: number[] = [];
  const ends: number[] = [];
  const classes: string[] = [];
  for (const entry of GRAPHEME_BREAKS.split(",")) {
    const [start, length, name] = entry.split(" ") as [string, string, string];
    starts.push((ends.at(-1) ?? 0) + Number.parseInt(start, 36));
    ends.push(starts.at(-1)! + Number.parseInt(length, 36));
    classes.push(name);
  }
  return { starts, ends, classes };
}
