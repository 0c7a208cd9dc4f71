import { never } from "../base/never.ts";
import type { Problem } from "../base/problem.ts";
import type { Profile } from "../base/profile.ts";
import { Seen } from "./compile/probe.ts";
import { compareText } from "./library/compare.ts";
import { library } from "./library/index.ts";
import { fromJs, parseJson, whyNotJson } from "./library/json.ts";
import { isMap } from "./library/print.ts";
import { type LibraryEnv, TeraError } from "./library/types.ts";
import { type LoadedTemplate, TemplateSet } from "./loaded.ts";
import { type EngineProblem, RenderFailure, RunStopped } from "./problem.ts";
import { Run } from "./run.ts";
import type { SourceMap } from "./sourceMap.ts";
import { type LoadResult, loadTemplate } from "./templates.ts";
import type { Value, ValueMap } from "./value.ts";

/** What a body is rendered with. */
export interface RenderOptions {
  /** A plain value, a map of the engine's values, or a JSON text (whose integers stay exact). Must be a map. */
  readonly context?: unknown;
  /** Texts of other templates by name; all of them are parsed, as Tera does. */
  readonly templates?: Readonly<Record<string, string>>;
  /** Name of the body itself. */
  readonly name?: string;
  readonly profile?: Profile;
  /** Steps before the render is stopped. */
  readonly fuel?: number;
  readonly isCancelled?: () => boolean;
}

export type RenderResult =
  | {
      readonly ok: true;
      readonly output: string;
      readonly sourceMap: SourceMap;
      readonly problems: readonly EngineProblem[];
    }
  | {
      readonly ok: false;
      readonly phase: "parse" | "load" | "render";
      readonly problems: readonly EngineProblem[];
      /** What was printed before the failure. */
      readonly output?: string;
      readonly sourceMap?: SourceMap;
    };

/** Tera's own name for a template that has none. */
export const ONE_OFF = "__tera_one_off";

/** Syntax problems that Tera finds only after its parser is through. */
const FOUND_AT_LOAD: ReadonlySet<string> = new Set(["duplicate-block", "duplicate-macro", "integer-out-of-range"]);

const DEFAULT_FUEL = 5_000_000;
const MAX_DEPTH = 500;
const MAX_OUTPUT = 64 * 1024 * 1024;

/** Renders a bare body. Never throws for what a user wrote. Source: Tera 1.20, `Tera::add_raw_templates` and `Tera::render`. */
export function render(source: string, options: RenderOptions, env: LibraryEnv): RenderResult {
  const name = options.name ?? ONE_OFF;
  const loaded = new Map<string, LoadedTemplate>();
  const problems: EngineProblem[] = [];
  // Tera reads the templates by name, the body last, and stops at the first fault; here all faults are told.
  let phase: "parse" | "load" | undefined;
  const others = Object.entries(options.templates ?? {}).sort(([a], [b]) => compareText(a, b));
  for (const [each, text] of [...others, [name, source] as const]) {
    const result = load(each, text);
    if (result.template === undefined) {
      problems.push(...result.problems.map((problem) => parseProblem(problem, each)));
      phase ??= result.problems.every(({ code }) => FOUND_AT_LOAD.has(code)) ? "load" : "parse";
    } else loaded.set(each, result.template);
  }
  if (phase !== undefined) return { ok: false, phase, problems };
  const context = contextOf(options.context);
  if (typeof context === "string") return { ok: false, phase: "load", problems: [contextProblem(context, name)] };
  return renderLoaded(name, new TemplateSet(loaded), context, options, env);
}

/** A template, or why it cannot be read; whatever happens. */
function load(name: string, source: string): LoadResult {
  // Whoever calls from JavaScript may pass what no type allows.
  if (typeof source !== "string")
    return { problems: [{ code: "tera-syntax", message: "a template must be a text", range: { start: 0, end: 0 } }] };
  try {
    return loadTemplate({ name, source });
  } catch (error) {
    const range = { start: 0, end: source.length };
    if (error instanceof RangeError)
      return { problems: [{ code: "tera-syntax", message: "the template is nested too deeply to be read", range }] };
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const problem = { code: "tera-syntax", message: `the engine failed: ${text.split("\n")[0]}`, range };
    return never(`loading a template threw ${text}`, { problems: [problem] });
  }
}

/** Renders a template of a set that has been parsed. */
export function renderLoaded(
  name: string,
  templates: TemplateSet,
  context: ValueMap,
  { profile, fuel, isCancelled }: Pick<RenderOptions, "profile" | "fuel" | "isCancelled">,
  env: LibraryEnv,
): RenderResult {
  const faults = templates.loadErrors();
  if (faults.length > 0) return { ok: false, phase: "load", problems: faults.map(loadProblem) };
  const template = templates.get(name)!;
  const limits = {
    fuel: fuel ?? DEFAULT_FUEL,
    depth: MAX_DEPTH,
    output: MAX_OUTPUT,
    isCancelled: isCancelled ?? (() => false),
  };
  const run = new Run(template, templates, context, library(profile ?? "v1"), env, limits);
  const root = templates.parents(template).at(-1) ?? template;
  try {
    templates.checkImports(template);
    root.body(run);
    return { ok: true, ...run.finish(), problems: [] };
  } catch (error) {
    if (error instanceof Seen) return { ok: true, ...run.finish(), problems: [] };
    const problem = failureProblem(error, run);
    return { ok: false, phase: "render", problems: [problem], ...run.finish() };
  }
}

/** The context as a map, or a sentence that says why it is none. */
function contextOf(context: unknown): ValueMap | string {
  let value: Value;
  try {
    value = typeof context === "string" ? parseJson(context) : fromJs(context ?? {});
  } catch (error) {
    return `the context is not JSON: ${whyNotJson(error)}`;
  }
  return isMap(value) ? value : "the context must be a map";
}

function contextProblem(message: string, template: string): EngineProblem {
  return { message, detail: message, range: { start: 0, end: 0 }, template };
}

export function parseProblem({ message, detail, range }: Problem, template: string): EngineProblem {
  return {
    message,
    detail: `Failed to parse '${template}'${detail === undefined ? "" : `\n${detail}`}`,
    range,
    template,
  };
}

function loadProblem({ template, spot, message }: ReturnType<TemplateSet["loadErrors"]>[number]): EngineProblem {
  return { message, detail: message, range: { start: spot.start, end: spot.end }, template: template.name };
}

function failureProblem(error: unknown, run: Run): EngineProblem {
  const failure = error instanceof RenderFailure ? error : failureOf(error, run);
  const chain = [run.errorLocation(), ...[...failure.chain].reverse()].map(cut);
  const spot = failure.spot ?? run.spot;
  return {
    message: failure.explain,
    detail: chain.join("\n"),
    range: { start: spot?.start ?? 0, end: spot?.end ?? 0 },
    template: spot?.template ?? run.active.name,
    calls: failure.calls,
  };
}

/** Units of one of Tera's messages: it writes out whole values, however large. */
const MAX_MESSAGE = 4_000;

function cut(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
}

/** What was thrown, as a failure of the run: the platform's own limits end it like ours do; anything else is a bug of ours. */
function failureOf(error: unknown, run: Run): RenderFailure {
  const message = "the render goes too deep or grows too large and was stopped";
  if (error instanceof TeraError) return new RunStopped(error.message, run.spot, error.explain);
  if (error instanceof RangeError) return new RunStopped(message, run.spot);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return never(`a render threw ${text}`, new RunStopped(`the engine failed: ${text.split("\n")[0]}`, run.spot));
}
