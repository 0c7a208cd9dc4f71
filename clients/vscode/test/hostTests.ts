// Runs inside VS Code's real extension host, in a copy of `examples/orders` with a few files beside it.
// `test/clients/vscode.host.test.ts` prepares the folder, starts the host and reports what `run` wrote.
import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";

const TESTS: Record<string, () => Promise<void>> = {
  "every command of the manifest is registered, and the server's own once": async () => {
    const extension = vscode.extensions.getExtension("ggen.ggen-vscode");
    assert.ok(extension, "the extension is not there");
    await extension.activate();
    await vscode.commands.executeCommand("ggen.restart");
    const registered = await vscode.commands.getCommands(true);
    const offered = extension.packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
    const missing = [...offered, "ggen.server.generate"].filter((id) => !registered.includes(id));
    assert.deepEqual(missing, []);
  },

  "a template gets its language by its head": async () => {
    const document = await open("templates/service.tmpl");
    assert.equal(document.languageId, "ggen-template");
  },

  "a part of a template without a head gets it because it is in a project": async () => {
    const document = await open("templates/part.tmpl");
    await until(async () => (await reopened(document)).languageId === "ggen-template", "the language was not set");
  },

  "what the user associates stays": async () => {
    await vscode.workspace.getConfiguration("files").update("associations", { "*.go.tmpl": "go" }, true);
    const document = await open("templates/main.go.tmpl");
    await open("templates/service.tmpl");
    await everythingIsLookedAt();
    assert.equal((await reopened(document)).languageId, "go");
  },

  "a template outside every project keeps the language of its head": async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root(), "../elsewhere/headed.tmpl")));
    await everythingIsLookedAt();
    assert.equal((await reopened(document)).languageId, "ggen-template");
  },

  "a file of somebody else is left alone": async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root(), "../elsewhere/page.tmpl")));
    await everythingIsLookedAt();
    assert.notEqual((await reopened(document)).languageId, "ggen-template");
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  },

  "diagnostics come with their code and the page behind it": async () => {
    const document = await open("templates/service.tmpl");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), "{{ servce_name }}");
    await vscode.workspace.applyEdit(edit);
    const unknown = (): vscode.Diagnostic | undefined =>
      vscode.languages.getDiagnostics(document.uri).find(({ code }) => codeOf(code) === "unknown-variable");
    const found = await until(async () => unknown(), "no diagnostic came");
    assert.equal(found.source, "ggen");
    assert.match(String((found.code as { target: vscode.Uri }).target), /unknown-variable/);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await until(async () => unknown() === undefined, "the diagnostic stayed");
  },

  "a manifest is checked whatever its language is": async () => {
    const document = await open("gpack.toml");
    await until(
      async () => vscode.languages.getDiagnostics(document.uri).some(({ code }) => codeOf(code) === "outdated-gpack"),
      "the outdated pack was not seen",
    );
  },

  "a rule's severity is the user's, at once": async () => {
    const { uri } = await open("gpack.toml");
    const seen = (): vscode.Diagnostic | undefined =>
      vscode.languages.getDiagnostics(uri).find(({ code }) => codeOf(code) === "outdated-gpack");
    const settings = vscode.workspace.getConfiguration("ggen");
    await settings.update("rules", { "outdated-gpack": "error" }, true);
    try {
      await until(async () => seen()?.severity === vscode.DiagnosticSeverity.Error, "it did not become an error");
      await settings.update("rules", { "outdated-gpack": "off" }, true);
      await until(async () => seen() === undefined, "it is still there");
    } finally {
      await settings.update("rules", undefined, true);
    }
    await until(async () => seen()?.severity === vscode.DiagnosticSeverity.Information, "it did not come back");
  },

  "an untitled template is understood": async () => {
    const content = "---\nvars:\n  colour: red\n---\n{{ colour | uper }}";
    const document = await vscode.workspace.openTextDocument({ language: "ggen-template", content });
    await until(
      async () => vscode.languages.getDiagnostics(document.uri).some(({ code }) => codeOf(code) === "unknown-filter"),
      "the unknown filter was not seen",
    );
  },

  "completion, hover, symbols and folding answer": async () => {
    const { uri } = await open("templates/service.tmpl");
    const at = new vscode.Position(11, 16);
    const list = await command<vscode.CompletionList>("vscode.executeCompletionItemProvider", uri, at);
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    for (const wanted of ["service_name", "team", "port"]) assert.ok(labels.includes(wanted), `${wanted}: ${labels}`);
    assert.ok((await command<vscode.Hover[]>("vscode.executeHoverProvider", uri, at)).length > 0, "no hover");
    assert.ok((await command<unknown[]>("vscode.executeDocumentSymbolProvider", uri)).length > 0, "no symbols");
    assert.ok((await command<unknown[]>("vscode.executeFoldingRangeProvider", uri)).length > 0, "no folds");
  },

  "the check task puts the problems of closed files into the Problems view": async () => {
    const file = vscode.Uri.file(join(root(), "templates/unseen.tmpl"));
    writeFileSync(file.fsPath, "---\nto: unseen.txt\n---\n{{ nobody_declared_it | uper }}\n");
    const [task] = await vscode.tasks.fetchTasks({ type: "ggen" });
    assert.ok(task, "no task is offered");
    const ended = new Promise<number | undefined>((resolve) => {
      vscode.tasks.onDidEndTaskProcess(
        ({ execution, exitCode }) => execution.task.name === task.name && resolve(exitCode),
      );
    });
    await vscode.tasks.executeTask(task);
    assert.equal(await ended, 1);
    const codes = await until(async () => {
      const found = vscode.languages
        .getDiagnostics(file)
        .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
      return found.length > 0 && found.map(({ code }) => codeOf(code));
    }, "the task's problems are not shown");
    assert.deepEqual(codes.toSorted(), ["unknown-filter", "unknown-variable"]);
  },

  "a server that is not there is survived": async () => {
    const { uri } = await open("gpack.toml");
    const settings = vscode.workspace.getConfiguration("ggen");
    await settings.update("server.path", "/nowhere/ggen-ls.js", true);
    try {
      await vscode.commands.executeCommand("ggen.restart");
      await until(async () => vscode.languages.getDiagnostics(uri).length === 0, "old diagnostics stayed");
    } finally {
      await settings.update("server.path", undefined, true);
    }
  },

  "the server works again after a restart": async () => {
    const document = await open("gpack.toml");
    await vscode.commands.executeCommand("ggen.restart");
    await until(
      async () => vscode.languages.getDiagnostics(document.uri).some(({ code }) => codeOf(code) === "outdated-gpack"),
      "no diagnostic after the restart",
    );
  },
};

/** Called by VS Code. Results go to the file that the environment names, as JSON: `{ name, error? }[]`. */
export async function run(): Promise<void> {
  const results: { name: string; error?: string }[] = [];
  for (const [name, test] of Object.entries(TESTS))
    try {
      await test();
      results.push({ name });
    } catch (error) {
      results.push({ name, error: (error as Error).message });
    }
  writeFileSync(join(root(), "results.json"), JSON.stringify(results));
  const failed = results.filter(({ error }) => error !== undefined);
  if (failed.length > 0) throw new Error(`${failed.length} failed`);
}

function root(): string {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath as string;
}

async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root(), path)));
  await vscode.window.showTextDocument(document);
  return document;
}

let witnesses = 0;

/**
 * Resolves when the language of every document opened until now is settled: one opened after them has been given its language, and
 * the server answers in order.
 */
async function everythingIsLookedAt(): Promise<void> {
  const path = `templates/witness${++witnesses}.tmpl`;
  writeFileSync(join(root(), path), "{{ team }}\n");
  const document = await open(path);
  await until(async () => (await reopened(document)).languageId === "ggen-template", "the server looks at no document");
}

/** A change of language closes the document and opens another one. */
async function reopened(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(document.uri);
}

function codeOf(code: vscode.Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}

async function command<Result>(id: string, ...args: unknown[]): Promise<Result> {
  return (await vscode.commands.executeCommand<Result>(id, ...args)) as Result;
}

/** The first answer that is neither false nor absent. Errors: rejects with `why` after 30 seconds. */
async function until<Value>(read: () => Promise<Value | false | undefined>, why: string): Promise<Value> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const value = await read();
    if (value !== false && value !== undefined) return value;
  }
  throw new Error(why);
}
