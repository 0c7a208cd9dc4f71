import * as vscode from "vscode";

const SETTING = "ggen.trace.server";

/**
 * The log as the language client's trace channel: `ggen.trace.server` alone turns tracing on and off.
 *
 * The client traces only where the channel's level is Trace, which VS Code keeps in a menu of its own; so this channel says that it
 * is whenever the setting asks for it, and writes with a level that is shown.
 */
export function traceChannel(
  extension: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): vscode.LogOutputChannel {
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const level = (): vscode.LogLevel => {
    const wanted = vscode.workspace.getConfiguration().get(SETTING);
    return wanted === undefined || wanted === "off" ? vscode.LogLevel.Info : vscode.LogLevel.Trace;
  };
  extension.subscriptions.push(
    changed,
    vscode.workspace.onDidChangeConfiguration(
      (change) => change.affectsConfiguration(SETTING) && changed.fire(level()),
    ),
  );
  return {
    name: log.name,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    trace: (message, ...rest) => log.info(message, ...rest),
    debug: (message, ...rest) => log.debug(message, ...rest),
    info: (message, ...rest) => log.info(message, ...rest),
    warn: (message, ...rest) => log.warn(message, ...rest),
    error: (message, ...rest) => log.error(message, ...rest),
    append: (value) => log.append(value),
    appendLine: (value) => log.appendLine(value),
    replace: (value) => log.replace(value),
    clear: () => log.clear(),
    show: () => log.show(),
    hide: () => log.hide(),
    dispose: () => {},
  };
}
