import { Edit, Language, Parser, type Tree } from "web-tree-sitter";
import type { AssetLoader } from "../base/assets.ts";

let parser: Parser | undefined;
let loading: Promise<void> | undefined;

/** Loads the grammar once. Errors: rejects when an asset is missing, which is a broken installation. */
export function initSyntax(assets: AssetLoader): Promise<void> {
  loading ??= load(assets);
  return loading;
}

async function load(assets: AssetLoader): Promise<void> {
  const [runtime, grammar] = await Promise.all([assets("web-tree-sitter.wasm"), assets("ggen_template.wasm")]);
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammar);
  parser = new Parser();
  parser.setLanguage(language);
}

/** The grammar's names of nodes by their numbers, and the numbers of its fields. */
export interface GrammarNames {
  readonly types: readonly (string | null)[];
  readonly fieldIds: ReadonlyMap<string, number>;
}

let names: GrammarNames | undefined;

export function grammarNames(): GrammarNames {
  if (names === undefined) {
    const { types, fields } = loaded().language!;
    names = { types, fieldIds: new Map(fields.flatMap((field, id) => (field === null ? [] : [[field, id] as const]))) };
  }
  return names;
}

/** An edit in offsets of the text before it. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The tree of `text`; the caller deletes it. */
export function parseTree(text: string, previous?: Tree): Tree {
  // Only a cancelled parse gives no tree, and nothing here cancels.
  return loaded().parse(text, previous)!;
}

/**
 * Tells a tree of an edit, so that it can serve the next parse.
 *
 * Rows and columns are not used anywhere (a tree is only asked for offsets), so they are given as one long line.
 */
export function editTree(tree: Tree, { start, end, text }: TextEdit): void {
  const newEnd = start + text.length;
  tree.edit(
    new Edit({
      startIndex: start,
      oldEndIndex: end,
      newEndIndex: newEnd,
      startPosition: { row: 0, column: start },
      oldEndPosition: { row: 0, column: end },
      newEndPosition: { row: 0, column: newEnd },
    }),
  );
}

function loaded(): Parser {
  if (parser === undefined) throw new Error("initSyntax was not awaited");
  return parser;
}
