import { trimEnd, trimStart } from "../trim.ts";
import { input, optional, required, toCount, types } from "./args.ts";
import { graphemes } from "./graphemes.ts";
import { checkList, checkText } from "./limits.ts";
import { slugify } from "./slug.ts";
import type { Filter } from "./types.ts";

const { string, bool, usize } = types;

/** A filter from text to text. */
function text(name: string, change: (value: string) => string): [string, Filter] {
  return [name, (value) => change(input(name, value, string))];
}

/** The two escapes that a few arguments understand, though Tera's texts have none. */
function withBreaks(pattern: string): string {
  return pattern.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
}

/** Tera 1.20's filters on texts. Source: `builtins/filters/string.rs`. */
export const textFilters: ReadonlyArray<readonly [string, Filter]> = [
  text("trim", (value) => trimEnd(trimStart(value))),
  text("trim_start", trimStart),
  text("trim_end", trimEnd),
  [
    "trim_start_matches",
    (value, args) => {
      let rest = input("trim_start_matches", value, string);
      const pattern = withBreaks(
        required("trim_start_matches", args, "pat", string, expected("trim_start_matches", "pat")),
      );
      while (pattern !== "" && rest.startsWith(pattern)) rest = rest.slice(pattern.length);
      return rest;
    },
  ],
  [
    "trim_end_matches",
    (value, args) => {
      let rest = input("trim_end_matches", value, string);
      const pattern = withBreaks(
        required("trim_end_matches", args, "pat", string, expected("trim_end_matches", "pat")),
      );
      while (pattern !== "" && rest.endsWith(pattern)) rest = rest.slice(0, -pattern.length);
      return rest;
    },
  ],
  [
    "truncate",
    (value, args) => {
      const whole = input("truncate", value, string);
      const length = toCount(optional("truncate", args, "length", usize) ?? 255);
      const end = optional("truncate", args, "end", string) ?? "…";
      const clusters = graphemes(whole);
      return length >= clusters.length ? whole : clusters.slice(0, length).join("") + end;
    },
  ],
  ["wordcount", (value) => words(input("wordcount", value, string)).length],
  [
    "replace",
    (value, args) => {
      const whole = input("replace", value, string);
      const from = required("replace", args, "from", string, expected("replace", "from"));
      const to = required("replace", args, "to", string, expected("replace", "to"));
      // Between characters, not between the halves of one.
      const parts = from === "" ? ["", ...whole, ""] : whole.split(from);
      checkText(whole.length + (parts.length - 1) * (to.length - from.length));
      return parts.join(to);
    },
  ],
  text("capitalize", (value) => {
    const [first = ""] = value;
    return first.toUpperCase() + value.slice(first.length).toLowerCase();
  }),
  text("urlencode", (value) => percentEncode(value, /[A-Za-z0-9\-._~/%]/)),
  text("urlencode_strict", (value) => percentEncode(value, /[A-Za-z0-9]/)),
  text("addslashes", (value) => value.replace(/[\\"']/g, "\\$&")),
  text("slugify", slugify),
  text("linebreaksbr", (value) => value.replace(/\r\n|\n/g, "<br>")),
  [
    "indent",
    (value, args) => {
      const whole = input("indent", value, string);
      const prefix = optional("indent", args, "prefix", string) ?? "    ";
      const first = optional("indent", args, "first", bool) ?? false;
      const blank = optional("indent", args, "blank", bool) ?? false;
      const all = lines(whole);
      checkText(whole.length + all.length * prefix.length);
      return all
        .map((line, index) => {
          const wanted = index === 0 ? first : blank || trimStart(line) !== "";
          return wanted ? prefix + line : line;
        })
        .join("\n");
    },
  ],
  text("striptags", withoutTags),
  text("spaceless", (value) =>
    value.replace(/>[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+</g, "><"),
  ),
  [
    "escape",
    (value) =>
      input("escape_html", value, string).replace(
        /[&<>"'/]/g,
        (character) =>
          ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "/": "&#x2F;" })[character]!,
      ),
  ],
  [
    "escape_xml",
    (value) =>
      input("escape_html", value, string).replace(
        /[&<>"']/g,
        (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" })[character]!,
      ),
  ],
  [
    "split",
    (value, args) => {
      const whole = input("split", value, string);
      const pattern = withBreaks(required("split", args, "pat", string, expected("split", "pat")));
      const parts = pattern === "" ? ["", ...whole, ""] : whole.split(pattern);
      checkList(parts.length);
      return parts;
    },
  ],
];

function expected(filter: string, argument: string): string {
  return `Filter \`${filter}\` expected an arg called \`${argument}\``;
}

/** A text without `<!--.*?-->` and `<[^>]*>`; in one pass, where the regular expression would look at every `<` to the end. */
function withoutTags(value: string): string {
  let out = "";
  let at = 0;
  let comment = -1;
  for (;;) {
    const open = value.indexOf("<", at);
    const close = open === -1 ? -1 : value.indexOf(">", open);
    if (close === -1) return out + value.slice(at);
    out += value.slice(at, open);
    at = close + 1;
    if (!value.startsWith("<!--", open)) continue;
    if (comment !== Number.POSITIVE_INFINITY && comment < open + 4) {
      const found = value.indexOf("-->", open + 4);
      comment = found === -1 ? Number.POSITIVE_INFINITY : found;
    }
    // A comment does not go beyond its line; what looks like one and is none is a tag.
    if (comment !== Number.POSITIVE_INFINITY && !value.slice(open, comment).includes("\n")) at = comment + 3;
  }
}

function words(value: string): string[] {
  return value
    .split(/[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/)
    .filter((word) => word !== "");
}

/** Lines as Rust's `lines` gives them: without their break, and none behind the last break. */
function lines(value: string): string[] {
  if (value === "") return [];
  const found = value.split("\n");
  // What stands behind the last break has none of its own, and keeps a carriage return.
  const last = found.pop()!;
  const broken = found.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  return last === "" ? broken : [...broken, last];
}

/** UTF-8 bytes as `%XX`, but for the characters that are `kept`. A lone surrogate becomes the replacement character. */
function percentEncode(value: string, kept: RegExp): string {
  let out = "";
  for (const character of value.replace(/\p{Surrogate}/gu, "\uFFFD")) {
    if (kept.test(character)) out += character;
    else
      out +=
        character.charCodeAt(0) < 0x80
          ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`
          : encodeURIComponent(character);
  }
  return out;
}
