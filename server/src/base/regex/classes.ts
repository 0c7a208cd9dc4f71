/** A set of characters, asked by code point. */
export type CharSet = (point: number) => boolean;

export const NONE: CharSet = () => false;

export function range(first: number, last: number): CharSet {
  return first === last ? (point) => point === first : (point) => point >= first && point <= last;
}

export function union(sets: readonly CharSet[]): CharSet {
  if (sets.length === 1) return sets[0]!;
  return (point) => sets.some((set) => set(point));
}

export function negation(set: CharSet): CharSet {
  return (point) => !set(point);
}

/** Characters that a class remembers: more than most texts have. */
const REMEMBERED = 4_096;

/** What a JavaScript expression for one character matches, remembered character by character. */
function matching(source: string): CharSet {
  const expression = new RegExp(`^${source}$`, "u");
  const known = new Map<number, boolean>();
  return (point) => {
    const before = known.get(point);
    if (before !== undefined) return before;
    const holds = expression.test(String.fromCodePoint(point));
    if (known.size >= REMEMBERED) known.clear();
    known.set(point, holds);
    return holds;
  };
}

/** `\d`, `\s` and `\w` of the crate regex: Unicode's, or ASCII's where the flag `u` is off. */
export function perlClass(letter: "d" | "s" | "w", isUnicode: boolean): CharSet {
  return isUnicode ? UNICODE[letter] : ASCII[letter];
}

const UNICODE = {
  d: matching("\\p{Nd}"),
  s: matching("\\p{White_Space}"),
  w: matching("[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]"),
};

const digit = range(0x30, 0x39);
const lower = range(0x61, 0x7a);
const upper = range(0x41, 0x5a);
const blank = union([range(0x20, 0x20), range(0x09, 0x09)]);
const space = union([range(0x09, 0x0d), range(0x20, 0x20)]);
const word = union([digit, lower, upper, range(0x5f, 0x5f)]);
const ASCII = { d: digit, s: space, w: word };

/** The names between `[:` and `:]`. */
export const POSIX: Readonly<Record<string, CharSet>> = {
  alnum: union([digit, lower, upper]),
  alpha: union([lower, upper]),
  ascii: range(0, 0x7f),
  blank,
  cntrl: union([range(0, 0x1f), range(0x7f, 0x7f)]),
  digit,
  graph: range(0x21, 0x7e),
  lower,
  print: range(0x20, 0x7e),
  punct: union([range(0x21, 0x2f), range(0x3a, 0x40), range(0x5b, 0x60), range(0x7b, 0x7e)]),
  space,
  upper,
  word,
  xdigit: union([digit, range(0x41, 0x46), range(0x61, 0x66)]),
};

/** `\p{…}`: a category, a script or a property, however it is spelled; `undefined` for what is none. */
export function property(text: string): CharSet | undefined {
  const [, name, value] = /^([^=:]*)[=:]([^=:]*)$/.exec(text) ?? [];
  const kinds = name === undefined ? ["General_Category", "Script", ""] : PROPERTIES.get(loose(name));
  for (const kind of kinds ?? [])
    for (const spelling of spellings(value ?? text)) {
      try {
        return matching(`\\p{${kind === "" ? "" : `${kind}=`}${spelling}}`);
      } catch {
        // Not this spelling, or not this kind.
      }
    }
  return undefined;
}

const PROPERTIES: ReadonlyMap<string, readonly string[]> = new Map([
  ["gc", ["General_Category"]],
  ["generalcategory", ["General_Category"]],
  ["sc", ["Script"]],
  ["script", ["Script"]],
  ["scx", ["Script_Extensions"]],
  ["scriptextensions", ["Script_Extensions"]],
]);

function loose(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** The ways in which Unicode may spell a name. */
function spellings(name: string): string[] {
  const parts = name.split(/[\s_-]+/).filter((part) => part !== "");
  const titled = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()).join("_");
  return [name, titled, name.toUpperCase(), name.charAt(0).toUpperCase() + name.slice(1)];
}

let orbits: Map<number, number[]> | undefined;

/** A set that takes a character whatever its case. */
export function ignoringCase(set: CharSet): CharSet {
  return (point) => set(point) || (foldedWith(point)?.some(set) ?? false);
}

/** The characters that are the same but for their case; `undefined` where there are no others. */
function foldedWith(point: number): readonly number[] | undefined {
  orbits ??= makeOrbits();
  return orbits.get(point);
}

const LAST_WITH_CASE = 0x1ffff;

function makeOrbits(): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let point = 0; point <= LAST_WITH_CASE; point++) {
    const folded = fold(point);
    if (folded === point) continue;
    const group = groups.get(folded);
    if (group === undefined) groups.set(folded, [folded, point]);
    else group.push(point);
  }
  return new Map([...groups.values()].flatMap((group) => group.map((point) => [point, group] as const)));
}

/** Unicode's simple case folding. */
function fold(point: number): number {
  // Surrogates have no case; the dotless i folds in Turkish only.
  if ((point >= 0xd800 && point <= 0xdfff) || point === 0x131) return point;
  return single(single(point, "toUpperCase"), "toLowerCase");
}

/** The other case of a character where that is one character. */
function single(point: number, change: "toUpperCase" | "toLowerCase"): number {
  const changed = String.fromCodePoint(point)[change]();
  const other = changed.codePointAt(0)!;
  return changed.length === (other > 0xffff ? 2 : 1) ? other : point;
}
