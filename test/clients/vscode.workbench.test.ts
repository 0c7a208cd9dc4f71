import { strict as assert } from "node:assert";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { eventually } from "../e2e/eventually.ts";
import { needWorkbench, packageExtension } from "../e2e/extension.ts";
import { ARTIFACTS } from "../e2e/failure.ts";
import { type Session, startSession } from "../e2e/session.ts";
import type { Workbench } from "../e2e/workbench.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pictures = process.env.UPDATE_IMAGES === "1" ? join(root, "docs/images") : ARTIFACTS;

describe("VS Code: a folder that is not trusted yet, in a real workbench", function () {
  this.timeout(300_000);
  let folder: string | undefined;
  let session: Session | undefined;
  let bench: Workbench;

  before(async function () {
    needWorkbench(this);
    folder = join(mkdtempSync(join(tmpdir(), "ggen-vscode-")), "shop");
    mkdirSync(join(folder, "site"), { recursive: true });
    writeFileSync(join(folder, "site/page.tmpl"), "{{ .Title }}\n");
    cpSync(join(root, "examples/orders"), join(folder, "orders"), { recursive: true });
    mkdirSync(pictures, { recursive: true });
    session = await startSession(folder, {
      vsix: packageExtension(),
      workspaceTrust: true,
      settings: { "workbench.colorTheme": "Dark Modern", "editor.minimap.enabled": false },
      // Wide enough for the completion list with the page of an item beside it.
      viewport: { width: 1440, height: 860 },
    });
    bench = session.bench;
  });

  afterEach(async function () {
    await session?.keepFailure(this.currentTest);
  });

  after(async () => {
    await session?.close();
    if (folder !== undefined) rmSync(join(folder, ".."), { recursive: true, force: true });
  });

  it("does not start the server for somebody else's `.tmpl`", async () => {
    await bench.file("site/page.tmpl");
    // The extension runs: its log is there, which needs no server.
    await bench.command("Ggen: Show the language server's log");
    await bench.page.locator(".part.panel .output-view-content, .part.panel .output-view").first().waitFor();
    assert.deepEqual(serverProcesses(), []);
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
    await bench.webPage("Rust Axum service");
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
    await eventually(async () => assert.match(await trust(), /is trusted/));
  });

  it("has a server again after it was killed", async () => {
    const before = serverProcesses();
    assert.equal(before.length, 1);
    process.kill(before[0] as number, "SIGKILL");
    await eventually(() => {
      const [now] = serverProcesses();
      assert.ok(now !== undefined && now !== before[0], "no new server");
    });
    assert.match(await trust(), /is trusted/);
  });

  it("shows in VS Code's own preview what would be overwritten, and saves what was agreed to", async () => {
    const generated = join(folder!, "orders/src/order_service.rs");
    mkdirSync(join(generated, ".."), { recursive: true });
    writeFileSync(generated, "// Mine.\n");
    await bench.file("service.tmpl");
    await bench.command("Ggen: Generate from template");
    const preview = bench.page.locator(".part.panel .bulk-edit-panel");
    // Nothing that would be lost is ticked beforehand.
    await preview
      .locator(".monaco-list-row", { hasText: "order_service.rs" })
      .first()
      .locator(".edit-checkbox")
      .click();
    assert.equal(readFileSync(generated, "utf8"), "// Mine.\n");
    await preview.locator(".monaco-button", { hasText: "Apply" }).click();
    await eventually(() => assert.match(readFileSync(generated, "utf8"), /pub struct OrderService/));
    await bench.page.locator(".tab.active:not(.dirty)", { hasText: "order_service.rs" }).waitFor();
  });

  it("looks like this: a template with its problems and completion", async () => {
    await bench.command("View: Close All Editors");
    await bench.file("service.tmpl");
    await bench.command("View: Focus Problems");
    await bench.focusEditor();
    await bench.goto(11, 1);
    await bench.type("// Made for {{ servce_name | uper }}.\n// {{ service_name | sn");
    await bench.page.locator(".markers-panel .monaco-list-row", { hasText: "servce_name" }).waitFor();
    await bench.suggestions();
    // The same key again shows what the item is for.
    await bench.page.keyboard.press("Control+Space");
    await bench.page.locator(".suggest-details").waitFor();
    await bench.picture(join(pictures, "vscode.png"));
    await bench.page.keyboard.press("Escape");
    await bench.command("File: Revert File");
  });

  it("looks like this: the marketplace with a pack's page, and the search", async () => {
    await bench.command("View: Hide Panel");
    await bench.command("View: Close All Editors");
    await bench.treeRow("rust-axum-service").click();
    await bench.webPage("Rust Axum service");
    await bench.command("Ggen: Search marketplace");
    await bench.quickPick("Search marketplace");
    await bench.type("rust web");
    await bench.quickRows.first().getByText("rust-axum-service").waitFor();
    await bench.picture(join(pictures, "vscode-marketplace.png"));
    await bench.closeQuickInput();
  });

  it("searches in a window without a folder, too", async () => {
    await bench.openEmpty();
    await bench.command("Ggen: Search marketplace");
    await bench.quickPick("Search marketplace");
    await bench.type("jwt");
    await bench.quickRows.first().getByText("jwt-auth-template").waitFor();
    await bench.page.keyboard.press("Escape");
    await bench.status("ggen ready");
  });

  /** Ids of the language servers that this workbench runs, as Linux lists processes. */
  function serverProcesses(): number[] {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((id) => {
        try {
          const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
          return command.includes(session?.server.profile ?? "") && command.includes("ggen-ls.js");
        } catch {
          return false;
        }
      })
      .map(Number);
  }

  /** The line of the status list that speaks of trust. */
  async function trust(): Promise<string> {
    await bench.command("Ggen: Show status");
    await bench.quickPick("ggen status");
    const line = await bench.quickRows.filter({ hasText: "Trust" }).first().textContent();
    await bench.closeQuickInput();
    return line ?? "";
  }
});
