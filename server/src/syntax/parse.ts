import type { Tree } from "web-tree-sitter";
import type { Problem } from "../base/problem.ts";
import type { TemplateFile } from "./ast.ts";
import { checkSyntax } from "./checks/index.ts";
import { type Cst, readTree } from "./cst.ts";
import { lowerTemplate } from "./lower.ts";
import { editTree, parseTree, type TextEdit } from "./parser.ts";
import { changedRegion, mergeRegions, type Region } from "./region.ts";

/**
 * A text and its tree.
 *
 * `file` and `problems` are computed when first asked for and kept. The tree-sitter tree lives in WebAssembly's memory, which no
 * garbage collector sees: whoever holds a `ParsedTemplate` calls {@link ParsedTemplate.delete} when another replaces it; what was
 * read before stays valid, unless {@link ParsedTemplate.edited} used it up.
 */
export class ParsedTemplate {
  readonly text: string;
  /** Whether no head was looked for. */
  readonly #bare: boolean;
  #tree: Tree | undefined;
  #cst: Cst | undefined;
  #file: TemplateFile | undefined;
  #problems: readonly Problem[] | undefined;

  /** The typed tree before the edits that led here, until `file` has been made from it. */
  #before: { readonly file: TemplateFile; readonly region: Region } | undefined;

  /** What was edited since a look for problems that found none. */
  #doubtful: Region | undefined;

  constructor(text: string, tree: Tree, bare: boolean) {
    this.text = text;
    this.#bare = bare;
    this.#tree = tree;
  }

  /** The typed tree. */
  get file(): TemplateFile {
    if (this.#file === undefined) {
      this.#file = lowerTemplate(this.cst, this.#before);
      this.#before = undefined;
    }
    return this.#file;
  }

  /** What Tera refuses to parse, and what spoils the head, in document order. */
  get problems(): readonly Problem[] {
    if (this.#problems === undefined) {
      const doubtful = this.#doubtful && { start: this.#doubtful.start, end: this.#doubtful.newEnd };
      this.#problems = checkSyntax(this.cst, this.#bare, doubtful);
      this.#doubtful = undefined;
    }
    return this.#problems;
  }

  /** Whether tree-sitter had to recover; an edited tree may then differ from a fresh one. */
  get hasErrors(): boolean {
    return this.#tree?.rootNode.hasError ?? false;
  }

  /** The flat tree: for the checks and for `ggen/viewSyntaxTree`. */
  get cst(): Cst {
    if (this.#cst === undefined) {
      if (this.#tree === undefined) throw new Error("the tree was deleted before it was read");
      this.#cst = readTree(this.#tree, this.text);
    }
    return this.#cst;
  }

  /**
   * The same document after `edits` (offsets, each in the text that the one before it left), whose result is `text`.
   *
   * This one is used up, and what was read from it holds no longer: nodes that the edits do not touch become nodes of the result,
   * where they have moved. Where either tree has errors the text is parsed afresh, so that what is said of a text never depends
   * on how it came to be (see `docs/grammar.md`).
   */
  edited(text: string, edits: readonly TextEdit[]): ParsedTemplate {
    const tree = this.#tree;
    if (tree === undefined || this.hasErrors || edits.length === 0) {
      this.delete();
      return this.#bare ? parseBody(text) : parse(text);
    }
    for (const edit of edits) editTree(tree, edit);
    const nextTree = parseTree(this.#bare ? masked(text) : text, tree);
    const next = new ParsedTemplate(text, nextTree, this.#bare);
    if (!next.hasErrors) {
      this.#handOver(next, nextTree, changedRegion(edits, tree, nextTree));
      return next;
    }
    this.delete();
    next.delete();
    return this.#bare ? parseBody(text) : parse(text);
  }

  /** Gives what was read of this one to the one that replaces it. */
  #handOver(next: ParsedTemplate, nextTree: Tree, region: Region): void {
    if (this.#cst !== undefined) next.#cst = this.#cst.updated(nextTree, next.text, region);
    if (this.#file !== undefined) next.#before = { file: this.#file, region };
    else if (this.#before !== undefined)
      next.#before = { file: this.#before.file, region: mergeRegions(this.#before.region, region) };
    if (this.#problems?.length === 0) next.#doubtful = region;
    else if (this.#doubtful !== undefined) next.#doubtful = mergeRegions(this.#doubtful, region);
    this.#cst = undefined;
    this.#file = undefined;
    this.#before = undefined;
    this.delete();
  }

  /** Frees the tree; `file` and `problems` stay readable only if they were read before. */
  delete(): void {
    this.#tree?.delete();
    this.#tree = undefined;
  }
}

/** Parses a whole template file. Never throws for what a user wrote. */
export function parse(text: string): ParsedTemplate {
  return new ParsedTemplate(text, parseTree(text), false);
}

/**
 * Parses a bare Tera body, in which no head is looked for: a front matter value, or a text given to the engine.
 *
 * A body that begins like a fence or with a byte order mark is parsed with that masked; offsets and texts stay those of `text`.
 */
export function parseBody(text: string): ParsedTemplate {
  return new ParsedTemplate(text, parseTree(masked(text)), true);
}

/** A text as tree-sitter must see it: it looks for a fence at the start, and passes over a byte order mark there. */
function masked(text: string): string {
  return text.replace(/^(?:\uFEFF|-(?=--))/, "_");
}
