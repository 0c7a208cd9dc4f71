import type { Sym } from "../model/symbols.ts";
import type { TemplateContext, TemplateRule } from "./rule.ts";

/** A `set`, loop variable or parameter that nothing reads. */
export const unusedVariable: TemplateRule = {
  on: "template",
  meta: { id: "unused-variable", category: "variables", severity: "hint", since: "0.1.0", fixable: true },
  check(context) {
    const { model, report } = context;
    const read = new Set<Sym>();
    for (const reference of model.references)
      if (reference.access === "read") for (const symbol of reference.symbols) read.add(symbol);
    // The whole context is printed somewhere: everything in it is used.
    if (model.references.some((reference) => reference.name === "__tera_context")) return;
    for (const symbol of model.symbols) {
      if (read.has(symbol) || symbol.uri !== model.uri || symbol.nameRange === undefined || symbol.name.startsWith("_"))
        continue;
      if (!judged(context, symbol)) continue;
      report({
        range: symbol.nameRange,
        message: `nothing reads \`${symbol.name}\``,
        tags: ["unnecessary"],
        fixes: symbol.kind === "set" || symbol.kind === "setGlobal" ? [remove(context, symbol)] : [],
      });
    }
  },
};

/** Whether all readers of a symbol are in sight. */
function judged(context: TemplateContext, { kind, name, range }: Sym): boolean {
  const { model, workspace } = context;
  switch (kind) {
    case "var":
      // With `from` the body is another file's text.
      return model.frontMatter?.from === undefined && !readElsewhere(context, name);
    case "set":
    case "setGlobal":
      return (
        !extended(context) && !readElsewhere(context, name) && (workspace.summary(model.uri)?.blocks.size ?? 0) === 0
      );
    case "param":
      return range !== undefined;
    // A loop may be there for its number of rounds, so its variable is not judged.
    default:
      return false;
  }
}

/** Whether an included template may read the name: one that is not found may read anything. */
function readElsewhere({ model, workspace }: TemplateContext, name: string): boolean {
  const seen = new Set<string>([model.uri]);
  const pending = [model.uri];
  for (let uri = pending.pop(); uri !== undefined; uri = pending.pop()) {
    const summary = workspace.summary(uri);
    if (uri !== model.uri && summary?.uses.names.has(name)) return true;
    for (const link of summary?.links ?? []) {
      const target = workspace.resolveTemplate(uri, link.path);
      if (target === undefined) {
        if (link.kind !== "import") return true;
      } else if (!seen.has(target)) {
        seen.add(target);
        pending.push(target);
      }
    }
  }
  return false;
}

function extended({ model, workspace }: TemplateContext): boolean {
  return workspace.summary(model.uri)?.links.some((link) => link.kind === "extends") === true;
}

function remove({ model }: TemplateContext, symbol: Sym) {
  const { start, end } = symbol.range!;
  const lineStart = model.text.lastIndexOf("\n", start - 1) + 1;
  const found = model.text.indexOf("\n", end);
  const lineEnd = found === -1 ? model.text.length : found + 1;
  // A tag that has its line for itself goes with the line: what is left prints the same.
  const alone = model.text.slice(lineStart, start).trim() === "" && model.text.slice(end, lineEnd).trim() === "";
  const trims = alone && /-%\}$/.test(model.text.slice(start, end));
  const range = trims ? { start: lineStart, end: lineEnd } : { start, end };
  return { title: `Remove \`${symbol.name}\``, changes: [{ range, newText: "" }], safe: false };
}
