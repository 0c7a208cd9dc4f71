// Formats the Lua of the Neovim client and its tests as `clients/neovim/stylua.toml` says: `node scripts/lua-format.mjs --write`.
// Without `--write` it fails where a file is formatted otherwise.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Config, formatCode, IndentType, OutputVerification } from "@johnnymorganz/stylua";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";

const root = fileURLToPath(new URL("../", import.meta.url));
const options = getStaticTOMLValue(parseTOML(readFileSync(join(root, "clients/neovim/stylua.toml"), "utf8")));
const write = process.argv.includes("--write");

for (const folder of ["clients/neovim", "test/clients/neovim", "test/syntax"])
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".lua")) continue;
    const path = join(root, folder, name);
    const text = readFileSync(path, "utf8");
    const formatted = formatCode(text, config(), undefined, OutputVerification.None);
    if (formatted === text) continue;
    if (write) writeFileSync(path, formatted);
    else {
      console.error(`${join(folder, name)} is not formatted: npm run format`);
      process.exitCode = 1;
    }
  }

/** A fresh one for each file: formatting takes it over. */
function config() {
  return Object.assign(Config.new(), {
    column_width: options.column_width,
    indent_type: IndentType[options.indent_type],
    indent_width: options.indent_width,
  });
}
