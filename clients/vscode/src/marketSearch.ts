import * as vscode from "vscode";
import { MarketSearchRequest } from "../../../server/src/protocol/index.ts";
import type { Context } from "./context.ts";
import { type MarketRow, marketRows } from "./marketRows.ts";
import { copyDependency, showPack } from "./packPage.ts";
import { messageOf, startServer } from "./server.ts";

type Item = vscode.QuickPickItem & { readonly row: MarketRow };

const COPY: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon("copy"),
  tooltip: "Copy the dependency line for gpack.toml",
};

/** The marketplace in a quick pick that searches as one types; the server ranks, nothing is filtered here. */
export async function marketSearch(context: Context, words = ""): Promise<void> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = "Search marketplace";
  picker.placeholder = "e.g., rust web service";
  picker.value = words;
  picker.busy = true;
  // Keeps the server's order; a property of the object that the typed interface does not name.
  Object.assign(picker, { sortByLabel: false });

  let running = new vscode.CancellationTokenSource();
  const search = async (query: string): Promise<void> => {
    running.cancel();
    const mine = new vscode.CancellationTokenSource();
    running = mine;
    picker.busy = true;
    try {
      const client = await startServer(context);
      const result = await client.sendRequest(MarketSearchRequest.type, { query }, mine.token);
      if (!mine.token.isCancellationRequested) picker.items = marketRows(result).map(toItem);
    } catch (error) {
      if (mine.token.isCancellationRequested) return;
      picker.items = [toItem({ kind: "note", label: "The search failed", detail: messageOf(error) })];
    } finally {
      if (running === mine) picker.busy = false;
    }
  };

  picker.onDidChangeValue(search);
  picker.onDidAccept(() => {
    const row = picker.activeItems[0]?.row;
    if (row?.kind !== "pack") return;
    picker.hide();
    void showPack(row.pack);
  });
  picker.onDidTriggerItemButton(({ item }) => item.row.kind === "pack" && copyDependency(item.row.pack));
  picker.onDidHide(() => {
    running.cancel();
    picker.dispose();
  });
  picker.show();
  await search(words);
}

function toItem(row: MarketRow): Item {
  if (row.kind === "registry") return { row, label: row.label, kind: vscode.QuickPickItemKind.Separator };
  if (row.kind === "note") return { row, label: `$(warning) ${row.label}`, detail: row.detail, alwaysShow: true };
  const { label, description, detail } = row;
  return { row, label: `$(package) ${label}`, description, detail, alwaysShow: true, buttons: [COPY] };
}
