import * as vscode from "vscode";
import type { Context } from "./context.ts";
import { serverModule } from "./server.ts";

/** What a task of type `ggen` may say in `tasks.json`; the manifest describes it to people. */
interface CheckDefinition extends vscode.TaskDefinition {
  readonly task: "check";
  /** Files and folders below the workspace folder; the folder itself when absent. */
  readonly paths?: readonly string[];
  readonly fix?: boolean;
}

/** `ggen-ls check` as a task of each folder; its findings in files that are not open go to the Problems view. */
export function registerTasks(context: Context): void {
  const provider: vscode.TaskProvider = {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).map((folder) =>
        checkTask(context, { type: "ggen", task: "check" }, folder),
      ),
    resolveTask: ({ definition, scope }) =>
      definition.task === "check" ? checkTask(context, definition as CheckDefinition, scope) : undefined,
  };
  context.extension.subscriptions.push(vscode.tasks.registerTaskProvider("ggen", provider));
}

function checkTask(context: Context, definition: CheckDefinition, scope: vscode.Task["scope"]): vscode.Task {
  const { paths = ["."], fix = false } = definition;
  // VS Code's own program runs as Node, so that nobody has to install one.
  const execution = new vscode.ProcessExecution(
    process.execPath,
    [serverModule(context), "check", ...(fix ? ["--fix"] : []), ...paths],
    { env: { ELECTRON_RUN_AS_NODE: "1" } },
  );
  const place = scope ?? vscode.TaskScope.Workspace;
  const task = new vscode.Task(definition, place, fix ? "check and fix" : "check", "ggen", execution, "$ggen");
  task.detail = "Problems of all templates and manifests, as CI sees them";
  task.group = vscode.TaskGroup.Build;
  return task;
}
