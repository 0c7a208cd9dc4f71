import type { AssetLoader } from "../base/assets.ts";
import { initSyntax } from "../syntax/index.ts";
import type { LibraryEnv } from "./library/types.ts";
import { type Evaluation, evaluate } from "./preview/evaluate.ts";
import { type Explanation, explain, type Watched } from "./preview/explain.ts";
import type { Parsed } from "./preview/head.ts";
import { preview } from "./preview/preview.ts";
import type { PreviewOptions, PreviewResult } from "./preview/types.ts";
import { inThisThread } from "./rdf/oxigraph.ts";
import type { AskRdf } from "./rdf/types.ts";
import { type RenderOptions, type RenderResult, render } from "./render.ts";

/** What an engine takes from its caller, so that a run can be repeated. */
export interface EngineOptions {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** In [0, 1). */
  readonly random?: () => number;
  readonly env?: (name: string) => string | undefined;
  /** Who loads RDF and answers queries. Default: oxigraph, in the calling thread, which cannot be interrupted. */
  readonly rdf?: AskRdf;
}

/** The public engine. No function of it throws for what a user wrote. */
export interface Engine {
  /** Renders a bare Tera body: no head is looked for, nothing is stripped. */
  render(source: string, options?: RenderOptions): RenderResult;
  /** Renders a whole template file as ggen does: head, RDF, queries, target and body. Never rejects for what a user wrote. */
  preview(options: PreviewOptions, parsed?: Parsed): Promise<PreviewResult>;
  /** Runs only what an editor's rules need to know of a template. Never rejects for what a user wrote. */
  evaluate(options: PreviewOptions, parsed?: Parsed): Promise<Evaluation>;
  /** Runs a template until an expression is reached, and tells its values: for hovers. Never rejects for what a user wrote. */
  explain(options: PreviewOptions, watched: Watched, parsed: Parsed): Promise<Explanation | undefined>;
}

/** Makes an engine; `defaults` are what the platform gives where the caller gives nothing. */
export async function makeEngine(
  assets: AssetLoader,
  options: EngineOptions,
  defaults: Required<Omit<EngineOptions, "rdf">>,
): Promise<Engine> {
  await initSyntax(assets);
  const env: LibraryEnv = {
    now: options.now ?? defaults.now,
    random: options.random ?? defaults.random,
    env: options.env ?? defaults.env,
  };
  const rdf = options.rdf ?? inThisThread(assets);
  return {
    render: (source, renderOptions = {}) => render(source, renderOptions, env),
    preview: (previewOptions, parsed) => preview(previewOptions, env, rdf, parsed),
    evaluate: (previewOptions, parsed) => evaluate(previewOptions, env, rdf, parsed),
    explain: (previewOptions, watched, parsed) => explain(previewOptions, watched, env, rdf, parsed),
  };
}
