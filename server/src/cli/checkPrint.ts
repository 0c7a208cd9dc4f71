import pc from "picocolors";
import { diagnosticOf } from "../features/diagnostics.ts";
import { Positions } from "../host/positions.ts";
import type { Finding } from "../rules/index.ts";
import type { CheckedFile, CheckResult } from "./checkRun.ts";
import type { CliOutput } from "./io.ts";

/** An array of LSP diagnostics, each with its `path` and `category`. */
export function printJson(files: readonly CheckedFile[], out: CliOutput): void {
  const all = files.flatMap(({ path, text, findings }) => {
    const positions = new Positions(text, "utf-16");
    return findings.map((finding) => {
      const { relatedInformation: _places, ...diagnostic } = diagnosticOf(finding);
      return { path, ...diagnostic, range: positions.toRange(finding.range), category: finding.rule.category };
    });
  });
  out.write(`${JSON.stringify(all, null, 2)}\n`);
}

interface TextOptions {
  readonly out: CliOutput;
  readonly err: CliOutput;
  readonly hints: boolean;
}

/** Each problem with its source line and carets; then a line that counts them. */
export function printText({ files, fixed }: CheckResult, { out, err, hints }: TextOptions): void {
  const colour = pc.createColors(out.isTTY);
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const file of files) {
    const positions = new Positions(file.text, "utf-16");
    for (const finding of file.findings) {
      const severity = finding.severity ?? finding.rule.severity;
      counts[severity] += 1;
      if (severity !== "hint" || hints) out.write(describe(file, finding, severity, positions, colour));
    }
  }
  if (fixed > 0) err.write(`fixed ${plural(fixed, "file")}\n`);
  err.write(`${summary(files.length, counts, hints)}\n`);
}

function describe(
  file: CheckedFile,
  finding: Finding,
  severity: "error" | "warning" | "information" | "hint",
  positions: Positions,
  colour: ReturnType<typeof pc.createColors>,
): string {
  const paint = { error: colour.red, warning: colour.yellow, information: colour.blue, hint: colour.cyan }[severity];
  const { start, end } = positions.toRange(finding.range);
  const line = lineOf(file.text, positions, start.line);
  const stop = end.line === start.line ? end.character : line.length;
  const gutter = String(start.line + 1);
  const blank = " ".repeat(gutter.length);
  // Tabs are shown as four blanks, so that the carets stand below what they mean.
  const shown = line.replaceAll("\t", "    ");
  const before = line.slice(0, start.character).replaceAll("\t", "    ").length;
  const width = Math.max(1, line.slice(start.character, stop).replaceAll("\t", "    ").length);
  const bar = colour.dim("|");
  const help = finding.fixes[0] === undefined ? "" : `${blank} ${colour.dim("=")} help: ${finding.fixes[0].title}\n`;
  return [
    `${paint(colour.bold(`${severity}[${finding.rule.id}]`))}: ${finding.message}\n`,
    `${blank}${colour.dim("-->")} ${file.path}:${start.line + 1}:${start.character + 1}\n`,
    `${blank} ${bar}\n`,
    `${colour.dim(gutter)} ${bar} ${shown}\n`,
    `${blank} ${bar} ${" ".repeat(before)}${paint("^".repeat(Math.min(width, Math.max(1, shown.length - before))))}\n`,
    `${help}\n`,
  ].join("");
}

function lineOf(text: string, positions: Positions, line: number): string {
  const start = positions.toOffset({ line, character: 0 });
  return /^[^\r\n]*/.exec(text.slice(start, start + 400))![0];
}

function summary(files: number, counts: Readonly<Record<string, number>>, hints: boolean): string {
  const parts = [
    plural(counts.error!, "error"),
    plural(counts.warning!, "warning"),
    ...(counts.information! > 0 ? [`${counts.information} for information`] : []),
    ...(counts.hint! > 0 ? [`${plural(counts.hint!, "hint")}${hints ? "" : " (--hints shows them)"}`] : []),
  ];
  return `${parts.join(", ")} in ${plural(files, "file")}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
