import * as vscode from "vscode";
import type { Context } from "./context.ts";
import { generate } from "./generate.ts";
import { marketSearch } from "./marketSearch.ts";
import { messageOf, restartServer } from "./server.ts";
import { showStatus } from "./statusPage.ts";

/** What runs behind each id: those of the protocol's table of commands (product, decision 32), which a test compares. */
const HANDLERS: Record<string, (context: Context, ...args: never[]) => Promise<unknown>> = {
  "ggen.marketSearch": marketSearch,
  "ggen.generate": generate,
  // The same, named for the menus of explorer and editor, where the word ggen stands nowhere else.
  "ggen.menu.generate": generate,
  "ggen.restart": restartServer,
  "ggen.showLog": async (context) => context.log.show(),
  "ggen.status": showStatus,
};

/** Registers the commands; whatever one of them rejects with is a sentence for the user. */
export function registerCommands(context: Context): void {
  for (const [id, handler] of Object.entries(HANDLERS)) {
    const run = async (...args: never[]): Promise<unknown> => {
      try {
        return await handler(context, ...args);
      } catch (error) {
        context.log.error(`${id}: ${messageOf(error)}`);
        // A server that did not start has been spoken of already.
        if (context.client !== undefined) void vscode.window.showErrorMessage(`ggen: ${messageOf(error)}`);
        return undefined;
      }
    };
    context.extension.subscriptions.push(vscode.commands.registerCommand(id, run));
  }
}
