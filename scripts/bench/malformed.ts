import { malformedTexts } from "../../test/support/malformed.ts";
import { askEverything } from "../../test/support/questions.ts";
import { ServerProcess } from "../../test/support/serverProcess.ts";
import type { Measure } from "./support/measure.ts";
import { bareParse } from "./support/parse.ts";
import { makeProject } from "./support/texts.ts";

/** The cases that the product names; the others are printed when they are slow. */
const NAMED = [
  "50 000 random UTF-16 units",
  "a lone surrogate",
  "NUL",
  "a line of 1 MB",
  "blocks nested 5 000 deep",
  "CRLF and a BOM",
  "an alias bomb",
];

/** From opening a malformed text until its problems are there, and the slowest answer to any question about it. */
export const measure: Measure = {
  order: 9,
  async *run() {
    const project = makeProject(1);
    let server = await ServerProcess.start({ rootUri: project.uri, strict: false });
    let ended = 0;
    for (const [what, text] of malformedTexts()) {
      const uri = `${project.uri}/templates/case.tmpl`;
      const start = performance.now();
      const pushed = server.nextDiagnostics(uri);
      server.open(uri, text);
      await pushed;
      const opened = performance.now() - start;
      const { slowest, method } = await slowestAnswer(server, uri, text);
      if (server.alive) {
        const taken = server.nextDiagnostics(uri);
        server.close(uri);
        await taken;
      } else {
        ended += 1;
        server = await ServerProcess.start({ rootUri: project.uri, strict: false });
      }
      const value = Math.max(opened, slowest);
      if (!NAMED.includes(what) && value < 500) continue;
      yield {
        what: `malformed: ${what}`,
        value,
        unit: "ms",
        goal: 1_000,
        against: await bareParse(text),
        note: opened >= slowest ? "open → diagnostics" : method,
      };
    }
    yield {
      what: `malformed: exits of the server in ${malformedTexts().size} cases`,
      value: ended,
      unit: "cases",
      goal: 0,
    };
    if (server.alive) await server.stop();
    project.remove();
  },
};

async function slowestAnswer(server: ServerProcess, uri: string, text: string) {
  let slowest = 0;
  let method = "";
  await askEverything(server, uri, text, (asked, took) => {
    if (took > slowest) [slowest, method] = [took, asked];
  });
  return { slowest, method };
}
