import type { Engine } from "../../server/src/engine/engine.ts";
import { type Input, inputs, KINDS } from "./generate/index.ts";
import { ask } from "./oracle.ts";
import { difference, type Expected, type Row } from "./rows.ts";
import type { FileResult } from "./vectors.ts";

/** Inputs that are asked at once. */
const BATCH = 5_000;

/** How a run against real Tera came out. */
export interface LiveResult {
  /** By kind of input. */
  readonly results: readonly FileResult[];
  /** Refusals in the phase `render`, and how many of them have Tera's innermost message to the letter, and the whole chain. */
  readonly messages: { readonly refused: number; readonly innermost: number; readonly chain: number };
  /** Refusals whose innermost messages differ, a few. */
  readonly differingMessages: ReadonlyArray<{
    readonly template: string;
    readonly theirs: string;
    readonly ours: string;
  }>;
}

/** Generates `count` inputs from `seed`, asks both engines, and compares. */
export async function live(engine: Engine, seed: number, count: number): Promise<LiveResult> {
  const rows = new Map(KINDS.map((kind) => [kind, 0]));
  const differing = new Map<string, Array<FileResult["differing"][number]>>(KINDS.map((kind) => [kind, []]));
  const messages = { refused: 0, innermost: 0, chain: 0 };
  const differingMessages: Array<LiveResult["differingMessages"][number]> = [];
  const source = inputs(seed);
  for (let done = 0; done < count; ) {
    const batch = Array.from({ length: Math.min(BATCH, count - done) }, () => source.next().value);
    const answers = await ask(batch);
    batch.forEach((input, index) => {
      const row = rowOf(input, `${seed}:${done + index}`, answers[index]!);
      rows.set(input.kind, rows.get(input.kind)! + 1);
      const how = difference(engine, row);
      if (how !== undefined) differing.get(input.kind)!.push({ row, how });
      else compareMessage(row, answers[index]!);
    });
    done += batch.length;
  }
  const results = KINDS.map((kind) => ({ file: kind, rows: rows.get(kind)!, differing: differing.get(kind)! }));
  return { results, messages, differingMessages };

  function compareMessage(row: Row, answer: Expected & { readonly errors?: readonly string[] }): void {
    if (answer.kind !== "refused" || answer.phase !== "render") return;
    const ours = engine.render(row.template, { context: row.context, templates: row.files });
    if (ours.ok) return;
    const { detail } = ours.problems[0]!;
    messages.refused++;
    if (detail === answer.errors!.join("\n")) messages.chain++;
    if (detail.endsWith(answer.error)) messages.innermost++;
    else if (differingMessages.length < 2000)
      differingMessages.push({ template: row.template, theirs: answer.error, ours: detail });
  }
}

function rowOf({ template, files, context }: Input, id: string, expected: Expected): Row {
  // What it says depends on the clock.
  const isVolatile = expected.kind === "output" && /\bnow\s*\(/.test(template + Object.values(files ?? {}).join("\n"));
  return { id, template, files, context, expected: isVolatile ? { kind: "volatile" } : expected };
}
