import { strict as assert } from "node:assert";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { type CodeServer, openBrowser, startCodeServer } from "../e2e/codeServer.ts";
import { needWorkbench, packageExtension } from "../e2e/extension.ts";
import { Workbench } from "../e2e/workbench.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("VS Code: a folder that is not trusted yet, in a real workbench", function () {
  this.timeout(180_000);
  let folder: string | undefined;
  let server: CodeServer | undefined;
  let browser: { page: Page; close: () => Promise<void> } | undefined;
  let bench: Workbench;

  before(async function () {
    needWorkbench(this);
    folder = mkdtempSync(join(tmpdir(), "ggen-vscode-folder-"));
    mkdirSync(join(folder, "site"));
    writeFileSync(join(folder, "site/page.tmpl"), "{{ .Title }}\n");
    cpSync(join(root, "examples/orders"), join(folder, "orders"), { recursive: true });
    server = await startCodeServer({ vsix: packageExtension(), workspaceTrust: true });
    browser = await openBrowser();
    bench = new Workbench(browser.page, server);
    await bench.open(folder);
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed")
      await bench.picture(join(root, "test/.artifacts/vscode-workbench-failure.png"));
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it("does not start the server for somebody else's `.tmpl`", async () => {
    await bench.file("site/page.tmpl");
    await bench.page.waitForTimeout(2000);
    assert.equal(await bench.page.locator(".statusbar-item", { hasText: "ggen" }).count(), 0);
  });

  it("starts it for the first command, in restricted mode", async () => {
    assert.match(await trust(), /restricted/);
    await bench.status("ggen ready");
  });

  it("shows what the registries offer by category, and a pack's page", async () => {
    await bench.container("ggen");
    await bench.treeRow("web").waitFor();
    await bench.treeRow("rust-axum-service").click();
    await bench.page.locator(".tab.active", { hasText: "rust-axum-service" }).waitFor();
  });

  it("keeps the server's order while one types, and finds in spite of an error", async () => {
    await bench.command("Ggen: Search marketplace");
    await bench.quickPick("Search marketplace");
    await bench.type("axmu");
    await bench.quickRows.first().getByText("rust-axum-service").waitFor();
    await bench.page.keyboard.press("Escape");
  });

  it("is told when the folder becomes trusted", async () => {
    await bench.command("Workspaces: Manage Workspace Trust");
    await bench.page
      .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust/ })
      .first()
      .click();
    for (let attempt = 0; !(await trust()).includes("is trusted"); attempt++)
      assert.ok(attempt < 20, "still restricted");
  });

  /** The line of the status list that speaks of trust. */
  async function trust(): Promise<string> {
    await bench.command("Ggen: Show status");
    await bench.quickPick("ggen status");
    const line = await bench.quickRows.filter({ hasText: "Trust" }).first().textContent();
    await bench.page.keyboard.press("Escape");
    return line ?? "";
  }
});
