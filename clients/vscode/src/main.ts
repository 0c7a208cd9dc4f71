import * as vscode from "vscode";
import { registerCommands } from "./commands.ts";
import { type Context, createContext } from "./context.ts";
import { registerMarketTree } from "./marketTree.ts";
import { isOurs } from "./ours.ts";
import { registerPackPages } from "./packPage.ts";
import { startServer, stopServer } from "./server.ts";
import { registerTasks } from "./tasks.ts";

let stop: (() => Promise<void>) | undefined;

/** Registers everything; the server itself starts with the first document of ours, or with the first command. */
export function activate(extension: vscode.ExtensionContext): void {
  const context = createContext(extension);
  registerCommands(context);
  registerMarketTree(context);
  registerPackPages(context);
  registerTasks(context);

  const startFor = async (document: vscode.TextDocument): Promise<void> => {
    if (await isOurs(document)) await startServer(context).catch(() => undefined);
  };
  extension.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(startFor),
    // The server learns at its start whether the workspace is trusted, and which program it is.
    vscode.workspace.onDidGrantWorkspaceTrust(() => restartIfRunning(context)),
    vscode.workspace.onDidChangeConfiguration(
      (change) => change.affectsConfiguration("ggen.server.path") && restartIfRunning(context),
    ),
  );
  for (const document of vscode.workspace.textDocuments) void startFor(document);
  stop = () => stopServer(context);
}

function restartIfRunning(context: Context): void {
  if (context.client !== undefined) void vscode.commands.executeCommand("ggen.restart");
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
