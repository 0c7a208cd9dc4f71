// `npm run fidelity`: renders every vector and says where ours is not what real Tera gives.
// `-- FILE ...` takes only these files, `-- --show N` shows more differences, `-- --live [N]` asks real Tera itself.
import { parseArgs } from "node:util";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { sharedFolder } from "../../test/support/shared.ts";
import { comparePipelineFile } from "./pipeline.ts";
import { BODY_FILES, compareFile, describeDifference, type FileResult, table } from "./vectors.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: "string", default: "5" } },
});

const engine = await createEngine({ env: () => undefined });
const folder = sharedFolder();
if (folder === undefined) {
  console.error("the vectors are not beside this checkout (../shared, or the folder that GGEN_SHARED names)");
  process.exit(2);
}
const results: FileResult[] = [];
for (const file of positionals.length > 0 ? positionals : [...BODY_FILES, "pipeline"])
  results.push(file === "pipeline" ? await comparePipelineFile(engine, folder) : compareFile(engine, folder, file));
for (const { differing } of results)
  for (const each of differing.slice(0, Number(values.show))) console.log(`${describeDifference(each)}\n`);
console.log(table(results));
for (const [reason, count] of results.flatMap(({ documented }) => Object.entries(documented ?? {})))
  console.log(`documented: ${reason} (${count}), see docs/fidelity.md`);
process.exitCode = results.some(({ differing }) => differing.length > 0) ? 1 : 0;
