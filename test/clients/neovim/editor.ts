import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const drivers = join(root, "test/clients/neovim");
const tools = process.env.GGEN_TOOLS_DIR ?? join(root, ".cache");

/** What a driver reports. */
export interface Report {
  readonly version: string;
  readonly results: ReadonlyArray<{ readonly name: string; readonly error?: string }>;
}

/** A real Neovim with the plugin installed as its README says, in folders of its own. */
export interface Editor {
  readonly nvim: string;
  readonly env: NodeJS.ProcessEnv;
  /** A new temporary folder, gone with the editor. */
  folder(): string;
  /**
   * Runs a driver (a file beside this one) in `cwd`. Errors: rejects when Neovim ends without a report, or not at all.
   */
  run(driver: string, cwd: string, env?: Record<string, string>, args?: readonly string[]): Promise<Report>;
  dispose(): void;
}

/** Skips where that Neovim is not installed; in CI that is a failure. */
export function needEditor(context: Mocha.Context, name: string): Editor {
  const nvim = join(tools, name, "nvim");
  if (!existsSync(nvim)) {
    const missing = `${nvim} is missing: run scripts/get-neovim${name === "neovim" ? "" : " --suite trixie"}`;
    if (process.env.CI === "true") throw new Error(missing);
    console.log(`      skipped: ${missing}`);
    context.skip();
  }
  const home = realpathSync(mkdtempSync(join(tmpdir(), "ggen-neovim-")));
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    XDG_STATE_HOME: join(home, "state"),
    XDG_CACHE_HOME: join(home, "cache"),
    GGEN_DRIVERS: drivers,
  };
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/package-neovim.mjs"), "--install"], {
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  let folders = 0;
  const folder = (): string => {
    const path = join(home, `folder-${folders++}`);
    mkdirSync(path);
    return path;
  };
  return {
    nvim,
    env,
    folder,
    run: (driver, cwd, more = {}, args = []) => run(nvim, driver, cwd, { ...env, ...more }, args),
    dispose: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function run(
  nvim: string,
  driver: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): Promise<Report> {
  const file = join(cwd, "..", `${driver}-results.json`);
  rmSync(file, { force: true });
  const started = ["--headless", "-i", "NONE", "-n", ...args, "-c", `luafile ${join(drivers, driver)}.lua`];
  const editor = spawn(nvim, started, { cwd, env: { ...env, GGEN_RESULTS: file }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [editor.stdout, editor.stderr])
    stream.on("data", (data) => {
      output += data;
    });
  const limit = setTimeout(() => editor.kill("SIGKILL"), 170_000);
  await new Promise((resolve) => editor.once("close", resolve));
  clearTimeout(limit);
  if (!existsSync(file)) throw new Error(`Neovim ended without a report:\n${output}`);
  return JSON.parse(readFileSync(file, "utf8")) as Report;
}
