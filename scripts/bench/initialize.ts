import { spawn } from "node:child_process";
import { builtBin, ServerProcess } from "../../test/support/serverProcess.ts";
import type { Measure } from "./support/measure.ts";
import { Sample } from "./support/sample.ts";

const RUNS = 15;

/** From spawn to the answer of `initialize`, against a bare `node -e 0`, taken in turns. */
export const measure: Measure = {
  order: 1,
  async *run() {
    builtBin();
    const bare: number[] = [];
    const ours: number[] = [];
    for (let turn = 0; turn < RUNS + 2; turn++) {
      const node = await bareNode();
      const start = performance.now();
      const server = await ServerProcess.start({ strict: false });
      const answered = performance.now() - start;
      await server.stop();
      // The first two warm the disk's cache.
      if (turn < 2) continue;
      bare.push(node);
      ours.push(answered);
    }
    const floor = new Sample(bare).median;
    yield {
      what: "`initialize` answered, from spawn, median",
      value: new Sample(ours).median,
      unit: "ms",
      goal: floor + 60,
      against: { what: "`node -e 0`", value: floor },
    };
  },
};

function bareNode(): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) =>
    spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }).once("exit", () => resolve(performance.now() - start)),
  );
}
