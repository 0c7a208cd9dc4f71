import type { ServerProcess } from "../../test/support/serverProcess.ts";
import { ServerProcess as Server } from "../../test/support/serverProcess.ts";
import type { Measure } from "./support/measure.ts";
import { bareParse } from "./support/parse.ts";
import { pause, Sample } from "./support/sample.ts";
import { makeProject, templateText } from "./support/texts.ts";

/** A keystroke with the completion that follows it, and an edit with the problems that follow it, over stdio. */
export const measure: Measure = {
  order: 3,
  async *run() {
    const project = makeProject(10);
    const server = await Server.start({ rootUri: project.uri, strict: false });
    try {
      for (const lines of [1_000, 10_000]) {
        const text = templateText(lines);
        const uri = `${project.uri}/templates/typed${lines}.tmpl`;
        server.open(uri, text);
        await server.nextDiagnostics(uri);
        const typist = new Typist(server, uri, text);
        await typist.type(1);
        const { strokes, busy } = await typist.type(4);
        yield {
          what: `keystroke + completion, ${lines.toLocaleString("fr-FR")} lines, p95`,
          value: strokes.p95,
          unit: "ms",
          goal: lines === 1_000 ? 15 : 50,
          against: await bareParse(text),
          note: `median ${strokes.median.toFixed(1)}, worst ${strokes.worst.toFixed(0)} ms; ${processor(busy)}`,
        };
        if (lines === 10_000) {
          const { problems, busy: looking } = await typist.problems(12);
          yield {
            what: "edit → diagnostics, 10 000 lines, median",
            value: problems.median,
            unit: "ms",
            goal: 150,
            against: await bareParse(text),
            note: `quiet time included; worst ${problems.worst.toFixed(0)} ms; ${processor(looking)}`,
          };
        }
        server.close(uri);
      }
    } finally {
      await server.stop();
      project.remove();
    }
  },
};

/** What the server's thread needed of a processor: what is left of a time when nobody else wants one. */
function processor(busy: Sample): string {
  return `processor time ${busy.median.toFixed(1)}, p95 ${busy.p95.toFixed(1)} ms`;
}

const TYPED = "{{ name | up }}{% if po > 1 %}x{% endif %}";

/** Types in the middle of a document, as fast as a quick typist. */
export class Typist {
  readonly #server: ServerProcess;
  readonly #uri: string;
  readonly #line: number;
  #version = 1;

  constructor(server: ServerProcess, uri: string, text: string) {
    this.#server = server;
    this.#uri = uri;
    const lines = text.split("\n");
    this.#line = lines.findIndex((line, index) => index > lines.length / 2 && line === "");
  }

  /** Types the line `times` times and takes it away again; the time of each key until its completion is there. */
  async type(times: number, every = 120): Promise<{ strokes: Sample; busy: Sample }> {
    const durations: number[] = [];
    const busy: number[] = [];
    for (let turn = 0; turn < times; turn++) {
      for (let column = 0; column < TYPED.length; column++) {
        const start = performance.now();
        const before = this.#server.busy() ?? 0;
        this.#change(column, column, TYPED[column]!);
        await this.#server.request("textDocument/completion", {
          textDocument: { uri: this.#uri },
          position: { line: this.#line, character: column + 1 },
        });
        durations.push(performance.now() - start);
        busy.push((this.#server.busy() ?? 0) - before);
        await pause(Math.max(0, every - durations.at(-1)!));
      }
      this.#change(0, TYPED.length, "");
    }
    return { strokes: new Sample(durations), busy: new Sample(busy) };
  }

  /** The time from an edit to its problems. */
  async problems(times: number): Promise<{ problems: Sample; busy: Sample }> {
    const durations: number[] = [];
    const busy: number[] = [];
    for (let turn = 0; turn < times + 2; turn++) {
      await pause(400);
      const start = performance.now();
      const before = this.#server.busy() ?? 0;
      this.#change(0, turn % 2, turn % 2 === 0 ? "x" : "");
      await this.#server.nextDiagnostics(this.#uri);
      if (turn < 2) continue;
      durations.push(performance.now() - start);
      busy.push((this.#server.busy() ?? 0) - before);
    }
    return { problems: new Sample(durations), busy: new Sample(busy) };
  }

  #change(from: number, to: number, text: string): void {
    this.#version += 1;
    const line = this.#line;
    this.#server.notify("textDocument/didChange", {
      textDocument: { uri: this.#uri, version: this.#version },
      contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }],
    });
  }
}
