import type { CancellationToken } from "../base/host.ts";
import { CodeActionKind, type lsp, type Offsets } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type Finding, type Fix, safeChanges, type TextChange } from "../rules/index.ts";
import { diagnosticOf, findingsOf } from "./diagnostics.ts";

/**
 * Feature: Code actions
 *
 * Quick fixes for the problems at the cursor, "ignore it here", and one action that applies every fix that is safe.
 */

export interface CodeActionParams {
  readonly uri: string;
  readonly range: Range;
  /** Kinds the client asks for; all when absent. */
  readonly only?: readonly string[];
}

type Action = Offsets<lsp.CodeAction>;

/**
 * What can be done at a range.
 *
 * Shape: the fixes of each problem that touches the range, in document order, the likeliest first; `source.fixAll.ggen` only when
 * asked for by kind. For a client that resolves, edits are left out and `data` says where to find them again. Empty: `[]`.
 * Source: LSP 3.17 textDocument/codeAction.
 */
export function codeAction(snapshot: Snapshot, params: CodeActionParams, token: CancellationToken): Action[] {
  const actions = allActions(snapshot, params, token);
  if (!snapshot.client.resolvesCodeActions) return actions;
  const { uri, range } = params;
  const version = snapshot.workspace.version(uri);
  return actions.map(({ edit, ...action }, index) => {
    const data: ActionData = { uri, version, range, index, isAll: action.kind === FIX_ALL };
    return { ...action, data };
  });
}

/** What a resolve needs to find the edit again. */
interface ActionData {
  readonly uri: string;
  readonly version: number | undefined;
  readonly range: Range;
  /** Place among the actions of that range. */
  readonly index: number;
  readonly isAll: boolean;
}

/**
 * The action with its edit.
 *
 * Shape: the same action. Empty: `undefined` when its document has changed since, so that the edit would hit the wrong text.
 * Source: LSP 3.17 codeAction/resolve.
 */
export function codeActionResolve(snapshot: Snapshot, action: Action, token: CancellationToken): Action | undefined {
  const data = action.data as ActionData | undefined;
  if (data === undefined || token.isCancellationRequested) return action;
  const { uri, range, version, index, isAll } = data;
  if (snapshot.workspace.version(uri) !== version) return undefined;
  const again = allActions(snapshot, { uri, range, only: isAll ? [FIX_ALL] : undefined }, token);
  const same = isAll ? again[0] : again[index];
  return same?.title === action.title ? { ...action, edit: same.edit } : undefined;
}

function allActions(snapshot: Snapshot, { uri, range, only }: CodeActionParams, token: CancellationToken): Action[] {
  const found = findingsOf(snapshot, uri, token);
  const actions: Action[] = [];
  if (wants(only, CodeActionKind.QuickFix)) {
    const here = found.filter((finding) => finding.range.start <= range.end && range.start <= finding.range.end);
    for (const finding of here) actions.push(...quickFixes(snapshot, uri, finding));
  }
  if (only !== undefined && wants(only, FIX_ALL)) actions.push(...fixAll(uri, found));
  return actions;
}

/** The kind of the action that applies every safe fix. */
export const FIX_ALL = "source.fixAll.ggen";

/** Whether a client that asks for `only` these kinds wants this one. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

function quickFixes(snapshot: Snapshot, uri: string, finding: Finding): Action[] {
  const fixes = finding.fixes.map((fix, index) => quickFix(uri, finding, fix, index === 0));
  const ignore = ignoreHere(snapshot, uri, finding);
  return ignore === undefined ? fixes : [...fixes, quickFix(uri, finding, ignore, false)];
}

function quickFix(uri: string, finding: Finding, { title, changes }: Fix, isPreferred: boolean): Action {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(finding)],
    isPreferred,
    edit: { changes: { [uri]: changes.map(toEdit) } },
  };
}

/** Every safe fix at once. */
function fixAll(uri: string, found: readonly Finding[]): Action[] {
  const changes = safeChanges(found);
  if (changes.length === 0) return [];
  return [{ title: "Fix what is safe to fix", kind: FIX_ALL, edit: { changes: { [uri]: changes.map(toEdit) } } }];
}

/** A comment on a line of its own above, which takes its own line break with it (product decision 21). */
function ignoreHere(snapshot: Snapshot, uri: string, { rule, range }: Finding): Fix | undefined {
  const text = snapshot.workspace.text(uri);
  // What Tera refuses cannot be ignored into working.
  if (text === undefined || rule.category === "syntax") return undefined;
  const lineStart = text.lastIndexOf("\n", range.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))![0];
  const file = snapshot.workspace.template(uri)?.file;
  const inYaml = file === undefined || (file.head !== undefined && range.start < file.head.end);
  // Above a fence nothing may stand.
  if (file?.head !== undefined && lineStart === 0) return undefined;
  const comment = inYaml ? `# ggen-ignore ${rule.id}` : `{#- ggen-ignore ${rule.id} #}`;
  const change = { range: { start: lineStart, end: lineStart }, newText: `${indent}${comment}\n` };
  return { title: `Ignore \`${rule.id}\` here`, changes: [change], safe: false };
}

function toEdit({ range, newText }: TextChange): Offsets<lsp.TextEdit> {
  return { range, newText };
}
