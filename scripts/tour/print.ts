import pc from "picocolors";
import { type Diagnostic, DiagnosticSeverity, type MarkupContent, type Position } from "vscode-languageserver-types";

/** A heading of the tour. */
export function heading(text: string): void {
  console.log(`\n${pc.bold(pc.cyan(`── ${text} `))}${pc.dim("─".repeat(Math.max(3, 92 - text.length)))}\n`);
}

/** A sentence that leads to what follows. */
export function say(text: string): void {
  console.log(`${text}\n`);
}

const WORDS = {
  [DiagnosticSeverity.Error]: pc.red("error"),
  [DiagnosticSeverity.Warning]: pc.yellow("warning"),
  [DiagnosticSeverity.Information]: pc.blue("information"),
  [DiagnosticSeverity.Hint]: pc.cyan("hint"),
};

/** A problem with its source line and carets below what it means. */
export function problem(path: string, text: string, { severity, code, message, range }: Diagnostic): void {
  const line = text.split(/\r?\n/)[range.start.line] ?? "";
  const end = range.end.line === range.start.line ? range.end.character : line.length;
  const number = String(range.start.line + 1);
  const blank = " ".repeat(number.length);
  const carets = " ".repeat(range.start.character) + "^".repeat(Math.max(1, end - range.start.character));
  console.log(`${WORDS[severity ?? 1]}[${code}]: ${message}`);
  console.log(pc.dim(`${blank}--> ${path}:${number}:${range.start.character + 1}`));
  console.log(`${pc.dim(`${number} |`)} ${line}`);
  console.log(`${pc.dim(`${blank} |`)} ${pc.bold(carets)}\n`);
}

/** A line of a file with the cursor in it. */
export function cursorLine(text: string, { line, character }: Position): void {
  const content = text.split(/\r?\n/)[line] ?? "";
  const shown = `${content.slice(0, character)}${pc.inverse("▏")}${content.slice(character)}`;
  console.log(`${pc.dim(`${line + 1} |`)} ${shown}`);
}

/** The lines that differ between two texts, as a diff shows them. */
export function changedLines(before: string, after: string): void {
  const old = before.split("\n");
  const now = after.split("\n");
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let same = 0;
  while (same < old.length - start && same < now.length - start && old.at(-1 - same) === now.at(-1 - same)) same++;
  for (const line of old.slice(start, old.length - same)) console.log(pc.red(`- ${line}`));
  for (const line of now.slice(start, now.length - same)) console.log(pc.green(`+ ${line}`));
}

/** What a hover says, without the marks of Markdown. */
export function plain(contents: MarkupContent | string): string {
  const text = typeof contents === "string" ? contents : contents.value;
  return text
    .replace(/^```.*\n?/gm, "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\*\*?|`|^---$/gm, "")
    .replace(/\\(.)/g, "$1")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** Text in a frame's margin. */
export function indented(text: string): void {
  for (const line of text.split("\n")) console.log(`${pc.dim("  │")} ${line}`);
}
