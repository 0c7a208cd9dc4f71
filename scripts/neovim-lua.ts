// Writes what the Neovim client knows of the server's tables into Lua: `npx tsx scripts/neovim-lua.ts`. A test compares.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SETTINGS, type Setting } from "../server/src/config/settings.ts";
import { HEAD_KEYS } from "../server/src/model/fileKind.ts";
import { MANIFESTS } from "../server/src/model/project.ts";
import { COMMANDS, PROTOCOL_VERSION } from "../server/src/protocol/index.ts";

const FOLDER = new URL("../clients/neovim/lua/ggen/", import.meta.url);
const HEAD = "-- Written by scripts/neovim-lua.ts from the server's tables: do not edit.\n";

/** Every generated file by its name below `lua/ggen/`. */
export function generated(): Record<string, string> {
  return { "protocol.lua": protocol(), "settings_meta.lua": settingsMeta() };
}

/** The protocol's version, the commands that Neovim offers, and by what a file is known to be ggen's. */
function protocol(): string {
  const commands = COMMANDS.flatMap(({ neovim, title, client, args }) =>
    neovim === undefined ? [] : [{ sub: neovim.sub, command: neovim.command, client, title, args }],
  );
  const rows = commands.map((row) => {
    const fields = Object.entries(row).flatMap(([key, value]) =>
      value === undefined ? [] : [`    ${key} = ${quoted(value)},\n`],
    );
    return `  {\n${fields.join("")}  },\n`;
  });
  return `${HEAD}
---@class ggen.CommandEntry
---@field sub string Below \`:Ggen\`.
---@field command? string A command of its own that does the same.
---@field client? string What a code action may carry for the client to run.
---@field title string
---@field args string What it takes, for people.

local M = {}

M.version = ${PROTOCOL_VERSION}

---@type ggen.CommandEntry[]
M.commands = {
${rows.join("")}}

---The files that make a folder a project.
---@type string[]
M.manifests = {
${list(MANIFESTS)}}

---Keys that tell a ggen head from the front matter of other tools.
---@type string[]
M.head_keys = {
${list(HEAD_KEYS)}}

return M
`;
}

/** Classes for language servers of Lua: what \`settings\` of \`vim.g.ggen\` may hold. */
function settingsMeta(): string {
  const groups = new Map<string, Setting[]>();
  for (const setting of SETTINGS as readonly Setting[]) {
    const group = setting.key.split(".").slice(0, -1).join(".");
    groups.set(group, [...(groups.get(group) ?? []), setting]);
  }
  const classes = [...groups].map(([group, settings]) => {
    const nested =
      group === ""
        ? [...groups.keys()].filter((name) => name !== "").map((name) => `---@field ${name}? ${className(name)}\n`)
        : [];
    return `---@class ${className(group)}\n${settings.map(field).join("")}${nested.join("")}`;
  });
  return `${HEAD}---@meta\n\n${classes.join("\n")}`;
}

function field({ key, type, values, description, default: standard }: Setting): string {
  const member = values === undefined ? "string" : values.map((value) => `"${value}"`).join("|");
  const types = {
    boolean: "boolean",
    string: member,
    object: `table<string, ${member}>`,
    stringArray: values === undefined ? "string[]" : `(${member})[]`,
  };
  const name = key.split(".").at(-1);
  return `---${description} Default: \`${JSON.stringify(standard)}\`.\n---@field ${name}? ${types[type]}\n`;
}

function className(group: string): string {
  const parts = group.split(".").filter((part) => part !== "");
  return ["ggen.Settings", ...parts.map((part) => part[0]!.toUpperCase() + part.slice(1))].join(".");
}

function list(names: readonly string[]): string {
  return names.map((name) => `  ${quoted(name)},\n`).join("");
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of Object.entries(generated())) writeFileSync(new URL(name, FOLDER), text);
