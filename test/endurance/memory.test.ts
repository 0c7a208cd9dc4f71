import { strict as assert } from "node:assert";
import { setTimeout as pause } from "node:timers/promises";
import { Author, changeOf } from "../support/edits.ts";
import { realTemplates } from "../support/realTemplates.ts";
import { ServerProcess } from "../support/serverProcess.ts";

/** Collects garbage when it is told to by a signal. */
const COLLECTOR = 'data:text/javascript,process.on("SIGUSR2",()=>{globalThis.gc();globalThis.gc()})';

describe("a long session", () => {
  it("of 5 000 edits does not grow the server's memory by more than 24 MB", async function () {
    this.timeout(180_000);
    const server = await ServerProcess.start({ nodeArgs: ["--expose-gc", "--import", COLLECTOR] });
    if (server.memory() === undefined) {
      await server.stop();
      console.log("      skipped: resident memory is read from /proc, which is not here");
      this.skip();
    }
    const uri = "untitled:long.tera";
    const textDocument = { uri };
    const longest = [...realTemplates().values()].sort((a, b) => b.length - a.length)[0]!;
    const start = longest.slice(0, 8_000);
    const author = new Author(20_261_125, start);
    let text = start;
    let version = 1;
    server.open(uri, text);

    const edit = async (count: number) => {
      for (let turn = 0; turn < count; turn++) {
        const made = author.edit(text);
        const change = changeOf(text, made);
        if (change === undefined) continue;
        text = text.slice(0, made.start) + made.text + text.slice(made.end);
        version += 1;
        server.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [change] });
        const position = { line: turn % 40, character: 4 };
        if (turn % 4 === 0) await server.request("textDocument/completion", { textDocument, position });
        if (turn % 20 === 0) await server.request("textDocument/semanticTokens/full", { textDocument });
        if (turn % 100 === 0) await server.diagnosticsOf(uri, version);
      }
      server.process.kill("SIGUSR2");
      await pause(500);
      await server.request("textDocument/documentSymbol", { textDocument });
      return server.memory()!.now;
    };

    // Behind these, what is used all the time has been compiled for good, which takes its memory once.
    const before = await edit(3_000);
    const after = await edit(5_000);
    assert.equal(await server.stop(), 0, server.stderr);
    assert.ok(after - before < 24, `${before.toFixed(1)} MB after 3 000 edits, ${after.toFixed(1)} MB after 8 000`);
  });
});
