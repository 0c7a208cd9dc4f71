import type { lsp } from "../base/lsp.ts";
import type { Settings } from "../config/settings.ts";
import { inject } from "../engine/inject.ts";
import type { PreviewFile, PreviewResult } from "../engine/preview/types.ts";
import type { ClientView } from "../model/snapshot.ts";
import type { TemplateModel } from "../model/template.ts";
import { wants } from "./codeAction.ts";

/**
 * Feature: Generation
 *
 * "Generate src/order_service.rs": renders the template you are in, saved or not, and has the editor write the result, or insert it
 * where the template says. A file that exists is overwritten only when you agree; nothing is ever written outside the workspace.
 */

/** The kind of the action; editors list it wherever the cursor is in the file. */
export const GENERATE = "ggen.generate";

/** What a client executes where it has no command of its own. */
const SERVER_COMMAND = "ggen.server.generate";
const CLIENT_COMMAND = "ggen.generate";

/** Why nothing is generated: a sentence for the user, and the place it speaks of. */
export interface Refusal {
  readonly refusal: string;
  readonly at?: { readonly template: string; readonly offset: number };
}

/** The file that a target means. */
export interface Target {
  readonly uri: string;
  /** Absent where there is no such file. An open document has a version. */
  readonly existing?: { readonly text: string; readonly version?: number };
}

/** One file of a plan. */
export interface PlannedFile extends Target {
  /** The target as the template says it. */
  readonly to: string;
  /** What is in the file afterwards. */
  readonly text: string;
  readonly action: "create" | "overwrite" | "inject" | "unchanged" | "skip";
  /** Whether ggen itself would overwrite: the template says `force: true`. */
  readonly force: boolean;
}

/** What a generation takes into account. */
export interface Generation {
  readonly model: TemplateModel;
  readonly preview: PreviewResult;
  /** Names of the values that the user entered. */
  readonly given: ReadonlySet<string>;
  readonly settings: Settings["generation"];
  /** Which file a target means, or why it must not be written. */
  readonly look: (to: string) => Promise<Target | Refusal>;
}

/**
 * The action that generates from a template, and the command behind it: the client's own where it listed one.
 *
 * `to` is the rendered target; without one the title does not name it. Empty: `[]` for a file whose head names no target.
 */
export function generateAction(
  model: TemplateModel | undefined,
  to: string | undefined,
  client: ClientView,
  only: readonly string[] | undefined,
): lsp.CodeAction[] {
  if (model?.frontMatter?.to === undefined || !wants(only, GENERATE)) return [];
  const command = generateCommand(model.uri, to, client);
  return [{ title: command.title, kind: GENERATE, command }];
}

/** The command of action and lens. */
export function generateCommand(template: string, to: string | undefined, client: ClientView): lsp.Command {
  const named = to === undefined ? "from this template" : onOneLine(to);
  const command = client.commands.has(CLIENT_COMMAND) ? CLIENT_COMMAND : SERVER_COMMAND;
  return { title: `Generate ${named}`, command, arguments: [{ template }] };
}

/**
 * What a preview would do to the files that are there.
 *
 * Shape: the files in the order of the preview, or a refusal; never half of it.
 */
export async function planGeneration(generation: Generation): Promise<readonly PlannedFile[] | Refusal> {
  const { model, preview } = generation;
  const missing = withoutValue(generation);
  if (missing.length > 0) return { refusal: missingSentence(missing) };
  const [problem] = preview.problems;
  if (!preview.ok && problem !== undefined) {
    const { message, template, range } = problem;
    return { refusal: message, at: { template, offset: range.start } };
  }
  const plan: PlannedFile[] = [];
  for (const file of preview.files) {
    const planned = await planFile(file, model, generation);
    if ("refusal" in planned) return planned;
    plan.push(...planned);
  }
  return plan;
}

async function planFile(
  { to, text, front }: PreviewFile,
  model: TemplateModel,
  { settings, look }: Generation,
): Promise<readonly PlannedFile[] | Refusal> {
  if (to === undefined || to.trim() === "")
    return { refusal: "the template does not say where to write: add `to` to its front matter" };
  const target = await look(to);
  if ("refusal" in target) return target;
  const { existing } = target;
  const file = { ...target, to, force: front.force === true };
  if (existing === undefined) return [{ ...file, text: ended(text, settings), action: "create" }];
  if (front.inject !== true) {
    if (front.unless_exists === true) return [{ ...file, text: existing.text, action: "skip" }];
    const whole = ended(text, settings);
    return [{ ...file, text: whole, action: existing.text === whole ? "unchanged" : "overwrite" }];
  }
  const done = inject(existing.text, text, front, settings);
  if (done.kind === "problem") {
    const at = { template: model.uri, offset: model.frontMatter?.get(done.key)?.keyRange.start ?? 0 };
    return { refusal: `${done.message} (\`${onOneLine(to)}\`)`, at };
  }
  if (done.kind === "skip") return [{ ...file, text: existing.text, action: "unchanged" }];
  const injected = existing.text.slice(0, done.at) + done.insert + existing.text.slice(done.at);
  const inserted: PlannedFile = { ...file, text: injected, action: "inject" };
  return done.backup ? withBackup(inserted, existing.text, look) : [inserted];
}

/** The target as it was, beside it, before it changes. */
async function withBackup(
  file: PlannedFile,
  text: string,
  look: Generation["look"],
): Promise<readonly PlannedFile[] | Refusal> {
  const to = `${file.to}.backup`;
  const target = await look(to);
  if ("refusal" in target) return target;
  const action = target.existing === undefined ? "create" : target.existing.text === text ? "unchanged" : "overwrite";
  // A backup takes the place of an older one: ggen means it so.
  return [{ ...target, to, text, action, force: true }, file];
}

function ended(text: string, { finalNewline }: Settings["generation"]): string {
  return finalNewline === "ggen" || text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** Tera's words for a name without a value. */
const NOT_FOUND = /Variable `([^`]+)` not found in context/;

/**
 * Names that a value has to be given for: those declared without one, and, when rendering failed for want of an undeclared one, all
 * that are declared nowhere.
 */
function withoutValue({ model, preview, given }: Generation): string[] {
  const empty = new Set<string>();
  const undeclared = new Set<string>();
  // Who asks whether a name is there knows that it may not be.
  const tolerated = new Set(model.references.flatMap(({ name, tolerant }) => (tolerant ? [name] : [])));
  for (const { name, role, access, binding, tolerant, symbols, outOfReach } of model.references) {
    if (role !== "name" || access !== "read" || tolerant || given.has(name)) continue;
    const [symbol] = symbols;
    if (symbol !== undefined && isInput(symbol.kind) && symbol.valueText === undefined) empty.add(name);
    else if (binding === "none" && outOfReach.length === 0) undeclared.add(name);
  }
  const lacking = NOT_FOUND.exec(preview.problems[0]?.detail ?? "")?.[1];
  const wanted = lacking !== undefined && undeclared.has(lacking) ? [...empty, ...undeclared] : [...empty];
  return wanted.filter((name) => undeclared.has(name) || !tolerated.has(name));
}

function isInput(kind: string): boolean {
  return kind === "var" || kind === "preset" || kind === "projectVar";
}

function missingSentence(names: readonly string[]): string {
  const list = names.map((name) => `\`${name}\``).join(", ");
  const them = names.length === 1 ? "it has no value" : "they have no value";
  return `the template needs ${list}, and ${them}: give one under \`vars\` of the front matter or \`[vars]\` of ggen.toml`;
}

/** A target as a title shows it. */
function onOneLine(to: string): string {
  const text = to.replace(/\s+/g, " ").trim();
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
