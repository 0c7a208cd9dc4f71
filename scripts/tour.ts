// `npm start`: what an author sees, in half a minute. A client of the built server over stdio, on a copy of `examples/orders`;
// everything printed below the headings is the server's answer.
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import pc from "picocolors";
import type { Hover, Position } from "vscode-languageserver-types";
import { type GenerateCommand, MarketSearchRequest } from "../server/src/protocol/index.ts";
import { type Client, startClient, withoutHints } from "../test/support/client.ts";
import { changedLines, cursorLine, heading, indented, plain, problem, say } from "./tour/print.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "ggen-tour-")));
cpSync(join(root, "examples/orders"), folder, { recursive: true });
const client = await startClient({ folders: [folder], kind: "full" });
try {
  const { name, version } = client.server.serverInfo!;
  console.log(pc.bold(`${name} ${version}`), pc.dim(`over stdio, on a copy of examples/orders`));
  await typing(client);
  await pack(client);
  await generation(client);
  await client.stop();
  connecting();
} catch (error) {
  console.error(client.log.join("\n"));
  throw error;
} finally {
  client.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** Completion, hover, problems and a quick fix in a template. */
async function typing(editor: Client): Promise<void> {
  const path = "templates/service.tmpl";
  const uri = uriOf(path);
  const { buffers } = editor;
  buffers.open(uri);
  heading("Typing in a template");
  say(`${path}, a filter is being typed:`);
  const at = type(editor, uri, "of team {{ team }}.", "\n//! Port {{ port }}, code {{ service_name | sh");
  cursorLine(buffers.get(uri).getText(), at);
  const word = /\w*$/.exec(lineAt(editor, uri, at).slice(0, at.character))![0];
  const offered = (await editor.completion(uri, at)).filter(({ label, filterText }) =>
    (filterText ?? label).startsWith(word),
  );
  for (const { label, detail } of offered) console.log(`    ${pc.cyan(label.padEnd(14))} ${pc.dim(detail ?? "")}`);
  await editor.accept(uri, at, offered[0]!);

  heading("Hover");
  const place = buffers.get(uri).positionAt(buffers.get(uri).getText().indexOf("impl {{ service_name") + 9);
  cursorLine(buffers.get(uri).getText(), place);
  const hover = await editor.request<Hover | null>("textDocument/hover", { textDocument: { uri }, position: place });
  indented(plain(hover!.contents as never));

  heading("Problems");
  say("The line goes on, with two typing errors:");
  type(editor, uri, offered[0]!.label, " }}, for {{ tema | uper }}.");
  const found = withoutHints(await editor.diagnostics(uri));
  for (const each of found) problem(path, buffers.get(uri).getText(), each);

  heading("Quick fixes");
  for (let left = found; left.length > 0; left = withoutHints(await editor.diagnostics(uri))) {
    const [action] = await editor.codeActions(uri, left[0]!.range, [left[0]!], ["quickfix"]);
    await apply(editor, uri, action!.title, () => editor.run(action!));
  }
  say("No problems are left.");
}

/** A manifest with an outdated dependency, its upgrade, and what else there is. */
async function pack(editor: Client): Promise<void> {
  heading("A gpack that can be upgraded");
  const path = "gpack.toml";
  const uri = uriOf(path);
  const text = editor.buffers.open(uri).getText();
  const [outdated] = withoutHints(await editor.diagnostics(uri));
  problem(path, text, outdated!);
  const [action] = await editor.codeActions(uri, outdated!.range, [outdated!], ["quickfix"]);
  await apply(editor, uri, action!.title, () => editor.run(action!));

  heading("The marketplace");
  const query = "rust web authentication";
  const params: MarketSearchRequest.Params = { query, limit: 3 };
  const { packs } = await editor.request<MarketSearchRequest.Result>(MarketSearchRequest.method, params);
  say(`Searching "${query}":`);
  for (const { id, version, description, registry } of packs)
    console.log(`    ${pc.cyan(`${id} ${version}`.padEnd(26))} ${description} ${pc.dim(`(${registry})`)}`);
}

/** The action of the template that was typed in, which is not saved, and of one that asks a Turtle file. */
async function generation(editor: Client): Promise<void> {
  heading("Generating");
  await generate(editor, "templates/service.tmpl");
  say("\nThe same model in Turtle, asked with SPARQL, becomes Rust, TypeScript, SQL and Python:");
  await generate(editor, "templates/python-model.tmpl");
}

async function generate(editor: Client, path: string): Promise<void> {
  const uri = uriOf(path);
  editor.buffers.open(uri);
  const start = { line: 0, character: 0 };
  const [action] = await editor.codeActions(uri, { start, end: start }, [], ["ggen.generate"]);
  const { files } = (await editor.run(action!)) as GenerateCommand.Result;
  for (const file of files) {
    editor.buffers.save(file.uri);
    say(`"${action!.title}" ${file.action} this file:`);
    indented(readFileSync(fileURLToPath(file.uri), "utf8"));
  }
}

function connecting(): void {
  heading("In your editor, from this checkout");
  const lines = readFileSync(join(root, "README.md"), "utf8").matchAll(
    /^\| (VS Code|Neovim|IntelliJ)[^|]*\| `([^`]+)` \|/gm,
  );
  for (const [, editor, line] of lines) console.log(`${pc.cyan(editor!.padEnd(9))} ${line}`);
  console.log(`${pc.cyan("any other".padEnd(9))} node ${join(root, "dist/ggen-ls.js")} --stdio`);
}

/** Types `text` behind the first `after`. Shape: the cursor behind it. */
function type(editor: Client, uri: string, after: string, text: string): Position {
  const before = editor.buffers.get(uri);
  const offset = before.getText().indexOf(after) + after.length;
  const start = before.positionAt(offset);
  return editor.buffers.edit(uri, [{ range: { start, end: start }, newText: text }]).positionAt(offset + text.length);
}

async function apply(editor: Client, uri: string, title: string, run: () => Promise<unknown>): Promise<void> {
  const before = editor.buffers.get(uri).getText();
  await run();
  console.log(pc.bold(title));
  changedLines(before, editor.buffers.get(uri).getText());
  console.log();
}

function lineAt(editor: Client, uri: string, { line }: Position): string {
  return editor.buffers.get(uri).getText().split("\n")[line]!;
}

function uriOf(path: string): string {
  return pathToFileURL(join(folder, path)).href;
}
