import * as vscode from "vscode";

/** The one item in the status bar; absent until the server was needed. */
export interface Status extends vscode.Disposable {
  starting(): void;
  ready(tooltip: string): void;
  stopped(why: string): void;
}

export function createStatus(): Status {
  const item = vscode.window.createStatusBarItem("ggen.status", vscode.StatusBarAlignment.Right, 100);
  item.name = "ggen";
  item.command = "ggen.status";
  const show = (text: string, tooltip: string, background?: string): void => {
    item.text = text;
    item.tooltip = tooltip;
    item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    item.show();
  };
  return {
    starting: () => show("$(loading~spin) ggen starting", "The ggen language server is starting"),
    ready: (tooltip) => show("$(package) ggen ready", tooltip),
    stopped: (why) => show("$(package) ggen stopped", why, "statusBarItem.errorBackground"),
    dispose: () => item.dispose(),
  };
}
