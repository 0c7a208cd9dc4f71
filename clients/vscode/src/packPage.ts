import * as vscode from "vscode";
import type { MarketPack } from "../../../server/src/protocol/index.ts";
import type { Context } from "./context.ts";
import { dependencyLine, packMarkdown } from "./packMarkdown.ts";

const SCHEME = "ggen-pack";
const shown = new Map<string, MarketPack>();

/** Serves the pages of packs as read-only Markdown documents. */
export function registerPackPages(context: Context): void {
  const provideTextDocumentContent = (uri: vscode.Uri): string => {
    const pack = shown.get(uri.toString());
    return pack === undefined ? "Search for the pack again to see its page." : packMarkdown(pack);
  };
  context.extension.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent }),
  );
}

/** Opens the page of a pack in the editor area. */
export async function showPack(pack: MarketPack): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${pack.registry}/${pack.id} ${pack.version}.md` });
  shown.set(uri.toString(), pack);
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}

/** Puts the pack's line for `[dependencies]` on the clipboard, and says so. */
export async function copyDependency(pack: MarketPack): Promise<void> {
  const line = dependencyLine(pack);
  await vscode.env.clipboard.writeText(line);
  vscode.window.setStatusBarMessage(`$(check) Copied: ${line}`, 4000);
}
