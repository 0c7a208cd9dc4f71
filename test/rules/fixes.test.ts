import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding, safeChanges, type TextChange } from "../../server/src/rules/index.ts";
import { findingsIn } from "../support/findings.ts";
import { needShared, readVectors } from "../support/shared.ts";
import { loadSyntax } from "../support/syntax.ts";

function apply(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end), text);
}

/** Problems that keep the file from being read; others come to light when these are mended. */
function refusals(found: readonly Finding[]): number {
  return found.filter(({ rule }) => rule.category === "syntax").length;
}

/** Real templates, and texts that Tera refuses. */
function samples(shared: string): string[] {
  const folder = join(shared, "corpus");
  const templates = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tmpl"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const malformed = readVectors<{ template: string }>(shared, "malformed").map((row) => row.template);
  return [...templates, ...malformed.filter((_, index) => index % 5 === 0)];
}

describe("fixes", () => {
  before(loadSyntax);

  it("mend what they say: no finding of the rule is left at the place, and what is safe never makes one that Tera refuses", function () {
    this.timeout(120_000);
    const seen = new Map<string, number>();
    for (const text of samples(needShared(this))) {
      const found = findingsIn(text);
      const tried = new Set<string>();
      for (const finding of found) {
        const [fix] = finding.fixes;
        // A few of each kind in a file tell as much as all of them.
        if (fix === undefined || tried.has(finding.rule.id)) continue;
        tried.add(finding.rule.id);
        seen.set(finding.rule.id, (seen.get(finding.rule.id) ?? 0) + 1);
        const after = apply(text, fix.changes);
        const left = findingsIn(after);
        const same = (each: Finding) => each.rule === finding.rule && each.message === finding.message;
        // What stood behind it in the same tag may come to light, and read alike.
        const isThere = left.some((each) => same(each) && each.range.start === finding.range.start);
        assert.ok(
          !isThere || left.filter(same).length < found.filter(same).length,
          `${finding.rule.id}: "${fix.title}" leaves \`${finding.message}\` in\n${after.slice(0, 2000)}`,
        );
        if (fix.safe)
          assert.ok(refusals(left) <= refusals(found), `${finding.rule.id}: "${fix.title}" is refused:\n${text}`);
      }
    }
    assert.ok(seen.size >= 12, `only ${[...seen.keys()]} were tried`);
  });

  it("that are safe come to an end when all are applied", function () {
    this.timeout(120_000);
    for (const text of samples(needShared(this))) {
      let now = text;
      let rounds = 0;
      for (; rounds < 10; rounds += 1) {
        const changes = safeChanges(findingsIn(now));
        if (changes.length === 0) break;
        now = apply(now, changes);
      }
      assert.ok(rounds < 10, `never ends:\n${text}`);
      assert.ok(refusals(findingsIn(now)) <= refusals(findingsIn(text)), `${text}\n=== became\n${now}`);
    }
  });
});
