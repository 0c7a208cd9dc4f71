import { ServerProcess } from "../../test/support/serverProcess.ts";
import type { Measure, Row } from "./support/measure.ts";
import { bareParse } from "./support/parse.ts";
import { pause } from "./support/sample.ts";
import { makeProject, templateText } from "./support/texts.ts";
import { Typist } from "./typing.ts";

const SIZES = [10, 500, 10_000];

/** From spawn until every template of a workspace is known; the answers meanwhile; and what a keystroke costs afterwards. */
export const measure: Measure = {
  order: 5,
  async *run() {
    const strokes: Row[] = [];
    for (const count of SIZES) {
      const project = makeProject(count);
      const start = performance.now();
      const server = await ServerProcess.start({ rootUri: project.uri, strict: false });
      try {
        const uri = `${project.uri}/templates/typed.tmpl`;
        const text = templateText(300);
        server.open(uri, text);
        const meanwhile = count === 10_000 ? slowestHover(server, uri) : undefined;
        // Workspace symbols are only as complete as the index: problems wait for its end.
        await server.nextDiagnostics(uri);
        const indexed = performance.now() - start;
        const needed = server.busy();
        if (count >= 500) {
          const { value } = await bareParse(templateText(40));
          yield {
            what: `${count.toLocaleString("fr-FR")} templates of 40 lines, cold, from spawn`,
            value: indexed,
            unit: "ms",
            goal: count === 500 ? 1_000 : 10_000,
            against: { what: "bare parse of all", value: value * count },
            note: needed === undefined ? undefined : `processor time ${needed.toFixed(0)} ms`,
          };
        }
        if (meanwhile !== undefined)
          yield {
            what: "a hover while 10 000 templates are read, slowest",
            value: await meanwhile.stop(),
            unit: "ms",
            note: "one every 100 ms",
          };
        const typist = new Typist(server, uri, text);
        await typist.type(1, 60);
        const { strokes: keys, busy } = await typist.type(3, 60);
        strokes.push({
          what: `keystroke + completion beside ${count.toLocaleString("fr-FR")} templates, p95`,
          value: keys.p95,
          unit: "ms",
          note: `median ${keys.median.toFixed(1)} ms; processor time ${busy.median.toFixed(1)}, p95 ${busy.p95.toFixed(1)} ms`,
        });
      } finally {
        await server.stop();
        project.remove();
      }
    }
    const smallest = strokes[0]!;
    for (const row of strokes)
      yield row === smallest ? row : { ...row, against: { what: "beside 10 templates", value: smallest.value } };
  },
};

function slowestHover(server: ServerProcess, uri: string): { stop(): Promise<number> } {
  let running = true;
  let slowest = 0;
  const asking = (async () => {
    while (running) {
      const start = performance.now();
      await server.request("textDocument/hover", {
        textDocument: { uri },
        position: { line: 15, character: 8 },
      });
      slowest = Math.max(slowest, performance.now() - start);
      await pause(100);
    }
  })();
  return {
    async stop() {
      running = false;
      await asking;
      return slowest;
    },
  };
}
