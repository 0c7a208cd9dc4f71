import { ServerProcess } from "../../test/support/serverProcess.ts";
import type { Measure, Row } from "./support/measure.ts";
import { pause } from "./support/sample.ts";
import { makeProject, templateText } from "./support/texts.ts";

/** Resident memory of the server: idle, and at its highest while a long document is typed in. */
export const measure: Measure = {
  order: 2,
  async *run() {
    const project = makeProject(1);
    try {
      yield* idle(project.uri);
      yield* peak(project.uri);
    } finally {
      project.remove();
    }
  },
};

async function* idle(rootUri: string): AsyncGenerator<Row> {
  const server = await ServerProcess.start({ rootUri, strict: false });
  await pause(3_000);
  const none = server.memory();
  const uri = `${rootUri}/templates/open.tmpl`;
  server.open(uri, templateText(300));
  await server.nextDiagnostics(uri);
  await server.request("textDocument/documentSymbol", { textDocument: { uri } });
  await server.request("textDocument/semanticTokens/full", { textDocument: { uri } });
  await pause(3_000);
  const one = server.memory();
  await server.stop();
  if (none === undefined || one === undefined) return;
  yield { what: "idle memory, no document", value: none.now, unit: "MB", goal: 60 };
  yield { what: "idle memory, one document of 300 lines", value: one.now, unit: "MB", goal: 75 };
}

async function* peak(rootUri: string): AsyncGenerator<Row> {
  const server = await ServerProcess.start({ rootUri, strict: false });
  const uri = `${rootUri}/templates/open.tmpl`;
  const text = templateText(10_000);
  const position = { line: text.split("\n").length >> 1, character: 0 };
  server.open(uri, text);
  await server.nextDiagnostics(uri);
  const textDocument = { uri };
  for (let version = 2; version < 60; version++) {
    server.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: version % 2 === 0 ? "{{ name }}\n" : "x" }],
    });
    const problems = server.nextDiagnostics(uri);
    await server.request("textDocument/completion", { textDocument, position });
    if (version % 10 !== 0) continue;
    await problems;
    for (const method of ["documentSymbol", "foldingRange", "semanticTokens/full"])
      await server.request(`textDocument/${method}`, { textDocument });
  }
  const memory = server.memory();
  await server.stop();
  if (memory === undefined) return;
  yield {
    what: "peak memory, 10 000 lines typed in",
    value: memory.peak,
    unit: "MB",
    goal: 150,
    note: "58 edits, with completion, diagnostics, symbols, folds, tokens",
  };
}
