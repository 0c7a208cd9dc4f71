import type { lsp, Offsets } from "../base/lsp.ts";
import type { ClientView } from "../model/snapshot.ts";
import type { TemplateModel } from "../model/template.ts";
import { generateCommand } from "./generate.ts";

/**
 * Feature: Code lens
 *
 * Above the front matter: "Generate src/order_service.rs".
 */

/**
 * The lenses of a template; `to` is its rendered target, where it can be.
 *
 * Empty: `[]` for a file whose head names no target. Source: LSP 3.17 textDocument/codeLens.
 */
export function codeLens(
  model: TemplateModel | undefined,
  to: string | undefined,
  client: ClientView,
): Offsets<lsp.CodeLens>[] {
  const { file, frontMatter, uri } = model ?? {};
  if (uri === undefined || file?.head === undefined || frontMatter?.to === undefined) return [];
  return [{ range: { start: 0, end: 3 }, command: generateCommand(uri, to, client) }];
}
