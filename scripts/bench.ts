// `npm run bench [-- NAME...]`: the figures of the product as one table. Each file of `scripts/bench` is one measure; a name runs
// that file alone. Times are of this machine at this moment: what counts is the ratio to the yardstick measured beside it.
import { readdirSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { basename } from "node:path";
import { type Measure, type Row, table } from "./bench/support/measure.ts";

const folder = new URL("./bench/", import.meta.url);
const known = readdirSync(folder)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => basename(name, ".ts"));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no measure ${unknown.join(", ")}; there are ${known.join(", ")}`);
  process.exit(2);
}

const measures: Array<{ name: string; measure: Measure }> = await Promise.all(
  (wanted.length > 0 ? wanted : known).map(async (name) => ({
    name,
    measure: ((await import(new URL(`${name}.ts`, folder).href)) as { measure: Measure }).measure,
  })),
);
const before = loadavg()[0]!;
const rows: Row[] = [];
for (const { name, measure } of measures.sort((a, b) => a.measure.order - b.measure.order)) {
  process.stderr.write(`${name} ...\n`);
  for await (const row of measure.run()) {
    rows.push(row);
    process.stderr.write(`  ${row.what}: ${row.value.toFixed(1)} ${row.unit}\n`);
  }
}

const processors = cpus();
const load = `load ${before.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after`;
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${processors.length} × ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; ${load}\n`,
);
console.log(table(rows));
