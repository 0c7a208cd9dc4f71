import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Client, type ClientOptions, startClient } from "../support/client.ts";
import { Actor, SCENARIO } from "./replay.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const artifacts = join(root, "test/.artifacts");

for (const kind of ["full", "bare"] as const)
  describe(`four uses over stdio, ${kind === "full" ? "a client that can everything" : "a bare client"}`, () => {
    let folder: string;
    let client: Client;
    let actor: Actor;
    const steps: Array<{ id: string; ok: boolean; detail?: string }> = [];

    before(async () => {
      // Editors spell such names in their own ways, and people have them.
      folder = join(realpathSync(mkdtempSync(join(tmpdir(), "ggen-scenario-"))), "c++ (copy) é #1 'x' @2");
      cpSync(join(root, SCENARIO.workspace), folder, { recursive: true });
      client = await startClient({ folders: [folder], kind } satisfies ClientOptions);
      actor = new Actor(client, folder);
    });

    for (const step of SCENARIO.steps)
      it(step.id, async () => {
        try {
          await actor.perform(step);
          steps.push({ id: step.id, ok: true });
        } catch (error) {
          steps.push({ id: step.id, ok: false, detail: (error as Error).message });
          console.log(client.log.join("\n"));
          throw error;
        }
      });

    it("ends in peace, and nothing but messages was on stdout", () => client.stop());

    after(() => {
      client.kill();
      rmSync(dirname(folder), { recursive: true, force: true });
      if (kind === "bare") return;
      mkdirSync(artifacts, { recursive: true });
      const version = `Node ${process.versions.node}, ggen-ls ${client.server.serverInfo?.version}`;
      writeFileSync(
        join(artifacts, "scenario-stdio.json"),
        `${JSON.stringify({ client: "stdio", version, steps }, null, 2)}\n`,
      );
    });
  });
