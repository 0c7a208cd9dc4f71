/**
 * Small workspaces written in a test.
 *
 * - A line `//- /templates/a.tmpl` starts a file; without any there is one template, `/templates/main.tmpl`.
 * - `$0` is the cursor; two of them are a selection.
 * - A line of `//`, blanks and `^^^ text` annotates the range above the carets; `// <- text` annotates column 0 of the line above.
 *   Both are taken out before anything is parsed, so the bytes of a template are never touched.
 *
 * A workspace has a `ggen.toml` of its own unless the fixture brings a manifest, so that every `.tmpl` is a template.
 */

import type { DocumentPosition } from "../../server/src/base/lsp.ts";
import type { Range } from "../../server/src/base/range.ts";
import { DEFAULT_SETTINGS } from "../../server/src/config/settings.ts";
import type { Registry } from "../../server/src/model/registry.ts";
import type { ClientView, Snapshot } from "../../server/src/model/snapshot.ts";
import type { TemplateModel } from "../../server/src/model/template.ts";
import { createWorkspace } from "../../server/src/model/workspaceModel.ts";
import { memoryHost } from "./memoryHost.ts";
import { loadSyntax } from "./syntax.ts";

export const root = "file:///w";

export interface Annotation {
  readonly uri: string;
  readonly range: Range;
  readonly text: string;
}

export interface Fixture {
  /** Texts by URI, marks removed. */
  readonly files: ReadonlyMap<string, string>;
  /** URI of the file with the cursor, else of the first. */
  readonly uri: string;
  readonly text: string;
  readonly cursor?: DocumentPosition;
  readonly selection?: Range;
  readonly annotations: readonly Annotation[];
}

/** Reads a fixture. Throws on a test author's mistake: three cursors, carets under nothing. */
export function parseFixture(source: string): Fixture {
  const files = new Map<string, string>();
  const annotations: Annotation[] = [];
  let cursor: DocumentPosition | undefined;
  let selection: Range | undefined;
  let first: string | undefined;
  for (const { path, body } of split(source)) {
    const uri = `${root}${path}`;
    first ??= uri;
    const plain = takeAnnotations(uri, body, annotations);
    const parts = plain.split("$0");
    if (parts.length > 3) throw new Error("a fixture has at most two $0");
    const text = parts.join("");
    files.set(uri, text);
    if (parts.length > 1) cursor = { uri, offset: parts[0]!.length };
    if (parts.length > 2) selection = { start: parts[0]!.length, end: parts[0]!.length + parts[1]!.length };
  }
  const uri = cursor?.uri ?? first!;
  return { files, uri, text: files.get(uri)!, cursor, selection, annotations };
}

function split(source: string): { path: string; body: string }[] {
  if (!/^\/\/- /m.test(source)) return [{ path: "/templates/main.tmpl", body: source }];
  return source
    .split(/^(?=\/\/- )/m)
    .filter((part) => part.startsWith("//- "))
    .map((part) => {
      const end = part.indexOf("\n");
      return { path: part.slice(4, end).trim().split(" ")[0]!, body: part.slice(end + 1) };
    });
}

function takeAnnotations(uri: string, body: string, annotations: Annotation[]): string {
  const kept: string[] = [];
  let above = 0;
  for (const line of body.split("\n")) {
    const carets = /^(\/\/\s*)(\^+)(?: (.*))?$/.exec(line);
    const arrow = /^\/\/ <- (.*)$/.exec(line);
    if (carets === null && arrow === null) {
      kept.push(line);
      continue;
    }
    if (kept.length === 0) throw new Error("an annotation needs a line above it");
    above = kept.slice(0, -1).reduce((sum, each) => sum + each.replaceAll("$0", "").length + 1, 0);
    const start = above + (carets?.[1]?.length ?? 0);
    const end = start + (carets?.[2]?.length ?? 1);
    annotations.push({ uri, range: { start, end }, text: carets?.[3] ?? arrow?.[1] ?? "" });
  }
  return kept.join("\n");
}

/** A client that can do everything. */
export const fullClient: ClientView = {
  supportsSnippets: true,
  markdown: true,
  supportsLabelDetails: true,
  supportsHierarchicalSymbols: true,
  supportsLocationLinks: true,
  resolvesCodeActions: false,
  commands: new Set(),
  trusted: true,
};

export interface Loaded extends Fixture {
  readonly snapshot: Snapshot;
  /** The model of the file with the cursor, or of the first. */
  readonly model: TemplateModel;
  /** The cursor; the end of the text where there is none. */
  readonly at: DocumentPosition;
}

/** What a fixture has beside its files. */
export interface LoadOptions {
  readonly registries?: readonly Registry[];
}

export const never = { isCancellationRequested: false };
export const cancelled = { isCancellationRequested: true };

/** Reads a fixture into an indexed workspace with the file of the cursor open. */
export async function load(
  source: string,
  client: Partial<ClientView> = {},
  { registries = [] }: LoadOptions = {},
): Promise<Loaded> {
  await loadSyntax();
  const fixture = parseFixture(source);
  const files = new Map(fixture.files);
  if (![...files.keys()].some((uri) => uri.endsWith(".toml")))
    files.set(`${root}/ggen.toml`, '[project]\nname = "test"\n');
  const host = memoryHost(files);
  const workspace = createWorkspace(host, () => DEFAULT_SETTINGS);
  workspace.setRoots([root]);
  await workspace.index(never);
  workspace.open({ uri: fixture.uri, languageId: "ggen-template", version: 1, text: fixture.text });
  const snapshot: Snapshot = {
    workspace,
    settings: () => DEFAULT_SETTINGS,
    client: { ...fullClient, ...client },
    host,
    registries,
  };
  const model = workspace.template(fixture.uri)!;
  return { ...fixture, snapshot, model, at: fixture.cursor ?? { uri: fixture.uri, offset: fixture.text.length } };
}

/** 1-based line and column of an offset, for reports. */
export function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${before[before.length - 1]!.length + 1}`;
}
