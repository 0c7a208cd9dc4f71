import type { lsp, Offsets } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { PreviewProblem, PreviewResult } from "../engine/preview/types.ts";
import type { ClientView } from "../model/snapshot.ts";
import type { TemplateModel } from "../model/template.ts";
import { wants } from "./codeAction.ts";

/**
 * Feature: Generation
 *
 * "Generate src/order_service.rs": renders the template you are in, saved or not, and has the editor write the result. A file that
 * exists is overwritten only when you agree; nothing is ever written outside the workspace.
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
  readonly text: string;
  readonly action: "create" | "overwrite" | "unchanged" | "skip";
  /** Whether the template itself says `force: true`; ggen refuses to overwrite without. */
  readonly force: boolean;
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
 * `look` says which file a target means, or why it must not be written. `given` are the names of the values that the user entered.
 * Shape: the files in the order of the preview, or a refusal; never half of it.
 */
export async function planGeneration(
  model: TemplateModel,
  preview: PreviewResult,
  given: ReadonlySet<string>,
  look: (to: string) => Promise<Target | Refusal>,
): Promise<readonly PlannedFile[] | Refusal> {
  const missing = withoutValue(model, preview, given);
  if (missing.length > 0) return { refusal: missingSentence(missing) };
  const [problem] = preview.problems;
  if (!preview.ok && problem !== undefined) return problemRefusal(problem);
  // ggen takes these as they are written: no template can make a boolean (format section a.3).
  const says = (key: string) => model.frontMatter?.get(key)?.value === true;
  const plan: PlannedFile[] = [];
  for (const { to, text } of preview.files) {
    if (to === undefined || to.trim() === "")
      return { refusal: "the template does not say where to write: add `to` to its front matter" };
    if (says("inject"))
      return { refusal: `the template injects into \`${onOneLine(to)}\`, which this server cannot do yet` };
    const target = await look(to);
    if ("refusal" in target) return target;
    plan.push({ ...target, to, text, action: actionOf(text, target, says("unless_exists")), force: says("force") });
  }
  return plan;
}

function actionOf(text: string, { existing }: Target, unlessExists: boolean): PlannedFile["action"] {
  if (existing === undefined) return "create";
  if (unlessExists) return "skip";
  return existing.text === text ? "unchanged" : "overwrite";
}

/** The files of a plan that lose text which somebody may want to keep. */
export function overwritten(plan: readonly PlannedFile[]): readonly PlannedFile[] {
  return plan.filter(({ action, existing }) => action === "overwrite" && existing?.text !== "");
}

/** How a client takes edits. */
export interface EditAbilities {
  readonly createFiles: boolean;
  readonly annotations: boolean;
}

/**
 * The edit that carries a plan out.
 *
 * Shape: with `create` operations and annotations where the client has them, else plain `changes`, which make a new buffer for a new
 * file. `create` never empties a file that is there. Units: ranges are offsets in the text that the file has now.
 */
export function generateEdit(
  plan: readonly PlannedFile[],
  { createFiles, annotations }: EditAbilities,
): Offsets<lsp.WorkspaceEdit> {
  const changed = plan.filter(({ action }) => action === "create" || action === "overwrite");
  if (!createFiles) return { changes: Object.fromEntries(changed.map((file) => [file.uri, [difference(file)]])) };
  const documentChanges = changed.flatMap((file): NonNullable<Offsets<lsp.WorkspaceEdit>["documentChanges"]> => {
    const { uri, action, existing } = file;
    const annotationId = annotations ? action : undefined;
    const edit = {
      textDocument: { uri, version: existing?.version ?? null },
      edits: [{ ...difference(file), ...(annotationId && { annotationId }) }],
    };
    if (action === "overwrite") return [edit];
    return [{ kind: "create", uri, options: { ignoreIfExists: true }, ...(annotationId && { annotationId }) }, edit];
  });
  return annotations ? { documentChanges, changeAnnotations: annotationsFor(changed) } : { documentChanges };
}

function annotationsFor(changed: readonly PlannedFile[]): Record<string, lsp.ChangeAnnotation> {
  const losing = overwritten(changed);
  const unforced = losing.some(({ force }) => !force);
  return {
    create: { label: "Create", needsConfirmation: false },
    overwrite: {
      label: "Overwrite",
      needsConfirmation: losing.length > 0,
      description: unforced ? "ggen itself refuses: the template does not say `force: true`" : undefined,
    },
  };
}

/** One edit that makes the new text of the old one; lines that are the same at both ends are left alone. */
function difference({ existing, text }: PlannedFile): { range: Range; newText: string } {
  const before = existing?.text ?? "";
  let start = 0;
  const shorter = Math.min(before.length, text.length);
  while (start < shorter && before[start] === text[start]) start++;
  start = start === 0 ? 0 : before.lastIndexOf("\n", start - 1) + 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === text[text.length - 1 - same]) same++;
  const tail = before.slice(before.length - same);
  // The rest begins behind a line break, else two halves of a line would be kept.
  same = tail.includes("\n") ? tail.length - tail.indexOf("\n") - 1 : 0;
  return { range: { start, end: before.length - same }, newText: text.slice(start, text.length - same) };
}

/** Tera's words for a name without a value. */
const NOT_FOUND = /Variable `([^`]+)` not found in context/;

/**
 * Names that a value has to be given for: those declared without one, and, when rendering failed for want of an undeclared one, all
 * that are declared nowhere.
 */
function withoutValue(model: TemplateModel, preview: PreviewResult, given: ReadonlySet<string>): string[] {
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

function problemRefusal({ message, template, range }: PreviewProblem): Refusal {
  return { refusal: message, at: { template, offset: range.start } };
}

/** A target as a title shows it. */
function onOneLine(to: string): string {
  const text = to.replace(/\s+/g, " ").trim();
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
