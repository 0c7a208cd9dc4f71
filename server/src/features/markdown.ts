/** Texts of hovers and completion documentation, for clients with and without Markdown. */
import { type lsp, MarkupKind } from "../base/lsp.ts";
import { codeBlock, inlineCode, withoutMarks } from "../base/markdown.ts";
import type { Argument, CatalogEntry } from "../model/catalog/index.ts";
import type { ClientView } from "../model/snapshot.ts";

/** Markdown where the client shows it, else the same text without its marks. */
export function markup(client: ClientView, markdown: string): lsp.MarkupContent {
  return client.markdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarks(markdown) };
}

/** How a filter, function or test is called, arguments and defaults included: `truncate(length=255, end="…")`. */
export function signatureOf(entry: CatalogEntry): string {
  const args = entry.args.map((argument) => argumentText(argument, entry.kind === "test"));
  if (entry.kind === "filter") return `value | ${entry.name}${args.length === 0 ? "" : `(${args.join(", ")})`}`;
  if (entry.kind === "test") return `name is ${entry.name}${args.length === 0 ? "" : `(${args.join(", ")})`}`;
  return `${entry.name}(${args.join(", ")})`;
}

/** One argument as signatures show it. */
export function argumentText(argument: Argument, positional = false): string {
  if (positional || argument.required) return `${argument.name}: ${argument.type}`;
  return argument.default === undefined
    ? `${argument.name}?: ${argument.type}`
    : `${argument.name}=${argument.default}`;
}

/** The whole story of a filter, function or test, its signature first. */
export function describeEntry(entry: CatalogEntry): string {
  return `${codeBlock(signatureOf(entry))}\n\n${explainEntry(entry)}`;
}

/** What a filter, function or test does, for where its signature is shown already. */
export function explainEntry(entry: CatalogEntry): string {
  const parts = [entry.doc];
  if (entry.args.length > 0)
    parts.push(
      entry.args
        .map((argument) => {
          const values =
            argument.values === undefined ? "" : ` (${argument.values.map((value) => `\`${value}\``).join(", ")})`;
          return `- \`${argument.name}\`${argument.required ? "" : " (optional)"}: ${argument.doc}${values}`;
        })
        .join("\n"),
    );
  if (entry.example !== undefined)
    parts.push(`${codeBlock(entry.example.source)}\n\n→ ${inlineCode(entry.example.output)}`);
  parts.push(entry.from === "ggen" ? "*ggen*" : "*Tera*");
  return parts.join("\n\n");
}
