import * as vscode from "vscode";
import { type MarketPack, MarketSearchRequest } from "../../../server/src/protocol/index.ts";
import type { Context } from "./context.ts";
import { type MarketNode, marketNodes, treeMessage } from "./marketNodes.ts";
import { copyDependency, showPack } from "./packPage.ts";
import { messageOf, startServer } from "./server.ts";

/** The marketplace as a tree: categories, then packs. Looking at it starts the server (product, decision 28). */
export function registerMarketTree(context: Context): void {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<MarketNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    getChildren: async (node) => {
      if (node !== undefined) return node.kind === "category" ? [...node.children] : [];
      return roots(context, view);
    },
  };
  const view = vscode.window.createTreeView("ggen.marketplace", { treeDataProvider: provider, showCollapseAll: true });
  context.extension.subscriptions.push(
    changed,
    view,
    vscode.commands.registerCommand("ggen.marketplace.refresh", () => changed.fire(undefined)),
    vscode.commands.registerCommand("ggen.marketplace.showPack", showPackOf),
    vscode.commands.registerCommand("ggen.marketplace.copyDependency", (node: MarketNode) => {
      if (node.kind === "pack") void copyDependency(node.pack);
    }),
    context.onDidStart.event(() => view.visible && changed.fire(undefined)),
  );
}

/** Everything that the registries offer; an empty answer leaves the place to the view's welcome text. */
async function roots(context: Context, view: vscode.TreeView<MarketNode>): Promise<MarketNode[]> {
  try {
    const client = await startServer(context);
    const result = await client.sendRequest(MarketSearchRequest.type, { query: "", limit: 1000 });
    view.message = treeMessage(result);
    return marketNodes(result);
  } catch (error) {
    view.message = messageOf(error);
    return [];
  }
}

function toTreeItem(node: MarketNode): vscode.TreeItem {
  if (node.kind === "category") {
    const item = new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.Expanded);
    item.id = `category:${node.label}`;
    item.description = String(node.children.length);
    item.contextValue = "category";
    return item;
  }
  const item = new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.None);
  item.id = `pack:${node.pack.registry}/${node.pack.id}`;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.iconPath = new vscode.ThemeIcon(node.pack.installed === undefined ? "package" : "check");
  item.contextValue = "pack";
  item.command = { command: "ggen.marketplace.showPack", title: "Show the pack", arguments: [node.pack] };
  return item;
}

function showPackOf(pack: MarketPack): Promise<void> {
  return showPack(pack);
}
