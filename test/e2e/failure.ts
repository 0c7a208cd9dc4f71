// What is left to look at when a test of a window failed: `test/.artifacts/NAME.png` and `NAME.log`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { CodeServer } from "./codeServer.ts";

/** Pictures, logs and results of a run; ignored by git. */
export const ARTIFACTS = fileURLToPath(new URL("../.artifacts/", import.meta.url));

/** Keeps the window and all logs of a test that failed, by its title. Never throws: the test's own error is the one to be seen. */
export async function keepFailure(title: string, page: Page, server: CodeServer): Promise<void> {
  const name = title.replace(/[^\w]+/g, "-").toLowerCase();
  mkdirSync(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: join(ARTIFACTS, `${name}.png`), timeout: 10_000 }).catch(() => undefined);
  try {
    writeFileSync(join(ARTIFACTS, `${name}.log`), `${server.log()}\n${logsBelow(join(server.profile, "data/logs"))}`);
  } catch (error) {
    console.log(`      no logs: ${error}`);
  }
}

function logsBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".log"))
    .map((path) => `==== ${path}\n${readFileSync(join(folder, path), "utf8")}`)
    .join("\n");
}
