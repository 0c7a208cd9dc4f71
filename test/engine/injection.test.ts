import { strict as assert } from "node:assert";
import { type Injection, inject } from "../../server/src/engine/inject.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { needShared, readVectors } from "../support/shared.ts";

interface Row {
  readonly id: string;
  readonly template: string;
  readonly existing: string | null;
  readonly vars: Record<string, string>;
  readonly after?: string | null;
  readonly changed?: boolean;
  readonly backup?: string;
  readonly error?: string;
}

/** What decision 9 of the product does better than ggen; nothing else may differ. */
type Reason = "line ends" | "final newline" | "BOM" | "at_line past the end" | "missing marker" | "idempotent";

describe("injection", () => {
  for (const missingMarker of ["error", "append"] as const)
    it(`puts every line where ggen puts it, or differs as decision 9 says, with missingMarker = ${missingMarker}`, async function () {
      const folder = needShared(this);
      const engine = await createEngine({ env: () => undefined });
      const counts = new Map<Reason, number>();
      const wrong: string[] = [];
      for (const row of readVectors<Row>(folder, "injection")) {
        const { files, problems } = await engine.preview({ path: "template.tmpl", text: row.template, vars: row.vars });
        assert.deepEqual(problems, [], row.id);
        const { text, front } = files[0]!;
        const before = row.existing ?? undefined;
        const done =
          front.inject === true ? inject(before, text, front, { missingMarker }) : write(before, text, front);
        const reasons = judge(row, done);
        if (typeof reasons === "string") wrong.push(`${row.id}: ${reasons}\n${JSON.stringify({ row, done })}`);
        else for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      }
      console.log(`      ${[...counts].map(([reason, count]) => `${reason} ${count}`).join(", ")}`);
      assert.equal(wrong.length, 0, wrong.slice(0, 5).join("\n\n"));
      assert.equal(counts.has("missing marker"), missingMarker === "error");
    });

  it("appends at a missing marker where the user wants ggen's way", () =>
    assert.deepEqual(inject("a\n", "b", { before: "none" }, { missingMarker: "append" }), {
      kind: "inject",
      at: 2,
      insert: "b\n",
      backup: false,
    }));

  const injected = (existing: string, content: string, front: object) => {
    const done = inject(existing, content, front, { missingMarker: "error" });
    return done.kind === "inject" ? applied(existing, done) : done;
  };

  it("keeps line ends and the final newline", () => {
    assert.equal(injected("a\r\nb\r\n", "x\ny", { append: true }), "a\r\nb\r\nx\r\ny\r\n");
    assert.equal(injected("a\r\nb", "x\ny", { append: true }), "a\r\nb\r\nx\r\ny");
    assert.equal(injected("a\n", "x", { prepend: true }), "x\na\n");
  });

  it("keeps a BOM first", () => assert.equal(injected("\uFEFFa\n", "x", { prepend: true }), "\uFEFFx\na\n"));

  it("says what is missing", () => {
    assert.deepEqual(injected("a\n", "x", { before: "b" }), {
      kind: "problem",
      key: "before",
      message: "the target has no line with `b`",
    });
    assert.deepEqual(injected("a\n", "x", { at_line: 3 }), {
      kind: "problem",
      key: "at_line",
      message: "the target has 1 line, so there is no line 3",
    });
  });
});

function write(existing: string | undefined, text: string, front: { force?: true; unless_exists?: true }): Injection {
  if (existing !== undefined && front.unless_exists === true) return { kind: "skip", why: "idempotent" };
  if (existing !== undefined && front.force !== true) return { kind: "problem", key: "force", message: "exists" };
  return { kind: "inject", at: -1, insert: text, backup: false };
}

function applied(existing: string, { at, insert }: Extract<Injection, { kind: "inject" }>): string {
  return at < 0 ? insert : existing.slice(0, at) + insert + existing.slice(at);
}

/** The ways in which our result differs from ggen's, or a sentence where it must not. */
function judge(row: Row, done: Injection): Reason[] | string {
  const before = row.existing ?? "";
  if (row.error !== undefined) {
    if (done.kind !== "problem") return "ggen refuses";
    return row.error === "panic" ? ["at_line past the end"] : [];
  }
  if (done.kind === "problem") {
    const marker = done.key === "before" || done.key === "after";
    return marker ? ["missing marker"] : "only we refuse";
  }
  const ours = done.kind === "skip" ? (row.existing ?? undefined) : applied(before, done);
  const theirs = row.after ?? undefined;
  const reasons: Reason[] = [];
  if (done.kind === "skip" && done.why === "idempotent" && row.changed === true && before.includes("\r"))
    return ["idempotent"];
  if (!sameLines(ours, theirs)) {
    // ggen puts text in front of a BOM.
    if (!sameLines(ours?.replace("\uFEFF", ""), theirs?.replace("\uFEFF", ""))) return "the lines differ";
    reasons.push("BOM");
  }
  if (ours?.includes("\r\n") !== theirs?.includes("\r\n")) reasons.push("line ends");
  if (ours?.endsWith("\n") !== theirs?.endsWith("\n")) reasons.push("final newline");
  if (row.backup !== undefined && done.kind === "inject" && !done.backup) return "a backup is missing";
  return reasons;
}

/** Whether the same lines stand in the same places; ours may keep a final newline that ggen loses. */
function sameLines(ours: string | undefined, theirs: string | undefined): boolean {
  const [left, right] = [ours, theirs].map((text) => text?.replace(/\r\n/g, "\n"));
  return left === right || left === `${right}\n`;
}
