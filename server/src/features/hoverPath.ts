/** What is said about the template that a path in `include`, `import` or `extends` means. */
import type { DocumentPosition } from "../base/lsp.ts";
import { codeBlock, inlineCode, plainText } from "../base/markdown.ts";
import type { Range } from "../base/range.ts";
import { decodeUri } from "../base/uri.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Summary } from "../model/summary.ts";
import { macroSignature } from "./describe.ts";
import { templateLinks } from "./documentLink.ts";

/** At most so many names are listed. */
const most = 12;

/** The template that the path at a position means: where it is, what it is for, what it brings. Empty: `undefined` elsewhere. */
export function describePath(
  snapshot: Snapshot,
  { uri, offset }: DocumentPosition,
): { text: string; range: Range } | undefined {
  const link = templateLinks(snapshot, uri).find(({ range }) => range.start <= offset && offset <= range.end);
  if (link === undefined) return undefined;
  if (link.target === undefined) return { text: "No template of this name is found.", range: link.range };
  const { root } = snapshot.workspace.projectOf(uri);
  const inside = link.target.startsWith(`${root}/`);
  const path = decodeUri(inside ? link.target.slice(root.length + 1) : link.target);
  const parts = [codeBlock(path, "text")];
  const description = snapshot.workspace.template(link.target)?.frontMatter?.get("description")?.value;
  if (typeof description === "string") parts.push(plainText(description));
  const summary = snapshot.workspace.summary(link.target);
  if (summary !== undefined) parts.push(...contents(summary));
  return { text: parts.join("\n\n"), range: link.range };
}

function contents({ macros, blocks }: Summary): string[] {
  const list = (title: string, names: readonly string[]) => {
    if (names.length === 0) return [];
    const more = names.length > most ? ", …" : "";
    return [`${title}: ${names.slice(0, most).map(inlineCode).join(", ")}${more}`];
  };
  return [...list("Macros", [...macros.values()].map(macroSignature)), ...list("Blocks", [...blocks.keys()])];
}
