import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Editor } from "./editor.ts";

/** Programs that a picture needs: a display, a terminal, a camera. */
const NEEDED = ["Xvfb", "xterm", "import"];

/** Skips where one of them is not installed; in CI that is a failure. */
export function needScreen(context: Mocha.Context): void {
  const missing = NEEDED.filter((program) => spawnSync("which", [program]).status !== 0);
  if (missing.length === 0) return;
  const message = `${missing.join(", ")} missing: see scripts/ci-packages`;
  if (process.env.CI === "true") throw new Error(message);
  console.log(`      skipped: ${message}`);
  context.skip();
}

/**
 * Runs the driver `picture.lua` in a terminal on a display of its own, and photographs it into `path` once it stands still.
 *
 * Errors: rejects with what the driver says, or when nothing is arranged within a minute.
 */
export async function photograph(editor: Editor, folder: string, path: string): Promise<void> {
  const arranged = join(folder, "../arranged");
  rmSync(arranged, { force: true });
  const { display, number } = await startDisplay();
  let terminal: ChildProcess | undefined;
  try {
    const env = {
      ...editor.env,
      DISPLAY: `:${number}`,
      COLORTERM: "truecolor",
      GGEN_FOLDER: folder,
      GGEN_RESULTS: arranged,
    };
    const font = ["-u8", "-fa", "DejaVu Sans Mono", "-fs", "12", "-geometry", "132x40+0+0", "-b", "8"];
    const colours = ["-bg", "#14161b", "-fg", "#e0e2ea", "+sb", "-bw", "0"];
    const driver = join(editor.env.GGEN_DRIVERS!, "picture.lua");
    const command = [editor.nvim, "-i", "NONE", "-n", "-c", `luafile ${driver}`];
    terminal = spawn("xterm", [...font, ...colours, "-e", ...command], { cwd: folder, env, stdio: "ignore" });
    await until(() => existsSync(arranged) && readFileSync(arranged, "utf8").endsWith("\n"), "nothing was arranged");
    const problem = readFileSync(arranged, "utf8").trim();
    if (problem !== "") throw new Error(problem);
    mkdirSync(dirname(path), { recursive: true });
    let last = "";
    await until(() => {
      execFileSync("import", ["-window", "root", "-trim", "-strip", path], { env });
      const taken = readFileSync(path, "base64");
      const still = taken === last;
      last = taken;
      return still;
    }, "the screen never stands still");
  } finally {
    await ended(terminal);
    await ended(display);
  }
}

/** A display with a number that nobody has. */
async function startDisplay(): Promise<{ display: ChildProcess; number: string }> {
  const args = ["-displayfd", "3", "-screen", "0", "1400x900x24", "-nolisten", "tcp"];
  const display = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  let number = "";
  display.stdio[3]!.on("data", (data) => {
    number += data;
  });
  await until(() => number.endsWith("\n"), "Xvfb does not start");
  return { display, number: number.trim() };
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await gone;
}

async function until(holds: () => boolean, why: string): Promise<void> {
  for (const end = Date.now() + 60_000; !holds(); await pause(200)) if (Date.now() > end) throw new Error(why);
}
