// A real VS Code for tests: code-server with a fresh profile, and a browser that sees nothing but it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Where `scripts/get-code-server` puts it. */
export const CODE_SERVER = join(process.env.GGEN_TOOLS_DIR || join(root, ".cache"), "code-server/bin/code-server");

/** Why no workbench can be opened on this machine; undefined where it can. */
export function workbenchMissing(): string | undefined {
  if (!existsSync(CODE_SERVER)) return "no code-server: run scripts/get-code-server";
  if (!existsSync(CHROMIUM)) return `no browser at ${CHROMIUM}: set CHROMIUM`;
  if (!existsSync(join(root, "clients/vscode/node_modules/vscode-languageclient")))
    return "the extension's packages are not installed: run npm ci --prefix clients/vscode";
  return undefined;
}

/** What keeps a fresh profile quiet: no welcome, no updates, no accounts, no questions. */
const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "editor.accessibilitySupport": "off",
  "files.autoSave": "off",
};

export interface CodeServer {
  /** Folder of everything that is its own: settings, extensions, logs. */
  readonly profile: string;
  readonly url: string;
  /** Prefix of an absolute path as the workbench names it. */
  readonly remote: string;
  /** What it wrote so far, for the report of a failure. */
  log(): string;
  stop(): Promise<void>;
}

export interface CodeServerOptions {
  readonly vsix?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Runs `extensionTestsPath` in the extension host; VS Code shows no notifications then. */
  readonly extensionTests?: boolean;
  /** Asks whether the folder is trusted, as a person's VS Code does. */
  readonly workspaceTrust?: boolean;
}

/** Starts code-server with its own profile, on the loopback, with the extension installed. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const profile = mkdtempSync(join(tmpdir(), "ggen-vscode-"));
  const settings = {
    ...QUIET,
    "security.workspace.trust.enabled": options.workspaceTrust === true,
    ...options.settings,
  };
  mkdirSync(join(profile, "data/User"), { recursive: true });
  writeFileSync(join(profile, "data/User/settings.json"), JSON.stringify(settings));

  // An empty gallery address keeps it from asking the public one.
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    XDG_CONFIG_HOME: profile,
    XDG_DATA_HOME: profile,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  };
  // Test runners set it, and code-server's own Node does not know the loader.
  delete env.NODE_OPTIONS;
  const args = ["--user-data-dir", "data", "--extensions-dir", "ext", "--config", "config.yaml"].map((arg) =>
    arg.startsWith("--") ? arg : join(profile, arg),
  );
  const spawned = (more: readonly string[]): { child: ChildProcess; log: () => string } => {
    const child = spawn(CODE_SERVER, [...args, ...more], { env, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (log += data));
    return { child, log: () => log };
  };

  if (options.vsix !== undefined) {
    const { child, log } = spawned(["--install-extension", options.vsix, "--force"]);
    const [code] = await once(child, "exit");
    if (code !== 0 || !log().includes("successfully installed"))
      throw new Error(`installing ${options.vsix}:\n${log()}`);
  }

  const port = await freePort();
  const { child, log } = spawned([
    ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
    ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
    // Else every closed browser leaves an extension host behind for hours.
    ...["--reconnection-grace-time", "1"],
    ...(options.workspaceTrust ? [] : ["--disable-workspace-trust"]),
    ...(options.extensionTests ? ["--vscode-option", "enable-smoke-test-driver"] : []),
  ]);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  for (let attempt = 0; !(await answers(`http://127.0.0.1:${port}/healthz`)); attempt++) {
    if (attempt > 600 || child.exitCode !== null) {
      await stop();
      throw new Error(`code-server did not start:\n${log()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { profile, url: `http://127.0.0.1:${port}/`, remote: `vscode-remote://127.0.0.1:${port}`, log, stop };
}

export interface Browser {
  readonly page: Page;
  close(): Promise<void>;
}

/** A browser window of this many pixels that reaches only the loopback. */
export async function openBrowser(viewport = { width: 1280, height: 800 }): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "ggen-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    viewport,
    timeout: 60_000,
    // Pictures for the documentation are finer.
    deviceScaleFactor: process.env.UPDATE_IMAGES === "1" ? 2 : 1,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
      ...["--disable-background-networking", "--disable-component-update"],
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { page, close };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
