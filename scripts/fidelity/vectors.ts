import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../server/src/engine/engine.ts";
import { difference, type Expected, type Row } from "./rows.ts";

/** The vector files with bare bodies, as their README lists them. */
export const BODY_FILES = ["expressions", "templates", "files", "malformed", "edges", "corpus"] as const;

/** How one vector file came out. */
export interface FileResult {
  readonly file: string;
  readonly rows: number;
  /** Rows that differ because the product decides so, by reason. */
  readonly documented?: Readonly<Record<string, number>>;
  readonly differing: ReadonlyArray<{ readonly row: Pick<Row, "id" | "template" | "files">; readonly how: string }>;
}

/** Renders every row of a vector file and says which differ. */
export function compareFile(engine: Engine, folder: string, file: string): FileResult {
  const rows = readRows(folder, file);
  const differing = rows.flatMap((row) => {
    const how = difference(engine, row);
    return how === undefined ? [] : [{ row, how }];
  });
  return { file, rows: rows.length, differing };
}

/** The rows of a file of bare bodies. `folder` holds `vectors/`. */
export function readRows(folder: string, file: string): Row[] {
  const shared = readFileSync(join(folder, "vectors", "context.json"), "utf8");
  return readFileSync(join(folder, "vectors", `${file}.jsonl`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const row = JSON.parse(line) as VectorRow;
      const context = row.context === undefined ? shared : (memberText(line, "context") ?? JSON.stringify(row.context));
      return { id: row.id, template: row.template, files: row.files, context, expected: expectedOf(row) };
    });
}

interface VectorRow {
  readonly id: string;
  readonly template: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly context?: unknown;
  readonly output?: string;
  readonly volatile?: boolean;
  readonly phase?: "parse" | "load" | "render" | "panic";
  readonly error?: string;
  readonly in?: string;
}

function expectedOf(row: VectorRow): Expected {
  if (row.volatile === true) return { kind: "volatile" };
  if (row.output !== undefined) return { kind: "output", output: row.output };
  return { kind: "refused", phase: row.phase ?? "render", error: row.error ?? "", file: row.in };
}

/**
 * The JSON text of a top-level member, as it is written: `JSON.parse` would round its integers and lose `1.0`.
 *
 * Empty: `undefined` where the object has no such member.
 */
export function memberText(json: string, name: string): string | undefined {
  let depth = 0;
  let key: string | undefined;
  let start = -1;
  for (let index = 0; index < json.length; index++) {
    const character = json[index]!;
    if (character === '"') {
      const end = stringEnd(json, index);
      if (depth === 1 && start === -1 && key === undefined) key = JSON.parse(json.slice(index, end)) as string;
      index = end - 1;
    } else if (character === "{" || character === "[") depth++;
    else if (character === ":" && depth === 1 && start === -1) start = index + 1;
    if ((character === "," && depth === 1) || ((character === "}" || character === "]") && --depth === 0)) {
      if (key === name && start !== -1) return json.slice(start, index);
      key = undefined;
      start = -1;
    }
  }
  return undefined;
}

function stringEnd(json: string, start: number): number {
  let index = start + 1;
  while (json[index] !== '"') index += json[index] === "\\" ? 2 : 1;
  return index + 1;
}

/** The results as a table for a terminal or a page. */
export function table(results: readonly FileResult[]): string {
  const decided = ({ documented }: FileResult) =>
    Object.values(documented ?? {}).reduce((total, count) => total + count, 0);
  const equal = (result: FileResult) => result.rows - result.differing.length - decided(result);
  const lines = results.map((result) => [
    result.file,
    String(result.rows),
    String(equal(result)),
    String(decided(result)),
    String(result.differing.length),
  ]);
  const sum = (pick: (result: FileResult) => number) => String(results.reduce((total, each) => total + pick(each), 0));
  lines.push(["all", sum(({ rows }) => rows), sum(equal), sum(decided), sum(({ differing }) => differing.length)]);
  const shown = [["file", "rows", "equal", "documented", "differing"], ...lines];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...shown.map((cells) => cells[column]!.length)));
  return shown
    .map((cells) =>
      cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join("  "),
    )
    .join("\n");
}

/** One difference, for a person. */
export function describeDifference({ row, how }: FileResult["differing"][number]): string {
  const files = Object.entries(row.files ?? {}).map(([name, text]) => `  ${name}: ${JSON.stringify(text)}\n`);
  return `${row.id}\n  ${JSON.stringify(row.template)}\n${files.join("")}${how.replace(/^/gm, "  ")}`;
}
