import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { FileKindRequest } from "../../../server/src/protocol/index.ts";
import type { Context } from "./context.ts";

const OURS = "ggen-template";
const DOUBTFUL: vscode.DocumentFilter = { scheme: "file", pattern: "**/*.tmpl" };

/**
 * Gives a `.tmpl` file the language that the server's check says (product, decision 20): the extension itself is not claimed, since
 * Go, Helm and others use it too.
 *
 * Each file is looked at once; what the user chooses afterwards, or has chosen in `files.associations`, stays.
 */
export function followLanguages(context: Context): void {
  const seen = new Set<string>();
  const look = async (client: LanguageClient, document: vscode.TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (vscode.languages.match(DOUBTFUL, document) === 0 || seen.has(uri) || isAssociated(document)) return;
    seen.add(uri);
    const { kind } = await client.sendRequest(FileKindRequest.type, { uri });
    if (kind === "template" && document.languageId !== OURS)
      await vscode.languages.setTextDocumentLanguage(document, OURS);
    if (kind === null && document.languageId === OURS)
      await vscode.languages.setTextDocumentLanguage(document, "plaintext");
  };
  const lookFenced = (client: LanguageClient, document: vscode.TextDocument): void => {
    look(client, document).catch((error: unknown) => context.log.warn(`language of ${document.uri}: ${error}`));
  };
  context.extension.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(
      (document) => context.client?.isRunning() && lookFenced(context.client, document),
    ),
    context.onDidStart.event((client) => {
      for (const document of vscode.workspace.textDocuments) lookFenced(client, document);
    }),
  );
}

function isAssociated(document: vscode.TextDocument): boolean {
  const associations = vscode.workspace.getConfiguration("files").get<Record<string, string>>("associations", {});
  return Object.keys(associations).some((glob) => {
    const pattern = glob.includes("/") ? glob : `**/${glob}`;
    return vscode.languages.match({ pattern }, document) > 0;
  });
}
