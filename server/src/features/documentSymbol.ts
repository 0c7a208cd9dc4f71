/**
 * Feature: Outline
 *
 * The front matter with its keys, variables and queries, and the body's macros, blocks, loops, sets and includes, nested as they are
 * written; the tables and keys of a manifest.
 *
 * Limits: nesting below 60 levels is not shown.
 */
import type { CancellationToken } from "../base/host.ts";
import { type lsp, type Offsets, SymbolKind } from "../base/lsp.ts";
import type { Range } from "../base/range.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { TemplateModel } from "../model/template.ts";
import { showType } from "../model/types.ts";
import { bodiesOf } from "../model/visit.ts";
import type { Body, Node } from "../syntax/ast.ts";
import { manifestSymbols } from "./manifestStructure.ts";

type Item = Offsets<lsp.DocumentSymbol>;
type FlatItem = Offsets<lsp.SymbolInformation>;

/** Deeper nesting is not shown. */
const deepest = 60;

/**
 * The outline of a template or a manifest.
 *
 * Shape: a tree in document order. Empty: `[]`. Source: LSP 3.17 textDocument/documentSymbol.
 */
export function documentSymbol(snapshot: Snapshot, uri: string, token: CancellationToken): Item[] {
  if (token.isCancellationRequested) return [];
  const model = snapshot.workspace.template(uri);
  const manifest = model === undefined ? snapshot.workspace.manifest(uri) : undefined;
  if (model === undefined) return manifest === undefined ? [] : manifestSymbols(manifest);
  return [...headItems(model), ...bodyItems(model, model.file.body, 0)];
}

/** The same outline as a list in document order, for clients that know no tree; each names what it stands in. */
export function flatSymbols(uri: string, items: readonly Item[], containerName?: string): FlatItem[] {
  return items.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, containerName },
    ...flatSymbols(uri, children, name),
  ]);
}

function headItems(model: TemplateModel): Item[] {
  const { head } = model.file;
  const { frontMatter } = model;
  if (head === undefined || frontMatter === undefined) return [];
  const children = frontMatter.entries.map(({ key, keyRange, valueRange }): Item => {
    const range = { start: keyRange.start, end: Math.max(keyRange.end, valueRange?.end ?? 0) };
    return {
      name: key,
      kind: SymbolKind.Property,
      range,
      selectionRange: plain(keyRange),
      children: declaredIn(model, range),
    };
  });
  return [
    {
      name: "front matter",
      kind: SymbolKind.Namespace,
      range: plain(head),
      selectionRange: plain(head.open),
      children,
    },
  ];
}

function declaredIn(model: TemplateModel, { start, end }: Range): Item[] {
  return model.symbols.flatMap((symbol): Item[] => {
    const { nameRange, range } = symbol;
    if (symbol.uri !== model.uri || nameRange === undefined || range === undefined) return [];
    if (symbol.kind !== "var" && symbol.kind !== "query") return [];
    if (nameRange.start < start || nameRange.end > end) return [];
    const detail = symbol.kind === "var" ? showType(symbol.type) : undefined;
    const kind = symbol.kind === "var" ? SymbolKind.Variable : SymbolKind.Object;
    return [{ name: symbol.name, kind, detail, range: around(range, nameRange), selectionRange: plain(nameRange) }];
  });
}

function bodyItems(model: TemplateModel, body: Body, depth: number): Item[] {
  return depth > deepest ? [] : body.nodes.flatMap((node) => nodeItems(model, node, depth));
}

function nodeItems(model: TemplateModel, node: Node, depth: number): Item[] {
  const children = bodiesOf(node).flatMap((body) => bodyItems(model, body, depth + 1));
  const item = (name: string, kind: SymbolKind, selection: Range, detail?: string): Item[] => [
    {
      name: name === "" ? "…" : name,
      kind,
      detail,
      range: around(node, selection),
      selectionRange: plain(selection),
      children,
    },
  ];
  const text = ({ start, end }: Range) => model.text.slice(start, end).replace(/\s+/g, " ").slice(0, 80);
  switch (node.kind) {
    case "macro":
      return item(
        node.name.text,
        SymbolKind.Function,
        node.name,
        `(${node.params.map((param) => param.name.text).join(", ")})`,
      );
    case "block":
      return item(node.name.text, SymbolKind.Class, node.name, "block");
    case "for":
      return item(
        node.value.text,
        SymbolKind.Array,
        node.value,
        node.container.kind === "missing" ? undefined : `in ${text(node.container)}`,
      );
    case "set":
      return item(node.name.text, SymbolKind.Variable, node.name, text(node.value));
    case "include":
      return node.paths.flatMap((path) => item(path.value, SymbolKind.File, path.core, "include"));
    case "import":
      return item(node.namespace.text, SymbolKind.Module, node.namespace, node.path.value);
    case "extends":
      return item(node.path.value, SymbolKind.File, node.path.core, "extends");
    case "filterSection":
      return item(node.filter.name.text, SymbolKind.Operator, node.filter.name, "filter");
    case "if":
      return children;
    default:
      return [];
  }
}

/** `range`, made to hold `inner`: LSP refuses a selection outside its range. */
function around(range: Range, inner: Range): Range {
  return { start: Math.min(range.start, inner.start), end: Math.max(range.end, inner.end) };
}

function plain({ start, end }: Range): Range {
  return { start, end };
}
