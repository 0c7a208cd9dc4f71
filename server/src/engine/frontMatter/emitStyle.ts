import { looksTyped } from "./scalars.ts";

type Style = "plain" | "single" | "double" | "literal";

/** Longer keys are written behind a `?`. */
const MAX_SIMPLE_KEY = 128;

/** Source: serde_yaml's `serialize_str` and libyaml's `yaml_emitter_select_scalar_style`. */
export function styleOf(value: string, isKey: boolean): Style {
  const facts = analyse(value);
  let style: Style = value.includes("\n") ? "literal" : looksTyped(value) ? "single" : "plain";
  if (isKey && facts.multiline) style = "double";
  if (style === "plain" && (!facts.plain || (value === "" && isKey))) style = "single";
  if (style === "single" && !facts.single) style = "double";
  if (style === "literal" && (!facts.block || isKey)) style = "double";
  return style;
}

/** In which styles a text can be written outside of flow. Source: libyaml's `yaml_emitter_analyze_scalar`. */
function analyse(value: string): { plain: boolean; single: boolean; block: boolean; multiline: boolean } {
  if (value === "") return { plain: true, single: true, block: false, multiline: false };
  const breaks = "\\n\\u2028\\u2029";
  const special = [...value].some((character) => !isPrintable(character));
  const spaceBreak = new RegExp(` [${breaks}]`).test(value);
  const breakSpace = new RegExp(`[${breaks}] `).test(value);
  const edges = new RegExp(`^[ ${breaks}]|[ ${breaks}]$`).test(value);
  const multiline = new RegExp(`[${breaks}]`).test(value);
  const indicators =
    /^(?:---|\.\.\.)/.test(value) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(value) ||
    new RegExp(`^[?-](?:[ \\t\\r${breaks}]|$)`).test(value) ||
    new RegExp(`:(?:[ \\t\\r\\0${breaks}]|$)`).test(value) ||
    new RegExp(`[ \\t\\r\\0${breaks}]#`).test(value);
  return {
    plain: !(edges || breakSpace || spaceBreak || special || multiline || indicators),
    single: !(breakSpace || spaceBreak || special),
    block: !(value.endsWith(" ") || spaceBreak || special),
    multiline,
  };
}

/** Whether a key stands in front of its colon; others are written behind a `?`. */
export function isSimpleKey(key: string): boolean {
  return !analyse(key).multiline && new TextEncoder().encode(key).length <= MAX_SIMPLE_KEY;
}

/** Indentation and chomping of a literal. Source: libyaml's `yaml_emitter_write_block_scalar_hints`. */
export function hintsOf(value: string): string {
  const indent = /^[ \n\u2028\u2029]/.test(value) ? "2" : "";
  if (!isBreak(value.at(-1)!)) return `${indent}-`;
  return value.length === 1 || isBreak(value.at(-2)!) ? `${indent}+` : indent;
}

/** What libyaml takes for a line break. */
export function isBreak(character: string): boolean {
  return /[\n\r\u0085\u2028\u2029]/.test(character);
}

/** What libyaml calls printable; a tab is not. */
function isPrintable(character: string): boolean {
  const code = character.codePointAt(0)!;
  return (
    code === 0x0a ||
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa0 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff) ||
    code >= 0x10000
  );
}

/** Whether a character cannot stand in double quotes as it is. */
export function needsEscape(character: string): boolean {
  return !isPrintable(character) || isBreak(character) || character === '"' || character === "\\";
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\0": "0",
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\u0085": "N",
  "\u00a0": "_",
  "\u2028": "L",
  "\u2029": "P",
};

/** The escape of a character in double quotes. Source: libyaml's `yaml_emitter_write_double_quoted_scalar`. */
export function escapeOf(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined) return `\\${short}`;
  const code = character.codePointAt(0)!;
  const [letter, width] = code <= 0xff ? ["x", 2] : code <= 0xffff ? ["u", 4] : ["U", 8];
  return `\\${letter}${code
    .toString(16)
    .toUpperCase()
    .padStart(width as number, "0")}`;
}
