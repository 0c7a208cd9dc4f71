import type { lsp, Offsets } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { PlannedFile } from "./generate.ts";

/** How a client takes edits. */
export interface EditAbilities {
  readonly createFiles: boolean;
  readonly annotations: boolean;
}

/** The files of a plan whose text is replaced, and which somebody may want to keep. */
export function overwritten(plan: readonly PlannedFile[]): readonly PlannedFile[] {
  return plan.filter(({ action, existing }) => action === "overwrite" && existing?.text !== "");
}

/** The files of a plan that change. */
export function changing(plan: readonly PlannedFile[]): readonly PlannedFile[] {
  return plan.filter(({ action }) => action === "create" || action === "overwrite" || action === "inject");
}

/**
 * The edit that carries a plan out.
 *
 * Shape: with `create` operations and annotations where the client has them, else plain `changes`, which make a new buffer for a new
 * file. `create` never empties a file that is there. Units: ranges are offsets in the text that the file has now; an infinite end is
 * the end of what the client has.
 */
export function generateEdit(
  plan: readonly PlannedFile[],
  { createFiles, annotations }: EditAbilities,
): Offsets<lsp.WorkspaceEdit> {
  const changed = changing(plan);
  if (!createFiles) return { changes: Object.fromEntries(changed.map((file) => [file.uri, [editOf(file)]])) };
  const documentChanges = changed.flatMap((file): NonNullable<Offsets<lsp.WorkspaceEdit>["documentChanges"]> => {
    const { uri, action, existing } = file;
    const annotationId = annotations ? action : undefined;
    const edit = {
      textDocument: { uri, version: existing?.version ?? null },
      edits: [{ ...editOf(file), ...(annotationId && { annotationId }) }],
    };
    if (action !== "create") return [edit];
    return [{ kind: "create", uri, options: { ignoreIfExists: true }, ...(annotationId && { annotationId }) }, edit];
  });
  return annotations ? { documentChanges, changeAnnotations: annotationsFor(changed) } : { documentChanges };
}

function annotationsFor(changed: readonly PlannedFile[]): Record<string, lsp.ChangeAnnotation> {
  const losing = overwritten(changed);
  const unforced = losing.some(({ force }) => !force);
  const all: Record<string, lsp.ChangeAnnotation> = {
    create: { label: "Create", needsConfirmation: false },
    inject: { label: "Inject", needsConfirmation: false },
    overwrite: {
      label: "Overwrite",
      needsConfirmation: losing.length > 0,
      description: unforced ? "ggen itself refuses: the template does not say `force: true`" : undefined,
    },
  };
  const used = new Set<string>(changed.map(({ action }) => action));
  return Object.fromEntries(Object.entries(all).filter(([id]) => used.has(id)));
}

/**
 * What replaces the text of a file.
 *
 * Of a file that the client has not told us to be open, a buffer may hold more than the disk, such as what was generated a moment
 * ago and is not saved: all of it is replaced, whatever it is. An injection only ever adds.
 */
function editOf(file: PlannedFile): { range: Range; newText: string } {
  const known = file.action === "inject" || file.existing?.version !== undefined;
  return known ? difference(file) : { range: { start: 0, end: Number.POSITIVE_INFINITY }, newText: file.text };
}

/** One edit that makes the new text of the old one; lines that are the same at both ends are left alone. */
function difference({ existing, text }: PlannedFile): { range: Range; newText: string } {
  const before = existing?.text ?? "";
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start++;
  start = start === 0 ? 0 : before.lastIndexOf("\n", start - 1) + 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === text[text.length - 1 - same]) same++;
  const tail = before.slice(before.length - same);
  // The rest begins behind a line break, else two halves of a line would be kept.
  same = tail.includes("\n") ? tail.length - tail.indexOf("\n") - 1 : 0;
  return { range: { start, end: before.length - same }, newText: text.slice(start, text.length - same) };
}
