import * as vscode from "vscode";
import { StatusRequest } from "../../../server/src/protocol/index.ts";
import type { Context } from "./context.ts";
import { startServer } from "./server.ts";
import { statusLines } from "./statusLines.ts";

/** What the server says of itself, with the ways to its log and to a restart. */
export async function showStatus(context: Context): Promise<void> {
  const client = await startServer(context);
  const status = await client.sendRequest(StatusRequest.type);
  const roots = status.roots.map((uri) => vscode.Uri.parse(uri).fsPath);
  const lines = statusLines({ ...status, roots }, context.extension.extension.packageJSON.version);
  const picked = await vscode.window.showQuickPick(
    [
      ...lines.map(({ label, description }) => ({ label, description, command: undefined })),
      { label: "", kind: vscode.QuickPickItemKind.Separator, command: undefined },
      { label: "$(search) Search marketplace", command: "ggen.marketSearch" },
      { label: "$(output) Show the language server's log", command: "ggen.showLog" },
      { label: "$(debug-restart) Restart the language server", command: "ggen.restart" },
    ],
    { title: "ggen status", placeHolder: "The language server is running" },
  );
  if (picked?.command !== undefined) await vscode.commands.executeCommand(picked.command);
}
