import { type Engine, type EngineOptions, makeEngine } from "../engine/engine.ts";
import { nodeAssets } from "./install.ts";

export type { Engine, EngineOptions } from "../engine/engine.ts";
export type { Evaluation } from "../engine/preview/evaluate.ts";
export type { Explanation, Watched } from "../engine/preview/explain.ts";
export type {
  Front,
  PreviewFile,
  PreviewOptions,
  PreviewProblem,
  PreviewProject,
  PreviewResult,
  Variables,
} from "../engine/preview/types.ts";
export type { EngineProblem } from "../engine/problem.ts";
export type { RenderOptions, RenderResult } from "../engine/render.ts";
export type { Origin, SourceMap } from "../engine/sourceMap.ts";

/**
 * An engine in a Node process. Clock, randomness and environment are the process's own where `options` gives none.
 *
 * Errors: rejects only when the installation is broken. Documented in `docs/api.md`.
 */
export function createEngine(options: EngineOptions = {}): Promise<Engine> {
  return makeEngine(nodeAssets, options, {
    now: () => Date.now(),
    random: () => Math.random(),
    env: (name) => process.env[name],
  });
}
