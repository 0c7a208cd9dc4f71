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
        const strokes = await typist.type(4);
        yield {
          what: `keystroke + completion, ${lines.toLocaleString("fr-FR")} lines, p95`,
          value: strokes.p95,
          unit: "ms",
          goal: lines === 1_000 ? 15 : 50,
          against: await bareParse(text),
          note: `median ${strokes.median.toFixed(1)}, worst ${strokes.worst.toFixed(0)} ms; a key every 120 ms`,
        };
        if (lines === 10_000) {
          const problems = await typist.problems(12);
          yield {
            what: "edit → diagnostics, 10 000 lines, median",
            value: problems.median,
            unit: "ms",
            goal: 150,
            against: await bareParse(text),
            note: `pushed, the quiet time included; worst ${problems.worst.toFixed(0)} ms`,
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
  async type(times: number, every = 120): Promise<Sample> {
    const durations: number[] = [];
    for (let turn = 0; turn < times; turn++) {
      for (let column = 0; column < TYPED.length; column++) {
        const start = performance.now();
        this.#change(column, column, TYPED[column]!);
        await this.#server.request("textDocument/completion", {
          textDocument: { uri: this.#uri },
          position: { line: this.#line, character: column + 1 },
        });
        durations.push(performance.now() - start);
        await pause(Math.max(0, every - durations.at(-1)!));
      }
      this.#change(0, TYPED.length, "");
    }
    return new Sample(durations);
  }

  /** The time from an edit to its problems. */
  async problems(times: number): Promise<Sample> {
    const durations: number[] = [];
    for (let turn = 0; turn < times + 2; turn++) {
      await pause(400);
      const start = performance.now();
      this.#change(0, turn % 2, turn % 2 === 0 ? "x" : "");
      await this.#server.nextDiagnostics(this.#uri);
      if (turn >= 2) durations.push(performance.now() - start);
    }
    return new Sample(durations);
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
