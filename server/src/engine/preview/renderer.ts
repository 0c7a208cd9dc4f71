import type { Part } from "../frontMatter/split.ts";
import type { LibraryEnv } from "../library/types.ts";
import { TemplateSet } from "../loaded.ts";
import type { EngineProblem } from "../problem.ts";
import { parseProblem, type RenderResult, renderLoaded } from "../render.ts";
import type { SourceMap } from "../sourceMap.ts";
import { loadTemplate } from "../templates.ts";
import type { Value } from "../value.ts";
import type { PreviewOptions, PreviewProblem } from "./types.ts";

type Phase = PreviewProblem["phase"];

/** Renders the texts of one template and collects what goes wrong. */
export class Renderer {
  readonly problems: PreviewProblem[] = [];
  readonly #options: PreviewOptions;
  readonly #env: LibraryEnv;

  constructor(options: PreviewOptions, env: LibraryEnv) {
    this.#options = options;
    this.#env = env;
  }

  /** The text of another file; a caller's reader that fails has none. */
  async read(path: string): Promise<string | undefined> {
    try {
      const text: unknown = await this.#options.read?.(path);
      return typeof text === "string" ? text : undefined;
    } catch {
      return undefined;
    }
  }

  /** Adds a problem in the template itself, or in the file that it names. */
  report(problem: Omit<PreviewProblem, "template"> & { readonly template?: string }): void {
    this.problems.push({ ...problem, template: problem.template ?? this.#options.path });
  }

  reportAll(problems: readonly EngineProblem[], phase: Phase): void {
    for (const { message, detail, range, template, calls } of problems)
      this.report({ message, detail, range, template, phase, ...(calls === undefined ? {} : { calls }) });
  }

  /** Renders a short text: a value, or the head as a whole. Empty: `undefined` after reporting why it failed. */
  text(part: Part, context: ReadonlyMap<string, Value>, phase: Phase): { text: string; map: SourceMap } | undefined {
    const { path } = this.#options;
    const loaded = loadTemplate({ name: path, source: part.text, origins: part.origins });
    if (loaded.template === undefined) {
      this.reportAll(
        loaded.problems.map((problem) => parseProblem(problem, path)),
        phase,
      );
      return undefined;
    }
    const result = this.body(path, new TemplateSet(new Map([[path, loaded.template]])), context);
    if (result.ok) return { text: result.output, map: result.sourceMap };
    this.reportAll(result.problems, phase);
    return undefined;
  }

  /** Renders a template of a set; reports nothing. */
  body(
    name: string,
    set: TemplateSet,
    context: ReadonlyMap<string, Value>,
    sparql?: (query: string) => Value,
  ): RenderResult {
    const env = sparql === undefined ? this.#env : { ...this.#env, sparql };
    return renderLoaded(name, set, context, this.#options, env);
  }
}
