// The extension under test: packed once a run, from what `npm run build` left in `dist/`.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { workbenchMissing } from "./codeServer.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
let packed = false;

/** Path of the `.vsix`, packed with no network. Errors: throws with the packer's own words. */
export function packageExtension(): string {
  if (!packed)
    execFileSync(process.execPath, [join(root, "scripts/package-vscode.mjs")], { stdio: "pipe", timeout: 60_000 });
  packed = true;
  return join(root, "clients/vscode/ggen-vscode.vsix");
}

/** Path of the bundled tests for the extension host; the extension itself is packed beside them. */
export function buildHostTests(): string {
  packageExtension();
  execFileSync(process.execPath, [join(root, "clients/vscode/build.mjs"), "--tests"], {
    stdio: "pipe",
    timeout: 60_000,
  });
  return join(root, "clients/vscode/out/hostTests.cjs");
}

/** Skips with one clear line where no workbench can be opened; in CI that is a failure. */
export function needWorkbench(context: Mocha.Context): void {
  const missing = workbenchMissing();
  if (missing === undefined) return;
  if (process.env.CI === "true") throw new Error(missing);
  console.log(`      skipped: ${missing}`);
  context.skip();
}
