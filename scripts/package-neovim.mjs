// Packs the Neovim plugin into `out/ggen.nvim`: its Lua, the queries and the parser of the grammar (compiled where there is a C
// compiler), the help's tags, and the server from `dist/`. `--install` puts it where Neovim finds it. Needs `npm run build`.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const client = join(root, "clients/neovim");
const grammar = join(root, "grammars/ggen_template");
const dist = join(root, "dist");
const out = join(root, "out/ggen.nvim");

if (!existsSync(join(dist, "ggen-ls.js"))) stop("there is no dist/ggen-ls.js: run `npm run build` first");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

for (const name of ["doc", "ftdetect", "ftplugin", "lsp", "lua", "plugin", "minimal.lua", "README.md"])
  cpSync(join(client, name), join(out, name), { recursive: true });
cpSync(join(root, "LICENSE"), join(out, "LICENSE"));
cpSync(join(grammar, "queries"), join(out, "queries/ggen_template"), { recursive: true });
cpSync(join(grammar, "queries-yaml"), join(out, "queries/yaml"), { recursive: true });
cpSync(dist, join(out, "server/dist"), { recursive: true, filter: (path) => !path.endsWith(".map") });
// What makes Node read the bundle as ES modules.
const { name, version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
writeFileSync(join(out, "server/package.json"), `${JSON.stringify({ name, version, license, type: "module" })}\n`);
writeFileSync(join(out, "doc/tags"), helpTags());
compileParser();

if (process.argv.includes("--install")) install();
else console.log(out);

/** What `:helptags` writes. */
function helpTags() {
  const rows = readdirSync(join(out, "doc"))
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) =>
      [...readFileSync(join(out, "doc", file), "utf8").matchAll(/(?<=^|\s)\*([^*\s]+)\*(?=\s|$)/gm)].map(
        ([, tag]) => `${tag}\t${file}\t/*${tag.replace(/[\\/]/g, "\\$&")}*\n`,
      ),
    );
  return rows.sort((a, b) => (a < b ? -1 : 1)).join("");
}

/** Without a compiler the plugin works all the same, with the server's colours alone. */
function compileParser() {
  mkdirSync(join(out, "parser"));
  const sources = ["parser.c", "scanner.c"].map((file) => join(grammar, "src", file));
  const library = join(out, "parser/ggen_template.so");
  const args = ["-shared", "-fPIC", "-O2", `-I${join(grammar, "src")}`, ...sources, "-o", library];
  const { status, error, stderr } = spawnSync(process.env.CC ?? "cc", args, { encoding: "utf8" });
  if (error !== undefined)
    console.error("package-neovim: no C compiler, so no tree-sitter parser: colours come from the server");
  else if (status !== 0) stop(`the parser was not compiled:\n${stderr}`);
}

function install() {
  const data =
    process.env.XDG_DATA_HOME ??
    (process.platform === "win32" ? process.env.LOCALAPPDATA : undefined) ??
    join(homedir(), ".local/share");
  const nvim = process.env.NVIM_APPNAME ?? "nvim";
  const name = process.platform === "win32" ? `${nvim}-data` : nvim;
  const target = join(data, name, "site/pack/ggen/start/ggen.nvim");
  rmSync(target, { recursive: true, force: true });
  cpSync(out, target, { recursive: true });
  console.log(`installed into ${target}`);
}

function stop(message) {
  console.error(`package-neovim: ${message}`);
  process.exit(1);
}
