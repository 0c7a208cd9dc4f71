/**
 * Feature: Completion
 *
 * In the head: keys that are not there yet, enumerated values, paths, prefixes and variables of queries. In Tera: tags, variables in
 * scope, keys of maps and columns of rows, filters in the order in which they suit the value, tests, functions, named arguments and
 * their values, macros, blocks, templates. In manifests and `.ggen/ls.toml`: tables, keys, values, packs and their versions. Only what fits the place is offered, and it replaces exactly the word.
 *
 * Limits: keys of values that only a user enters are not known; output text has no completion, its language's own server has.
 */
import type { CancellationToken } from "../base/host.ts";
import type { DocumentPosition } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import { folderOf } from "../base/uri.ts";
import { catalog } from "../model/catalog/index.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { headPlace } from "./completion/frontMatter.ts";
import { type Draft, type Item, type ItemData, makeItem } from "./completion/items.ts";
import { manifestDrafts, mostPacks, pathKeyAt } from "./completion/manifest.ts";
import { manifestPlace } from "./completion/manifestPlace.ts";
import { anyFile, files, headPath, noFile } from "./completion/paths.ts";
import { slotAt } from "./completion/slotAt.ts";
import { rdfPlace } from "./completion/sparql.ts";
import { rawEnd } from "./completion/tags.ts";
import { teraDrafts } from "./completion/tera.ts";
import { describeSymbol } from "./describe.ts";
import { explainEntry, markup } from "./markdown.ts";

export interface CompletionList {
  readonly isIncomplete: boolean;
  readonly items: Item[];
}

const nothing: CompletionList = { isIncomplete: false, items: [] };

/**
 * What can be written at a position.
 *
 * Shape: items sorted by `sortText`, each with a `TextEdit` over the word around the cursor. Empty: no items in output text, comments and
 * places for new names. Source: LSP 3.17 textDocument/completion.
 */
export async function completion(
  snapshot: Snapshot,
  at: DocumentPosition & { readonly trigger?: string },
  token: CancellationToken,
): Promise<CompletionList> {
  if (token.isCancellationRequested) return nothing;
  const list = (word: Range, drafts: readonly Draft[], complete = true): CompletionList => ({
    isIncomplete: !complete,
    items: drafts.map((draft) => makeItem(snapshot.client, word, draft)),
  });
  const model = snapshot.workspace.template(at.uri);
  if (model === undefined) {
    const found = await inManifest(snapshot, at, token);
    return found === undefined ? nothing : list(found.word, found.drafts, found.drafts.length < mostPacks);
  }
  const { zone, fragment, scalar, range } = model.zoneAt(at.offset);
  if (zone === "tera" && fragment !== undefined) {
    const near = model.near(at.offset);
    const slot = slotAt(near, fragment, range, at.offset);
    const { drafts, complete } = teraDrafts(snapshot, model, near, slot, range, at.offset);
    return list(slot.word, drafts, complete);
  }
  if ((zone === "sparql" || zone === "turtle") && scalar !== undefined) {
    const place = rdfPlace(model, scalar, at.offset, zone);
    return list(place.word, place.drafts);
  }
  if (zone === "text") {
    const end = rawEnd(model, at.offset);
    return end === undefined ? nothing : list(end.word, end.drafts);
  }
  if (zone !== "yaml") return nothing;
  const place = headPlace(model, at.offset);
  if (place === undefined) return nothing;
  if (place.path === undefined) return list(place.word, place.drafts);
  const typed = model.text.slice(place.word.start, at.offset);
  return list(place.word, await files(snapshot, headPath(snapshot, model, place.path, typed), token));
}

async function inManifest(snapshot: Snapshot, { uri, offset }: DocumentPosition, token: CancellationToken) {
  const manifest = snapshot.workspace.manifest(uri);
  const place = manifest === undefined ? undefined : manifestPlace(manifest, offset);
  if (manifest === undefined || place === undefined) return undefined;
  const key = pathKeyAt(snapshot, manifest, place);
  if (key === undefined) return { word: place.word, drafts: manifestDrafts(snapshot, manifest, place) };
  const typed = manifest.text.slice(place.word.start, offset);
  const path = { base: folderOf(uri), typed, accepts: key.type === "folder" ? noFile : anyFile };
  return { word: place.word, drafts: await files(snapshot, path, token) };
}

/**
 * The item with its documentation.
 *
 * Shape: the same item. What it is about travels in `data`; an item without stays as it is. Source: LSP 3.17 completionItem/resolve.
 */
export function completionResolve(snapshot: Snapshot, item: Item, token: CancellationToken): Item {
  const data = item.data as ItemData | undefined;
  if (data === undefined || token.isCancellationRequested) return item;
  const text = documentation(snapshot, data);
  return text === undefined ? item : { ...item, documentation: markup(snapshot.client, text) };
}

function documentation(snapshot: Snapshot, data: ItemData): string | undefined {
  const model = snapshot.workspace.template(data.uri);
  if (model === undefined) return undefined;
  if ("symbol" in data) {
    const found = model.visibleAt(data.offset).find(({ symbol }) => symbol.name === data.symbol);
    return found === undefined ? undefined : describeSymbol(found.symbol, found.type, (why) => why.text);
  }
  const { filters: known, functions, tests: knownTests } = catalog(model.profile);
  const entry =
    data.entry === "filter"
      ? known.get(data.name)
      : data.entry === "function"
        ? functions.get(data.name)
        : knownTests.get(data.name);
  return entry === undefined ? undefined : explainEntry(entry);
}
