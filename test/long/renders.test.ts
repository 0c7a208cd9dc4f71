import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const RENDERS = 10_000;

/** Renders again and again, and tells the memory in use after a tenth of it and at the end, each time cleaned up. */
const PROGRAM = `
  import { createEngine } from "${new URL("../../server/src/host/engineEntry.ts", import.meta.url).href}";
  const engine = await createEngine();
  const template = '{% macro m(n) %}{{ n | pluralize }}{% endmacro %}{% for x in xs %}{{ self::m(n=x) }}{% include "a" %}{% endfor %}';
  const used = [];
  for (let turn = 1; turn <= ${RENDERS}; turn++) {
    // Each one another text, and every third one refused, so that nothing is the same.
    const source = turn % 3 === 0 ? template + "{{ nope" + turn + " }}" : template + turn;
    engine.render(source, { context: { xs: ["a" + turn, "b", "c"] }, templates: { a: "{{ x | upper }} " + turn } });
    if (turn === ${RENDERS / 10} || turn === ${RENDERS}) {
      gc();
      const { heapUsed, external, arrayBuffers } = process.memoryUsage();
      used.push(heapUsed + external + arrayBuffers);
    }
  }
  console.log(JSON.stringify(used));
`;

describe("memory", () => {
  it(`stays as it is over ${RENDERS} renders`, function () {
    this.timeout(300_000);
    const args = ["--expose-gc", "--import", "tsx", "--input-type=module", "--eval", PROGRAM];
    const cwd = fileURLToPath(new URL("../../", import.meta.url));
    const [early, late] = JSON.parse(execFileSync(process.execPath, args, { cwd, encoding: "utf8" })) as [
      number,
      number,
    ];
    const grown = (late - early) / 2 ** 20;
    console.log(`      ${(early / 2 ** 20).toFixed(1)} MB, grown by ${grown.toFixed(2)} MB`);
    assert.ok(grown < 2, `grown by ${grown} MB`);
  });
});
