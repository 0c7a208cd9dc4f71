import { Positions } from "../../server/src/host/positions.ts";
import type { ServerProcess } from "./serverProcess.ts";

/**
 * Asks an open document everything an editor asks while its author reads and types: at its start, in its middle and at its end.
 *
 * Shape: the answers by method; `onAnswer` is told how long each took. Errors: rejects where the server answers with an error.
 */
export async function askEverything(
  server: ServerProcess,
  uri: string,
  text: string,
  onAnswer?: (method: string, milliseconds: number) => void,
): Promise<Map<string, unknown>> {
  const ask = async (method: string, params: unknown) => {
    const start = performance.now();
    const answer = await server.request(`textDocument/${method}`, params);
    onAnswer?.(method, performance.now() - start);
    return answer;
  };
  const textDocument = { uri };
  const positions = new Positions(text, "utf-16");
  const answers = new Map<string, unknown>();
  for (const method of ["documentSymbol", "foldingRange", "semanticTokens/full", "documentLink"])
    answers.set(method, await ask(method, { textDocument }));
  const whole = { start: { line: 0, character: 0 }, end: positions.toPosition(text.length) };
  answers.set("inlayHint", await ask("inlayHint", { textDocument, range: whole }));
  answers.set("codeAction", await ask("codeAction", { textDocument, range: whole, context: { diagnostics: [] } }));
  for (const offset of [0, text.length >> 1, text.length]) {
    const position = positions.toPosition(offset);
    for (const method of ["hover", "completion", "signatureHelp", "definition", "documentHighlight"])
      answers.set(`${method} ${offset}`, await ask(method, { textDocument, position }));
    const ranges = await ask("selectionRange", { textDocument, positions: [position] });
    answers.set(`selectionRange ${offset}`, ranges);
  }
  return answers;
}
