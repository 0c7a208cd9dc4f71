/**
 * Feature: Signature help
 *
 * Inside the parentheses of a filter, function, test or macro: its arguments, and the one that is being written.
 */
import type { CancellationToken } from "../base/host.ts";
import type { DocumentPosition, lsp, Offsets } from "../base/lsp.ts";
import { plainText } from "../base/markdown.ts";
import type { Range } from "../base/range.ts";
import { catalog } from "../model/catalog/index.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { CallSite } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";
import { parameterText } from "./describe.ts";
import { argumentText, markup } from "./markdown.ts";

/**
 * The signature of the innermost call around a position.
 *
 * Shape: one signature; `activeParameter` is the argument whose name is written at the cursor, else the first that is not given yet.
 * Empty: `null` outside parentheses and for unknown names. Source: LSP 3.17 textDocument/signatureHelp.
 */
export function signatureHelp(
  snapshot: Snapshot,
  at: DocumentPosition,
  token: CancellationToken,
): Offsets<lsp.SignatureHelp> | null {
  const model = snapshot.workspace.template(at.uri);
  if (model === undefined || token.isCancellationRequested) return null;
  const site = enclosingCall(model.near(at.offset).calls, at.offset);
  const shown = site === undefined ? undefined : signature(model, site);
  if (site === undefined || shown === undefined) return null;
  const label = `${shown.name}(${shown.parameters.map((each) => each.label).join(", ")})`;
  const active = activeParameter(
    site,
    at.offset,
    shown.parameters.map((each) => each.name),
  );
  return {
    signatures: [
      {
        label,
        documentation: shown.doc === undefined ? undefined : markup(snapshot.client, shown.doc),
        parameters: shown.parameters.map((each) => ({
          label: each.label,
          documentation: each.doc === undefined ? undefined : markup(snapshot.client, each.doc),
        })),
      },
    ],
    activeSignature: 0,
    activeParameter: active,
  };
}

/** The call whose argument list holds `offset`, the innermost of several. */
export function enclosingCall(calls: readonly CallSite[], offset: number): CallSite | undefined {
  let found: { site: CallSite; range: Range } | undefined;
  for (const site of calls) {
    const range = argumentList(site);
    // Behind the opening parenthesis, and not behind the closing one.
    if (range === undefined || offset <= range.start) continue;
    const closed = site.fragment.text[site.fragment.fromFile(range.end) - 1] === ")";
    if (closed ? offset >= range.end : offset > range.end) continue;
    if (found === undefined || range.start >= found.range.start) found = { site, range };
  }
  return found?.site;
}

function argumentList(site: CallSite): Range | undefined {
  const { toFile, text } = site.fragment;
  if (site.kind === "test") {
    const open = site.test.name.end;
    return text[open] === "(" ? { start: toFile(open), end: toFile(site.test.core.end) } : undefined;
  }
  const range = site.call.argList;
  return range === undefined ? undefined : { start: toFile(range.start), end: toFile(range.end) };
}

interface Shown {
  readonly name: string;
  readonly doc?: string;
  readonly parameters: readonly { name: string; label: string; doc?: string }[];
}

function signature(model: TemplateModel, site: CallSite): Shown | undefined {
  if (site.kind === "macro") {
    if (site.macro === undefined) return undefined;
    const parameters = (site.macro.params ?? []).map((param) => ({ name: param.name, label: parameterText(param) }));
    return {
      name: `${site.namespace}::${site.name}`,
      doc: site.macro.description === undefined ? undefined : plainText(site.macro.description),
      parameters,
    };
  }
  const { filters, functions, tests } = catalog(model.profile);
  const entry =
    site.kind === "function"
      ? functions.get(site.name)
      : site.kind === "test"
        ? tests.get(site.name)
        : filters.get(site.name);
  if (entry === undefined) return undefined;
  const parameters = entry.args.map((argument) => ({
    name: argument.name,
    label: argumentText(argument, site.kind === "test"),
    doc: argument.doc,
  }));
  return { name: entry.name, doc: entry.doc, parameters };
}

function activeParameter(site: CallSite, offset: number, names: readonly string[]): number | undefined {
  if (names.length === 0) return undefined;
  const { toFile } = site.fragment;
  if (site.kind === "test") {
    const before = site.test.args.filter((argument) => toFile(argument.end) < offset).length;
    return Math.min(before, names.length - 1);
  }
  const given = site.call.args;
  const current = given.find((argument) => toFile(argument.start) <= offset && offset <= toFile(argument.end));
  const index = current === undefined ? -1 : names.indexOf(current.name.text);
  if (index >= 0) return index;
  const written = new Set(given.map((argument) => argument.name.text));
  const missing = names.findIndex((name) => !written.has(name));
  return missing < 0 ? undefined : missing;
}
