/**
 * Feature: Document links
 *
 * The paths in `include`, `import` and `extends`, in `from` and in `rdf`, and those in manifests are links to the files they mean.
 */
import type { CancellationToken } from "../base/host.ts";
import type { lsp, Offsets } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import { folderOf, joinUri } from "../base/uri.ts";
import { isPathOf, manifestKeys } from "../model/catalog/manifestKeys.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** A path in a template and the file it means, where one is found. */
export interface PathLink {
  readonly range: Range;
  readonly target: string | undefined;
}

/**
 * The links of a template to files that are there.
 *
 * Shape: one link per path, document order. Empty: `[]` for what is no template. Source: LSP 3.17 textDocument/documentLink.
 */
export async function documentLink(
  snapshot: Snapshot,
  uri: string,
  token: CancellationToken,
): Promise<Offsets<lsp.DocumentLink>[]> {
  const links = [...fileLinks(snapshot, uri), ...templateLinks(snapshot, uri), ...manifestLinks(snapshot, uri)];
  const found: Offsets<lsp.DocumentLink>[] = [];
  for (const { range, target } of links) {
    if (token.isCancellationRequested) return [];
    if (target === undefined) continue;
    const known = snapshot.workspace.text(target) !== undefined || (await snapshot.host.stat?.(target)) !== undefined;
    if (known) found.push({ range: { start: range.start, end: range.end }, target });
  }
  return found;
}

/** The paths in `include`, `import` and `extends`. */
export function templateLinks(snapshot: Snapshot, uri: string): PathLink[] {
  const links = snapshot.workspace.summary(uri)?.links ?? [];
  return links.map(({ path, range }) => ({ range, target: snapshot.workspace.resolveTemplate(uri, path) }));
}

/** `from` and `rdf`, where no Tera is in them; a target that is outside its folder is left out. */
export function fileLinks(snapshot: Snapshot, uri: string): PathLink[] {
  const model = snapshot.workspace.template(uri);
  const head = model?.frontMatter;
  if (model === undefined || head === undefined) return [];
  const own = folderOf(uri);
  const base = model.profile === "v1" ? snapshot.workspace.projectOf(uri).root : own;
  const from = head.from === undefined ? [] : [{ scalar: head.from, folder: base }];
  return [...from, ...head.rdf.map((scalar) => ({ scalar, folder: own }))]
    .filter(({ scalar }) => !/[{][{%#]/.test(scalar.value) && !scalar.value.includes("\n"))
    .map(({ scalar, folder }) => ({
      range: { start: scalar.toFile(0), end: scalar.toFile(scalar.value.length) },
      target: joinUri(folder, scalar.value),
    }))
    .sort((a, b) => a.range.start - b.range.start);
}

/** Paths of files in a manifest, relative to it. */
function manifestLinks(snapshot: Snapshot, uri: string): PathLink[] {
  const manifest = snapshot.workspace.manifest(uri);
  if (manifest === undefined) return [];
  const keys = manifestKeys(manifest.kind, snapshot.workspace.projectOf(uri).profile).filter(
    ({ type }) => type === "path",
  );
  return manifest.toml.entries
    .filter(
      ({ path, value }) => typeof value === "string" && value !== "" && keys.some((key) => isPathOf(key.path, path)),
    )
    .map(({ value, valueRange: { start, end } }) => ({
      range: { start: start + 1, end: end - 1 },
      target: joinUri(folderOf(uri), value as string),
    }));
}
