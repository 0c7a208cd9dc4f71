// Packs the VS Code extension into `clients/vscode/ggen-vscode.vsix`, with the server from `dist/` inside.
// Needs `npm run build` before it, and the client's own packages, which it installs where they are missing (`npm ci`).
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const client = join(root, "clients/vscode");
const dist = join(root, "dist");

if (!existsSync(join(dist, "ggen-ls.js"))) stop("there is no dist/ggen-ls.js: run `npm run build` first");
if (!existsSync(join(client, "node_modules/vscode-languageclient"))) run("npm", ["ci", "--prefer-offline"]);

run(process.execPath, ["build.mjs"]);

const carried = join(client, "server");
rmSync(carried, { recursive: true, force: true });
cpSync(dist, join(carried, "dist"), { recursive: true, filter: (path) => !path.endsWith(".map") });
// What makes Node read the bundle as ES modules.
const { name, version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
writeFileSync(
  join(carried, "package.json"),
  `${JSON.stringify({ name, version, license, type: "module" }, null, 2)}\n`,
);

const vsce = join(client, "node_modules/@vscode/vsce/vsce");
const out = join(client, "ggen-vscode.vsix");
run(process.execPath, [vsce, "package", "--no-dependencies", "--allow-missing-repository", "--out", out]);

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: client,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error !== undefined || status !== 0) stop(`${[command, ...args].join(" ")} failed in clients/vscode`);
}

function stop(message) {
  console.error(`package-vscode: ${message}`);
  process.exit(1);
}
