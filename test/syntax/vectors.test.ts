import { strict as assert } from "node:assert";
import { parseBody, SYNTAX_CODES } from "../../server/src/syntax/index.ts";
import { needShared, readVectors } from "../support/shared.ts";
import { loadSyntax } from "../support/syntax.ts";

interface Row {
  readonly id: string;
  readonly template: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly phase?: string;
  readonly at?: readonly [line: number, column: number];
  readonly in?: string;
  readonly error?: string;
}

const FILES = ["expressions", "templates", "files", "malformed", "edges", "corpus"];

describe("the verdict of real Tera", () => {
  before(loadSyntax);

  it("is ours on every vector, and the first problem is on the line it names", function () {
    const shared = needShared(this);
    const rows = FILES.flatMap((file) => readVectors<Row>(shared, file));
    const differing: string[] = [];
    let placed = 0;
    let placeable = 0;
    for (const row of rows) {
      const text = row.in === undefined ? row.template : row.files![row.in]!;
      // What Tera finds when it loads a parsed template belongs to syntax too (product decision 19).
      const refused =
        row.phase === "parse" || /is duplicated|out of bounds/.test(row.phase === "load" ? (row.error ?? "") : "");
      const problems = syntaxProblems(text);
      if (row.in !== undefined && !refused) continue;
      if (problems.length > 0 !== refused)
        differing.push(
          `${row.id} ${refused ? "must be refused" : `must be accepted: ${problems[0]!.message}`}\n${text}\n${row.error ?? ""}`,
        );
      else if (refused && row.at !== undefined && text.includes("\n")) {
        placeable++;
        if (isPlacedAt(text, problems[0]!.range.start, row)) placed++;
      }
    }
    const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
    console.log(`      ${rows.length} rows, verdict equal on ${percent(rows.length - differing.length, rows.length)}`);
    console.log(`      first problem on Tera's line: ${percent(placed, placeable)} of ${placeable}`);
    assert.deepEqual(differing.slice(0, 5), [], `${differing.length} rows differ`);
    assert.ok(placed / placeable >= 0.95);
  });
});

function syntaxProblems(text: string) {
  const parsed = parseBody(text);
  const problems = parsed.problems.filter((problem) => (SYNTAX_CODES as readonly string[]).includes(problem.code));
  parsed.delete();
  return problems;
}

/** On the line that Tera names; or, where Tera waits for an end tag, on a tag that opens the construct. */
function isPlacedAt(text: string, offset: number, row: Row): boolean {
  const line = text.slice(0, offset).split("\n").length;
  if (line === row.at![0]) return true;
  return /^`(?:if|for|block|macro|filter|raw)` is never closed/.test(syntaxProblems(text)[0]!.message);
}
