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
  // Tabs are shown as four blanks, so that the carets stand below what they mean.
  const shown = line.replaceAll("\t", "    ");
  const before = line.slice(0, start.character).replaceAll("\t", "    ").length;
  const width = Math.max(1, line.slice(start.character, stop).replaceAll("\t", "    ").length);
  const bar = colour.dim("|");
  return [
    `${paint(colour.bold(id === undefined ? severity : `${severity}[${id}]`))}: ${message}\n`,
    `${blank}${colour.dim("-->")} ${path}:${start.line + 1}:${start.character + 1}\n`,
    `${blank} ${bar}\n`,
    `${colour.dim(gutter)} ${bar} ${shown}\n`,
    `${blank} ${bar} ${" ".repeat(before)}${paint("^".repeat(Math.min(width, Math.max(1, shown.length - before))))}\n`,
    help === undefined ? "" : `${blank} ${colour.dim("=")} help: ${help}\n`,
    note === undefined ? "" : `${blank} ${colour.dim("=")} note: ${note}\n`,
  ].join("");
}

/** A line as LSP counts them, cut where it is too long to show. */
function lineOf(text: string, line: number): string {
  return (text.split(/\r\n|\n|\r/, line + 1)[line] ?? "").slice(0, 400);
}
