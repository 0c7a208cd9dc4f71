// Prints what the scenario of four uses did in each editor: one row a step, one column an editor. Fails where an editor's
// result is missing or a step went wrong.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Result {
  readonly client: string;
  readonly version?: string;
  readonly steps: ReadonlyArray<{ readonly id: string; readonly ok: boolean; readonly detail?: string }>;
}

const EDITORS = ["stdio", "neovim", "vscode", "jvm"];

const root = new URL("../", import.meta.url);
const artifacts = fileURLToPath(new URL("test/.artifacts/", root));
const scenario = JSON.parse(readFileSync(new URL("test/scenarios/four-uses.json", root), "utf8")) as {
  steps: Array<{ id: string }>;
};

const results = new Map<string, Result>();
for (const name of existsSync(artifacts) ? readdirSync(artifacts) : []) {
  if (!/^scenario-.*\.json$/.test(name)) continue;
  const result = JSON.parse(readFileSync(`${artifacts}${name}`, "utf8")) as Result;
  results.set(result.client, result);
}

const width = Math.max(...scenario.steps.map((step) => step.id.length));
console.log(`${"".padEnd(width)}  ${EDITORS.map((editor) => editor.padEnd(8)).join("")}`);
let wrong = 0;
for (const { id } of scenario.steps) {
  const cells = EDITORS.map((editor) => {
    const step = results.get(editor)?.steps.find((each) => each.id === id);
    if (step?.ok !== true) wrong++;
    return (step === undefined ? "-" : step.ok ? "ok" : "FAILED").padEnd(8);
  });
  console.log(`${id.padEnd(width)}  ${cells.join("")}`);
}
for (const editor of EDITORS) {
  const result = results.get(editor);
  console.log(result === undefined ? `${editor}: no result` : `${editor}: ${result.version ?? ""}`);
}
process.exitCode = wrong === 0 ? 0 : 1;
