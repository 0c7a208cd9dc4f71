import * as vscode from "vscode";
import { ExecuteCommandRequest } from "vscode-languageclient/node";
import type { Context } from "./context.ts";
import { startServer } from "./server.ts";

/** What the server's code action and code lens pass along. */
interface GenerateArgs {
  readonly template: string;
  readonly vars?: Readonly<Record<string, unknown>>;
}

/**
 * Generates from a template: the one that an action names, the one chosen in the explorer, the one in the editor, or one picked now.
 *
 * The server plans and edits (overwriting asks in VS Code's own preview of changes); here the written files are saved and the first
 * one is shown. Errors: rejects with the server's sentence for the user.
 */
export async function generate(context: Context, target?: GenerateArgs | vscode.Uri): Promise<readonly string[]> {
  const args = target === undefined || target instanceof vscode.Uri ? await templateOf(target) : target;
  if (args === undefined) return [];
  const client = await startServer(context);
  const answer: { files?: readonly string[] } | null = await client.sendRequest(ExecuteCommandRequest.type, {
    command: "ggen.server.generate",
    arguments: [args],
  });
  const files = answer?.files ?? [];
  for (const file of files) await (await vscode.workspace.openTextDocument(vscode.Uri.parse(file))).save();
  if (files[0] !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(files[0]), { preview: false });
  return files;
}

async function templateOf(uri: vscode.Uri | undefined): Promise<GenerateArgs | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  const chosen = uri ?? (active?.languageId === "ggen-template" ? active.uri : await pickTemplate());
  return chosen && { template: chosen.toString() };
}

async function pickTemplate(): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles("**/*.{tmpl,tera}", undefined, 10_000);
  if (files.length === 0)
    throw new Error("there is no template in this workspace: open one, or search the marketplace");
  const items = files
    .map((uri) => ({ label: `$(file-code) ${vscode.workspace.asRelativePath(uri)}`, uri }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
  const picked = await vscode.window.showQuickPick(items, {
    title: "Generate from template",
    placeHolder: "Which one?",
  });
  return picked?.uri;
}
