import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import { FileKindRequest } from "../../../server/src/protocol/index.ts";
import type { Context } from "./context.ts";

const OURS = "ggen-template";
const DOUBTFUL: vscode.DocumentFilter = { scheme: "file", pattern: "**/*.tmpl" };

/**
 * Gives a `.tmpl` file the language that the server's check says (product, decision 20): the extension itself is not claimed, since
 * Go, Helm and others use it too.
 *
 * It is part of opening a document at the server, because the server judges the text it was sent. Each file is looked at once; what
 * the user chooses afterwards, or has chosen in `files.associations`, stays.
 */
export function languageMiddleware(context: Context): Pick<Middleware, "didOpen"> {
  const seen = new Set<string>();
  const look = async (document: vscode.TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (vscode.languages.match(DOUBTFUL, document) === 0 || seen.has(uri) || isAssociated(document)) return;
    seen.add(uri);
    const answer = await context.client?.sendRequest(FileKindRequest.type, { uri });
    const isOurs = document.languageId === OURS;
    if (answer?.kind === "template" && !isOurs) await vscode.languages.setTextDocumentLanguage(document, OURS);
    if (answer?.kind === null && isOurs) await vscode.languages.setTextDocumentLanguage(document, "plaintext");
  };
  return {
    didOpen: async (document, next) => {
      await next(document);
      // Not awaited: whoever opens the document does not wait for its colours.
      look(document).catch((error: unknown) => context.log.warn(`language of ${document.uri}: ${error}`));
    },
  };
}

function isAssociated(document: vscode.TextDocument): boolean {
  const associations = vscode.workspace.getConfiguration("files").get<Record<string, string>>("associations", {});
  return Object.keys(associations).some((glob) => {
    const pattern = glob.includes("/") ? glob : `**/${glob}`;
    return vscode.languages.match({ pattern }, document) > 0;
  });
}
