import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../server/src/engine/engine.ts";
import type { FileResult } from "./vectors.ts";

/** A whole template and what ggen v1 made of it. */
export interface PipelineRow {
  readonly id: string;
  readonly template: string;
  /** Beside the template. */
  readonly files?: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  readonly to?: string;
  readonly output?: string;
  readonly front?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** How one row came out. */
export interface PipelineOutcome {
  readonly row: PipelineRow;
  /** In which way ours is not ggen's; absent where it is the same, or a documented difference. */
  readonly how?: string;
  /** The documented difference, by the heading of `docs/fidelity.md` that explains it. */
  readonly reason?: Reason;
}

/** The differences that the product decides for, as `docs/fidelity.md` lists them. */
export const REASONS = ["no head", "variables in the head"] as const;
export type Reason = (typeof REASONS)[number];

/** The rows of `pipeline.jsonl`. `folder` holds `vectors/`. */
export function readPipeline(folder: string): PipelineRow[] {
  return readFileSync(join(folder, "vectors", "pipeline.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as PipelineRow);
}

/** Previews every row and says which differ. */
export async function comparePipelineFile(engine: Engine, folder: string): Promise<FileResult> {
  const rows = readPipeline(folder);
  const differing: Array<FileResult["differing"][number]> = [];
  const documented: Record<string, number> = {};
  for (const row of rows) {
    const { how, reason } = await comparePipeline(engine, row);
    if (how !== undefined) differing.push({ row, how });
    if (reason !== undefined) documented[reason] = (documented[reason] ?? 0) + 1;
  }
  return { file: "pipeline", rows: rows.length, documented, differing };
}

/** Previews a row and compares with what ggen made of it. */
export async function comparePipeline(engine: Engine, row: PipelineRow): Promise<PipelineOutcome> {
  const result = await engine.preview({
    path: "template.tmpl",
    text: row.template,
    vars: row.vars,
    read: (path) => row.files?.[path],
  });
  const said = result.problems.map(({ phase, message, detail }) => `${phase}: ${message} (${detail})`).join("\n");
  if (row.error !== undefined) {
    if (!result.ok) return said === "" ? { row, how: "ours refuses it without saying why" } : { row };
    const reason = reasonFor(row, row.error);
    if (reason !== undefined) return { row, reason };
    return { row, how: `ggen refuses it: ${row.error}\nours gives: ${JSON.stringify(result.files)}` };
  }
  const [file] = result.files;
  if (!result.ok || file === undefined)
    return { row, how: `ours refuses it\n${said}\nggen gives: ${JSON.stringify(row.output)}` };
  const { sparql_results: results = {}, ...front } = row.front ?? {};
  const differing = [
    ["to", row.to, file.to],
    ["output", row.output, file.text],
    ["results", canonical(results, row), canonical(result.sparqlResults, row)],
    ...Object.entries(front).map(([key, value]) => [key, value, (file.front as Record<string, unknown>)[key]]),
  ].filter(([, theirs, ours]) => JSON.stringify(theirs) !== JSON.stringify(ours));
  if (
    differing.length === 0 ||
    differing.every(([what, theirs, ours]) => what === "output" && sameBut(row, theirs, ours))
  )
    return { row };
  return {
    row,
    how: differing
      .map(([what, theirs, ours]) => `${what}\n- ${JSON.stringify(theirs)}\n+ ${JSON.stringify(ours)}`)
      .join("\n"),
  };
}

/** Why a row that ggen refuses is not refused, where a decision of the product says so. */
function reasonFor({ template, vars }: PipelineRow, error: string): Reason | undefined {
  if (error.startsWith("invalid type: unit value") && !/^---[^\S\n]*\n/.test(template)) return "no head";
  const unknown = /Variable `([^`.[]+)[^`]*` not found/.exec(error)?.[1];
  if (unknown !== undefined && !(unknown in vars) && /^vars:/m.test(template)) return "variables in the head";
  return undefined;
}

/** Blank nodes by number instead of by label, and rows sorted where no query says in which order they come. */
function canonical(results: unknown, row: PipelineRow): unknown {
  const text = withoutLabels(JSON.stringify(results));
  const parsed = JSON.parse(text) as Record<string, unknown>;
  const sorted = Object.entries(parsed).map(
    ([name, rows]) =>
      [name, Array.isArray(rows) && !ordered(row) ? rows.map((each) => JSON.stringify(each)).sort() : rows] as const,
  );
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function ordered({ template }: PipelineRow): boolean {
  return !/SELECT(?![^\n]*ORDER BY)/s.test(template);
}

function withoutLabels(text: string): string {
  return text.replace(/_:[\w.-]+/g, "_:b");
}

/** Whether two outputs differ only in the labels of blank nodes, or in the order of lines where no query orders its rows. */
function sameBut(row: PipelineRow, theirs: unknown, ours: unknown): boolean {
  const [left, right] = [theirs, ours].map((text) => withoutLabels(String(text)));
  if (left === right) return true;
  const characters = (text: string) => [...text].sort().join("");
  return !ordered(row) && characters(left!) === characters(right!);
}
