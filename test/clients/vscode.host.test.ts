import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser, startCodeServer } from "../e2e/codeServer.ts";
import { buildHostTests, needWorkbench } from "../e2e/extension.ts";
import { keepFailure } from "../e2e/failure.ts";
import { Workbench } from "../e2e/workbench.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Files beside the example: a part without a head, one that the user gave to Go, one outside the project, and somebody else's. */
const FILES = {
  "orders/templates/part.tmpl": "{{ team }}\n",
  "orders/templates/main.go.tmpl": "---\nto: main.go\n---\npackage main\n",
  "elsewhere/headed.tmpl": "---\nto: out.txt\nvars:\n  a: 1\n---\n{{ a }}\n",
  "elsewhere/page.tmpl": "{{ .Title }} {{ range .Pages }}{{ .Name }}{{ end }}\n",
};

describe("VS Code: inside the real extension host", function () {
  this.timeout(300_000);
  let folder: string | undefined;

  after(() => folder !== undefined && rmSync(folder, { recursive: true, force: true }));

  it("works through the editor's own interface", async function () {
    needWorkbench(this);
    folder = mkdtempSync(join(tmpdir(), "ggen-vscode-host-"));
    cpSync(join(root, "examples/orders"), join(folder, "orders"), { recursive: true });
    mkdirSync(join(folder, "elsewhere"));
    for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text);

    const server = await startCodeServer({ extensionTests: true });
    const { page, close } = await openBrowser();
    try {
      const log: string[] = [];
      const ended = new Promise<void>((resolve) => {
        void page.exposeFunction("codeAutomationExit", () => resolve());
        void page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => log.push(args.join(" ")));
      });
      const extensionTests = { development: join(root, "clients/vscode"), tests: buildHostTests() };
      await new Workbench(page, server).open(join(folder, "orders"), extensionTests);
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 270_000).unref())]);
      report(join(folder, "orders/results.json"), log);
    } catch (error) {
      await keepFailure("VS Code host", page, server);
      throw error;
    } finally {
      await close();
      await server.stop();
    }
  });
});

/** Prints each test of the host by name; throws with all that failed. */
function report(path: string, log: readonly string[]): void {
  if (!existsSync(path)) throw new Error(`the host ended without results:\n${log.slice(-20).join("\n")}`);
  const results = JSON.parse(readFileSync(path, "utf8")) as { name: string; error?: string }[];
  for (const { name, error } of results) console.log(`      ${error === undefined ? "ok" : "FAILED"}: ${name}`);
  const failed = results.filter(({ error }) => error !== undefined);
  if (failed.length > 0) throw new Error(failed.map(({ name, error }) => `${name}: ${error}`).join("\n"));
}
