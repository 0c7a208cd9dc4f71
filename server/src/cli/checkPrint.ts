import pc from "picocolors";
import { diagnosticOf } from "../features/diagnostics.ts";
import { Positions } from "../host/positions.ts";
import type { Finding } from "../rules/index.ts";
import type { CheckedFile, CheckResult } from "./checkRun.ts";
import { excerpt } from "./excerpt.ts";
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
  { path, text }: CheckedFile,
  { rule, message, range, fixes }: Finding,
  severity: "error" | "warning" | "information" | "hint",
  positions: Positions,
  colour: ReturnType<typeof pc.createColors>,
): string {
  return `${excerpt({ severity, id: rule.id, message, path, text, range: positions.toRange(range), help: fixes[0]?.title }, colour)}\n`;
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
