import { strict as assert } from "node:assert";
import { setFailOnImpossible } from "../../server/src/base/never.ts";
import type { Engine } from "../../server/src/engine/engine.ts";
import type { RenderOptions, RenderResult } from "../../server/src/engine/render.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";

let engine: Engine;

/** Loads the engine; for `before`. Its clock stands still, its environment is empty. */
export async function loadEngine(): Promise<void> {
  setFailOnImpossible(true);
  engine = await createEngine({ now: () => Date.UTC(2025, 9, 13, 14, 5, 6), random: () => 0.5, env: () => undefined });
}

export function render(template: string, options: RenderOptions = {}): RenderResult {
  return engine.render(template, options);
}

/** The output of a template; fails where it is refused. */
export function output(template: string, options: RenderOptions = {}): string {
  const result = engine.render(template, options);
  assert.ok(result.ok, result.ok ? "" : result.problems.map(({ detail }) => detail).join("\n"));
  return result.output;
}

/** The first problem of a template; fails where it is accepted. */
export function problem(template: string, options: RenderOptions = {}) {
  const result = engine.render(template, options);
  assert.ok(!result.ok, result.ok ? `rendered: ${JSON.stringify(result.output)}` : "");
  assert.ok(result.problems.length > 0, "refused without a reason");
  return { phase: result.phase, ...result.problems[0]! };
}
