// `npm run fidelity`: renders every vector and says where ours is not what real Tera gives.
// `-- FILE ...` takes only these files, `-- --show N` shows more differences.
// `-- --live [--count N] [--seed S]` generates fresh inputs and asks real Tera itself, which needs cargo; `--messages` shows
// refusals that ours words otherwise.
// `-- --heads [--count N] [--seed S]` does the same with front matter, and asks the crates that ggen reads it with.
import { parseArgs } from "node:util";
import type { Engine } from "../../server/src/engine/engine.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { sharedFolder } from "../../test/support/shared.ts";
import { compareHeads } from "./heads.ts";
import { live } from "./live.ts";
import { buildOracle, hasCargo } from "./oracle.ts";
import { comparePipelineFile } from "./pipeline.ts";
import { BODY_FILES, compareFile, describeDifference, type FileResult, table } from "./vectors.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    show: { type: "string", default: "5" },
    live: { type: "boolean", default: false },
    heads: { type: "boolean", default: false },
    count: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    messages: { type: "boolean", default: false },
  },
});

const engine = await createEngine({ env: () => undefined });
const results = values.heads
  ? await askCrates(engine)
  : values.live
    ? await askTera(engine)
    : await compareVectors(engine);
for (const { differing } of results)
  for (const each of differing.slice(0, Number(values.show))) console.log(`${describeDifference(each)}\n`);
console.log(table(results));
for (const [reason, count] of results.flatMap(({ documented }) => Object.entries(documented ?? {})))
  console.log(`documented: ${reason} (${count}), see docs/fidelity.md`);
process.exitCode = results.some(({ differing }) => differing.length > 0) ? 1 : 0;

async function compareVectors(judged: Engine): Promise<readonly FileResult[]> {
  const folder = sharedFolder();
  if (folder === undefined) {
    console.error("the vectors are not beside this checkout (../shared, or the folder that GGEN_SHARED names)");
    process.exit(2);
  }
  const compared: FileResult[] = [];
  for (const file of positionals.length > 0 ? positionals : [...BODY_FILES, "pipeline"])
    compared.push(file === "pipeline" ? await comparePipelineFile(judged, folder) : compareFile(judged, folder, file));
  return compared;
}

async function askCrates(judged: Engine): Promise<readonly FileResult[]> {
  needCargo();
  buildOracle();
  return [await compareHeads(judged, Number(values.seed), Number(values.count))];
}

function needCargo(): void {
  if (hasCargo()) return;
  console.error("cargo is not here, so real Tera cannot be built");
  process.exit(2);
}

async function askTera(judged: Engine): Promise<readonly FileResult[]> {
  needCargo();
  buildOracle();
  const result = await live(judged, Number(values.seed), Number(values.count));
  const { refused, innermost, chain } = result.messages;
  console.log(
    `seed ${values.seed}; of ${refused} refusals while rendering, ${innermost} in Tera's own words, ${chain} with its whole chain\n`,
  );
  if (values.messages)
    for (const { template, theirs, ours } of result.differingMessages.slice(0, Number(values.show)))
      console.log(`${JSON.stringify(template)}\n- ${theirs}\n+ ${ours}\n`);
  return result.results;
}
