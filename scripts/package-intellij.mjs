// Packs the IntelliJ plugin into `clients/intellij/target/ggen-intellij-<version>.zip`, with the server from `dist/` inside.
// Needs `npm run build` before it, a JDK of 17 or newer and Maven. With `--tests` Maven runs the JVM's tests too, below Xvfb.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const client = join(root, "clients/intellij");
const target = join(client, "target");
const dist = join(root, "dist");
const { name, version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

if (!existsSync(join(dist, "ggen-ls.js"))) stop("there is no dist/ggen-ls.js: run `npm run build` first");

const maven = ["mvn", "-B", "-q", "-ntp", "-Dstyle.color=never", `-Drevision=${version}`];
if (process.argv.includes("--tests")) {
  const properties = { node: process.execPath, root, "update.images": process.env.UPDATE_IMAGES ?? "0" };
  const settings = Object.entries(properties).map(([key, value]) => `-Dggen.${key}=${value}`);
  run("xvfb-run", ["--auto-servernum", "--server-args=-screen 0 1600x1200x24", ...maven, ...settings, "package"]);
} else {
  run(maven[0], [...maven.slice(1), "-Dmaven.test.skip=true", "package"]);
}

// The layout of a plugin: what is in `lib` is the class path, the rest is ours to use.
const plugin = join(target, "ggen");
rmSync(plugin, { recursive: true, force: true });
mkdirSync(join(plugin, "lib"), { recursive: true });
cpSync(join(target, `ggen-intellij-${version}.jar`), join(plugin, "lib", `ggen-intellij-${version}.jar`));
cpSync(dist, join(plugin, "server/dist"), { recursive: true, filter: (path) => !path.endsWith(".map") });
// What makes Node read the bundle as ES modules.
writeJson(join(plugin, "server/package.json"), { name, version, license, type: "module" });
cpSync(join(root, "LICENSE"), join(plugin, "LICENSE"));
packTextMate(join(plugin, "textmate"));

const zip = join(target, `ggen-intellij-${version}.zip`);
rmSync(zip, { force: true });
// The JDK's own tool writes zip files; M: without a jar's manifest.
run("jar", ["--create", "--no-manifest", "--file", zip, "-C", target, "ggen"]);

/** A folder that TextMate support takes for a VS Code extension: the grammar of `.tera` and how brackets and comments go. */
function packTextMate(folder) {
  const vscode = join(root, "clients/vscode");
  const { languages, grammars } = JSON.parse(readFileSync(join(vscode, "package.json"), "utf8")).contributes;
  const [{ id, aliases, extensions, configuration }] = languages;
  const [{ language, scopeName, path }] = grammars;
  for (const file of [configuration, path]) cpSync(join(vscode, file), join(folder, file));
  writeJson(join(folder, "package.json"), {
    name: "ggen",
    version,
    contributes: {
      languages: [{ id, aliases, extensions, configuration }],
      grammars: [{ language, scopeName, path }],
    },
  });
}

function writeJson(path, value) {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: client, stdio: "inherit" });
  if (error?.code === "ENOENT") stop(`${command} is not installed`);
  if (error !== undefined || status !== 0) stop(`${command} failed in clients/intellij`);
}

function stop(message) {
  console.error(`package-intellij: ${message}`);
  process.exit(1);
}
