import { decodeUri, joinUri } from "../base/uri.ts";
import type { TemplateEntry, TemplatesRequest } from "../protocol/index.ts";
import type { Session } from "./session.ts";

/** `ggen/templates`: what the index knows, by name. */
export async function templates(session: Session, params: TemplatesRequest.Params): Promise<TemplatesRequest.Result> {
  await session.loaded();
  await session.indexed;
  const { reference } = params;
  const uris = [...(session.workspace?.templates() ?? [])].filter(
    (uri) => reference === undefined || meanings(session, uri, reference).includes(uri),
  );
  const entries = uris.map((uri): TemplateEntry => ({ uri, name: nameOf(uri, session.roots) }));
  return { templates: entries.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** The URIs that a reference may mean, seen from the project of `uri`. */
function meanings(session: Session, uri: string, reference: string): string[] {
  const project = session.workspace?.projectOf(uri);
  const folders = [...session.roots, ...(project === undefined ? [] : [project.root, ...project.templatesDirs])];
  const paths = folders.flatMap((folder) => joinUri(folder, reference) ?? []);
  return [reference, ...paths].flatMap((path) => [path, `${path}.tmpl`]);
}

function nameOf(uri: string, roots: readonly string[]): string {
  const root = roots.find((each) => uri.startsWith(`${each}/`));
  // Without a folder around it, a file is known by its own name.
  const from = root === undefined || roots.length > 1 ? (root ?? uri).lastIndexOf("/") : root.length;
  return decodeUri(uri.slice(from + 1));
}
