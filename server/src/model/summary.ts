/** What other files need to know of a template: small, kept for every indexed file. */
import type { Range } from "../base/range.ts";
import type { Expr, MacroNode, TemplateFile } from "../syntax/ast.ts";
import { marksOf } from "../syntax/index.ts";
import { equalSymbols, type Sym } from "./symbols.ts";
import { boolType, floatType, integerType, stringType, type Type, unknownType } from "./types.ts";
import { allExpressions, expressionsOf, nodesOf } from "./visit.ts";

/** A path in an `include`, `import` or `extends`. */
export interface Link {
  readonly kind: "include" | "import" | "extends";
  readonly path: string;
  /** Of the text between the quotes. */
  readonly range: Range;
  /** The name after `as` of an import. */
  readonly namespace?: string;
  /** Set for `ignore missing`, and for all but the last of a list of paths. */
  readonly optional: boolean;
}

export interface Uses {
  /** First names of all variables in the body; what an including template may be asked for. */
  readonly names: ReadonlySet<string>;
  /** The macros that are called: `ns::name`. */
  readonly macros: ReadonlySet<string>;
}

export interface Summary {
  readonly uri: string;
  readonly hasHead: boolean;
  readonly links: readonly Link[];
  readonly macros: ReadonlyMap<string, Sym>;
  readonly blocks: ReadonlyMap<string, Sym>;
  /** What the body names; found when first asked for. */
  readonly uses: Uses;
  /** Equal for two versions of a file that mean the same to other files. */
  readonly fingerprint: string;
}

/**
 * The summary of a parsed file. Of repeated macros or blocks the first counts.
 *
 * Symbols of macros that are as they were in `before`, the summary of an earlier version, stay the same objects; so does their map
 * when all are.
 */
export function summarize(uri: string, text: string, file: TemplateFile, before?: Summary): Summary {
  const links: Link[] = [];
  const macros = new Map<string, Sym>();
  const blocks = new Map<string, Sym>();
  for (const node of marksOf(file.body)) {
    if (node.kind === "include")
      node.paths.forEach((path, index) => {
        const optional = node.ignoreMissing || index < node.paths.length - 1;
        links.push({ kind: "include", path: path.value, range: inside(path), optional });
      });
    else if (node.kind === "import")
      links.push({
        kind: "import",
        path: node.path.value,
        range: inside(node.path),
        namespace: node.namespace.text,
        optional: false,
      });
    else if (node.kind === "extends")
      links.push({ kind: "extends", path: node.path.value, range: inside(node.path), optional: false });
    else if (node.kind === "macro" && !macros.has(node.name.text)) {
      const known = before?.macros.get(node.name.text);
      const macro = macroOf(uri, text, node);
      macros.set(macro.name, known !== undefined && equalSymbols(known, macro) ? known : macro);
    } else if (node.kind === "block" && !blocks.has(node.name.text)) {
      const { start, end } = node;
      blocks.set(node.name.text, {
        name: node.name.text,
        kind: "block",
        uri,
        nameRange: rangeOf(node.name),
        range: { start, end },
        type: unknownType,
        why: [],
      });
    }
  }
  const isAsBefore =
    before?.macros.size === macros.size && [...macros].every(([name, each]) => before.macros.get(name) === each);
  const summary = { uri, hasHead: file.head !== undefined, links, macros: isAsBefore ? before.macros : macros, blocks };
  let used: Uses | undefined;
  let source: TemplateFile | undefined = file;
  return {
    ...summary,
    get uses() {
      used ??= usesOf(source!);
      // The tree is not kept alive for this.
      source = undefined;
      return used;
    },
    fingerprint: fingerprint(summary),
  };
}

function usesOf(file: TemplateFile): Uses {
  const names = new Set<string>();
  const macros = new Set<string>();
  for (const node of nodesOf(file))
    for (const expr of allExpressions(expressionsOf(node)))
      if (expr.kind === "variable") names.add(expr.name.text);
      else if (expr.kind === "macroCall") macros.add(`${expr.namespace.text}::${expr.call.name.text}`);
  return { names, macros };
}

/** The symbol of a macro; made here alone, so that every file sees the same facts. */
export function macroOf(uri: string, text: string, node: MacroNode): Sym {
  return {
    name: node.name.text,
    kind: "macro",
    uri,
    nameRange: rangeOf(node.name),
    range: rangeOf(node),
    type: unknownType,
    why: [],
    description: commentAbove(text, node.start),
    params: node.params.map((param) => ({
      name: param.name.text,
      nameRange: rangeOf(param.name),
      defaultText: param.default === undefined ? undefined : text.slice(param.default.start, param.default.end),
      type: param.default === undefined ? unknownType : literalType(param.default),
    })),
  };
}

/** At most so much of a comment is shown. */
const longestComment = 2000;

/** The comment that ends on the line above, or on the same one: what its author says about a macro. */
function commentAbove(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - longestComment), start);
  const end = before.trimEnd().length;
  if (!before.endsWith("#}", end) || before.slice(end).split("\n").length > 2) return undefined;
  const open = before.lastIndexOf("{#", end);
  if (open < 0) return undefined;
  const inner = before.slice(open + 2, end - 2).replace(/^-|-$/g, "");
  const words = inner.replace(/\s+/g, " ").trim();
  return words === "" || words.startsWith("ggen-ignore") ? undefined : words;
}

function fingerprint(summary: Omit<Summary, "fingerprint" | "uses">): string {
  const macro = (each: Sym) =>
    `${each.name}(${each.params?.map((param) => `${param.name}=${param.defaultText ?? ""}`).join()})`;
  return JSON.stringify([
    summary.hasHead,
    summary.links.map((link) => [link.kind, link.path, link.namespace, link.optional]),
    [...summary.macros.values()].map(macro),
    [...summary.blocks.keys()],
  ]);
}

/** The type of a literal, as defaults of macro parameters are. */
export function literalType(expr: Expr): Type {
  if (expr.kind === "string") return stringType;
  if (expr.kind === "number") return expr.float ? floatType : integerType;
  return expr.kind === "bool" ? boolType : unknownType;
}

function inside(path: Expr): Range {
  return { start: path.core.start + 1, end: Math.max(path.core.start + 1, path.core.end - 1) };
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
