import { isFound, patternFault } from "../base/regex/match.ts";
import type { Front } from "./preview/types.ts";

/** What a caller decides about injection. */
export interface InjectOptions {
  /** What a marker that is not in the target means: `append` is ggen's way, and hides a typing error. */
  readonly missingMarker: "error" | "append";
}

export type Injection =
  | {
      readonly kind: "inject";
      /** Where the text goes, in units of the target as it is; 0 in a target that is not there. */
      readonly at: number;
      /** With the line ends of the target. */
      readonly insert: string;
      /** Whether the target is to be copied to `<target>.backup` first. */
      readonly backup: boolean;
    }
  /** Nothing to do: `skip_if` matched, `idempotent` found it, or there is nothing to insert. */
  | { readonly kind: "skip"; readonly why: "skip_if" | "idempotent" | "empty" }
  /** It cannot be done: a sentence for the user, and the key at fault. */
  | { readonly kind: "problem"; readonly key: keyof Front; readonly message: string };

/**
 * Where `content` goes in a target, or why it does not.
 *
 * Source: format section d.2. It differs from ggen as product decision 9 says: line ends, the final newline and a BOM of the target
 * are kept, `at_line` past the end and a missing marker are problems, and `idempotent` looks past line ends.
 */
export function inject(
  existing: string | undefined,
  content: string,
  front: Front,
  { missingMarker }: InjectOptions,
): Injection {
  if (existing === undefined) return { kind: "inject", at: 0, insert: content, backup: false };
  const [matched] = Object.entries(front.matchers ?? {}).filter(([, says]) => Object.keys(says).length > 1);
  if (matched !== undefined) {
    const message = `\`${matched[0]}\` says how its pattern is matched, which this server cannot do yet`;
    return { kind: "problem", key: matched[0] as keyof Front, message };
  }
  const skipped = skips(existing, content, front);
  if (skipped !== undefined) return skipped;
  const place = placeOf(existing, front, missingMarker);
  if ("kind" in place) return place;
  if (content === "") return { kind: "skip", why: "empty" };
  const eol = lineEnd(existing);
  const lines = content.split(/\r\n|\n|\r/).join(eol);
  const backup = front.backup === true;
  const start = existing.startsWith("\uFEFF") ? 1 : 0;
  // Behind a last line without a line end the text brings one, and has none at its own end: the target keeps none.
  const open = place.at === existing.length && place.at > start && !existing.endsWith(eol);
  const alone = existing.length === start;
  return { kind: "inject", at: place.at, insert: open ? eol + lines : alone ? lines : lines + eol, backup };
}

function skips(existing: string, content: string, front: Front): Injection | undefined {
  if (front.skip_if !== undefined) {
    const fault = patternFault(front.skip_if);
    if (fault !== undefined)
      return { kind: "problem", key: "skip_if", message: `\`skip_if\` is no regular expression: ${fault}` };
    if (isFound(front.skip_if, existing)) return { kind: "skip", why: "skip_if" };
  }
  const same = (text: string) => text.replace(/\r\n?/g, "\n");
  if (front.idempotent === true && same(existing).includes(same(content))) return { kind: "skip", why: "idempotent" };
  return undefined;
}

/** The offset that the first key that is set says, in ggen's order. */
function placeOf(existing: string, front: Front, missing: InjectOptions["missingMarker"]): { at: number } | Injection {
  const starts = lineStarts(existing);
  if (front.prepend === true) return { at: starts[0] ?? existing.length };
  if (front.append === true) return { at: existing.length };
  for (const key of ["before", "after"] as const) {
    const marker = front[key];
    if (marker === undefined) continue;
    const line = starts.findIndex((start, index) => lineAt(existing, start, starts[index + 1]).includes(marker));
    if (line >= 0) return { at: starts[key === "before" ? line : line + 1] ?? existing.length };
    if (missing === "append") return { at: existing.length };
    return { kind: "problem", key, message: `the target has no line with \`${marker}\`` };
  }
  if (front.at_line === undefined) return { at: existing.length };
  const line = Math.max(1, front.at_line);
  if (line <= starts.length + 1) return { at: starts[line - 1] ?? existing.length };
  const count = `${starts.length} ${starts.length === 1 ? "line" : "lines"}`;
  return { kind: "problem", key: "at_line", message: `the target has ${count}, so there is no line ${line}` };
}

/** Where lines begin, a BOM left out. A text that ends with a line end has no line behind it. */
function lineStarts(text: string): number[] {
  const starts: number[] = [];
  for (let start = text.startsWith("\uFEFF") ? 1 : 0; start < text.length; ) {
    starts.push(start);
    const end = text.indexOf("\n", start);
    start = end < 0 ? text.length : end + 1;
  }
  return starts;
}

function lineAt(text: string, start: number, next: number | undefined): string {
  return text.slice(start, next ?? text.length).replace(/\r?\n$/, "");
}

/** The line end that a text uses; LF where it has none. */
function lineEnd(text: string): string {
  if (text.includes("\r\n")) return "\r\n";
  return text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
}
