import * as vscode from "vscode";
import { ExecuteCommandRequest } from "vscode-languageclient/node";
import { GenerateCommand, type GeneratedFile } from "../../../server/src/protocol/index.ts";
import type { Context } from "./context.ts";
import { startServer } from "./server.ts";

/**
 * Generates from a template: the one that an action names, the one chosen in the explorer, the one in the editor, or one picked now.
 *
 * The server plans, asks before it overwrites, and edits; here what it wrote is saved, so that it is on disk, and the first file is
 * shown. Empty: `[]` when the user declined. Errors: rejects with the server's sentence for the user, or with the name of a file
 * that VS Code could not save.
 */
export async function generate(
  context: Context,
  target?: GenerateCommand.Args | vscode.Uri,
): Promise<readonly GeneratedFile[]> {
  const args = target === undefined || target instanceof vscode.Uri ? await templateOf(target) : target;
  if (args === undefined) return [];
  const client = await startServer(context);
  const answer: GenerateCommand.Result | null = await client.sendRequest(ExecuteCommandRequest.type, {
    command: GenerateCommand.command,
    arguments: [args],
  });
  const files = answer?.files ?? [];
  for (const { uri, action } of files) if (action !== "unchanged" && action !== "skipped") await save(uri);
  const shown = files.find(({ action }) => action !== "skipped");
  if (shown !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(shown.uri), { preview: false });
  return files;
}

/** What an applied edit leaves behind is an unsaved document. */
async function save(uri: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (document.isDirty && !(await document.save()))
    throw new Error(`${vscode.workspace.asRelativePath(document.uri)} could not be saved`);
}

async function templateOf(uri: vscode.Uri | undefined): Promise<GenerateCommand.Args | undefined> {
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
