// What a measure is, and how its numbers are printed.

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "MB" | "times" | "cases";
  /** The largest value that meets the goal of the product's section 4, in the same unit; absent where there is none. */
  readonly goal?: number;
  /** What the value is compared with, measured in the same run: a bare tree-sitter parse of the same text, or what `what` says. */
  readonly against?: { readonly what: string; readonly value: number };
  readonly note?: string;
}

/** A group of rows that are measured together; each file of `scripts/bench` exports one as `measure`. */
export interface Measure {
  /** Position in the table. */
  readonly order: number;
  /** The rows, as they are measured. */
  run(): AsyncIterable<Row>;
}

/** A Markdown table of rows. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, value, unit, goal, against, note }) => [
    what,
    show(value, unit),
    goal === undefined ? "" : `${unit === "cases" ? "" : "≤ "}${show(goal, unit)}`,
    goal === undefined ? "" : (unit === "cases" ? value === goal : value <= goal) ? "yes" : "**no**",
    against === undefined
      ? ""
      : `${(value / against.value).toFixed(1)} × ${against.what} (${show(against.value, unit)})`,
    note ?? "",
  ]);
  const all = [["measure", "value", "goal", "met", "in the same run", "note"], ...cells];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [line(all[0]!), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...all.slice(1).map(line)].join(
    "\n",
  );
}

function show(value: number, unit: Row["unit"]): string {
  if (unit === "cases") return String(value);
  const digits = unit === "times" ? 2 : value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit === "times" ? "×" : unit}`;
}
