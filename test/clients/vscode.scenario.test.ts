import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CODE_SERVER } from "../e2e/codeServer.ts";
import { needWorkbench, packageExtension } from "../e2e/extension.ts";
import { ARTIFACTS } from "../e2e/failure.ts";
import { WorkbenchActor } from "../e2e/scenarioActor.ts";
import { type Session, startSession } from "../e2e/session.ts";
import { SCENARIO } from "../scenarios/replay.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("VS Code: four uses, in a real workbench", function () {
  this.timeout(300_000);
  const steps: Array<{ id: string; ok: boolean; detail?: string }> = [];
  let folder: string | undefined;
  let session: Session | undefined;
  let actor: WorkbenchActor;

  before(async function () {
    needWorkbench(this);
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ggen-scenario-")));
    cpSync(join(root, SCENARIO.workspace), folder, { recursive: true });
    // Hints inside a line would be read as its text.
    const settings = { "editor.inlayHints.enabled": "off" };
    session = await startSession(folder, { vsix: packageExtension(), settings });
    await session.bench.command("View: Toggle Problems");
    actor = new WorkbenchActor(session.bench, folder);
  });

  for (const step of SCENARIO.steps)
    it(step.id, async () => {
      // Each step stands on those before it.
      if (steps.some(({ ok }) => !ok)) throw new Error("a step before it failed");
      try {
        await actor.perform(step);
        steps.push({ id: step.id, ok: true });
      } catch (error) {
        steps.push({ id: step.id, ok: false, detail: (error as Error).message });
        throw error;
      }
    });

  afterEach(async function () {
    await session?.keepFailure(this.currentTest);
  });

  after(async () => {
    await session?.close();
    if (folder === undefined) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(ARTIFACTS, { recursive: true });
    const [, code] = / with Code (\S+)/.exec(execFileSync(CODE_SERVER, ["--version"], { encoding: "utf8" })) ?? [];
    const result = { client: "vscode", version: `VS Code ${code}, its window in Chromium`, steps };
    writeFileSync(join(ARTIFACTS, "scenario-vscode.json"), `${JSON.stringify(result, null, 2)}\n`);
  });
});
