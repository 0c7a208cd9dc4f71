import type pc from "picocolors";
import type { lsp } from "../base/lsp.ts";

/** A problem as it is shown on a terminal. */
export interface Excerpt {
  readonly severity: "error" | "warning" | "information" | "hint";
  /** Shown in brackets behind the severity. */
  readonly id?: string;
  readonly message: string;
  readonly path: string;
  /** Of the whole file. */
  readonly text: string;
  readonly range: lsp.Range;
  readonly help?: string;
  /** What the original tool said. */
  readonly note?: string;
}

/** A problem with its source line and carets below, several lines long. */
export function excerpt(
  { severity, id, message, path, text, range: { start, end }, help, note }: Excerpt,
  colour: ReturnType<typeof pc.createColors>,
): string {
  const paint = { error: colour.red, warning: colour.yellow, information: colour.blue, hint: colour.cyan }[severity];
  const line = lineOf(text, start.line);
  const stop = end.line === start.line ? end.character : line.length;
  const gutter = String(start.line + 1);
  const blank = " ".repeat(gutter.length);
  // Of a long line, as of a generated file, the part around the problem.
  const from = line.length <= widest || start.character < widest - tail ? 0 : start.character - lead;
  const cut = from === 0 ? "" : "…";
  const shown = `${cut}${visible(line.slice(from, from + widest))}${line.length > from + widest ? "…" : ""}`;
  const before = cut.length + visible(line.slice(from, start.character)).length;
  const width = Math.max(1, visible(line.slice(start.character, Math.min(stop, from + widest))).length);
  const bar = colour.dim("|");
  return [
    `${paint(colour.bold(id === undefined ? severity : `${severity}[${id}]`))}: ${visible(message)}\n`,
    `${blank}${colour.dim("-->")} ${visible(path)}:${start.line + 1}:${start.character + 1}\n`,
    `${blank} ${bar}\n`,
    `${colour.dim(gutter)} ${bar} ${shown}\n`,
    `${blank} ${bar} ${" ".repeat(before)}${paint("^".repeat(Math.min(width, Math.max(1, shown.length - before))))}\n`,
    help === undefined ? "" : `${blank} ${colour.dim("=")} help: ${help}\n`,
    note === undefined ? "" : `${blank} ${colour.dim("=")} note: ${visible(note)}\n`,
  ].join("");
}

/** Columns shown of a line, those in front of a problem far behind, and those kept for it behind its start. */
const widest = 400;
const lead = 60;
const tail = 100;

/** A line as LSP counts them. */
function lineOf(text: string, line: number): string {
  return text.split(/\r\n|\n|\r/, line + 1)[line] ?? "";
}

/**
 * A text as a terminal may have it: what would steer the terminal is shown instead, and a tab is four blanks, so that the carets stand
 * below what they mean.
 */
function visible(text: string): string {
  return text.replaceAll("\t", "    ").replace(/\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
  });
}
