import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generated } from "../../scripts/neovim-lua.ts";
import { COMMANDS } from "../../server/src/protocol/index.ts";
import { type Editor, needEditor } from "./neovim/editor.ts";
import { needScreen, photograph } from "./neovim/screen.ts";
import { example, neovimSuite } from "./neovim/suite.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const client = join(root, "clients/neovim");
const read = (path: string): string => readFileSync(join(client, path), "utf8");

describe("Neovim: the plugin's files", () => {
  it("have what the server's tables say", () => {
    for (const [name, text] of Object.entries(generated())) assert.equal(read(`lua/ggen/${name}`), text, "npm run gen");
  });

  it("have one file for each sub-command of the protocol's table", () => {
    const subs = COMMANDS.flatMap(({ neovim }) => (neovim === undefined ? [] : [`${neovim.sub}.lua`]));
    assert.deepEqual(readdirSync(join(client, "lua/ggen/command")).toSorted(), subs.toSorted());
  });

  it("explain every command, mapping and option in the help", () => {
    const help = read("doc/ggen.txt");
    const options = [...read("lua/ggen/config.lua").matchAll(/^ {2}(\w+) = \{ "/gm)].map(([, name]) => name);
    assert.ok(options.length >= 6);
    const wanted = [
      ...COMMANDS.flatMap(({ neovim }) => (neovim === undefined ? [] : [`*:Ggen-${neovim.sub}*`])),
      ...COMMANDS.flatMap(({ neovim }) => (neovim?.command === undefined ? [] : [`*:${neovim.command}*`])),
      ...COMMANDS.flatMap(({ neovim }) => (neovim === undefined ? [] : [`<Plug>(Ggen${capital(neovim.sub)})`])),
      ...options.map((name) => `*ggen-option-${name}*`),
    ];
    assert.deepEqual(
      wanted.filter((tag) => !help.includes(tag)),
      [],
    );
  });

  it("link only to what the help of ggen or Neovim has", () => {
    const help = read("doc/ggen.txt");
    const tags = new Set([...help.matchAll(/(?<=\s)\*(\S+)\*(?=\s)/g)].map(([, tag]) => tag));
    const links = [...help.matchAll(/\|(\S+?)\|/g)].map(([, tag]) => tag!).filter((tag) => /ggen/i.test(tag));
    assert.deepEqual(
      links.filter((tag) => !tags.has(tag)),
      [],
    );
  });

  it("know the protocol's messages as the server sends them", () => {
    const classes = luaClasses();
    const recorded = (name: string): Json =>
      JSON.parse(readFileSync(join(root, `test/protocol/${name}.json`), "utf8")).result;
    const pairs: Record<string, Json> = {
      "ggen.MarketResult": recorded("marketSearch"),
      "ggen.Pack": recorded("marketSearch").packs[0],
      "ggen.Status": recorded("status"),
      "ggen.Template": recorded("templates").templates[0],
      "ggen.GeneratedFile": recorded("generate").files[0],
    };
    for (const [name, message] of Object.entries(pairs)) {
      const fields = classes.get(name) ?? [];
      const sent = Object.keys(message);
      const known = fields.map((field) => field.replace("?", ""));
      const needed = fields.filter((field) => !field.endsWith("?"));
      assert.deepEqual([name, sent.filter((key) => !known.includes(key))], [name, []], "fields that the class lacks");
      assert.deepEqual([name, needed.filter((field) => !sent.includes(field))], [name, []], "fields that are not sent");
    }
  });

  it("pass luacheck", function () {
    const { status, stdout, error } = spawnSync("luacheck", ["--no-color", "-q", "."], {
      cwd: client,
      encoding: "utf8",
    });
    if (error !== undefined) {
      if (process.env.CI === "true") throw new Error("luacheck is missing: see scripts/ci-packages");
      console.log("      skipped: luacheck is not installed");
      this.skip();
    }
    assert.equal(status, 0, stdout);
  });
});

neovimSuite("neovim");

describe("Neovim: the picture", function () {
  this.timeout(120_000);
  let editor: Editor | undefined;

  after(() => editor?.dispose());

  it("shows a template with its problems, and the marketplace", async function () {
    editor = needEditor(this, "neovim");
    needScreen(this);
    const place = process.env.UPDATE_IMAGES === "1" ? "docs/images" : "test/.artifacts";
    const path = join(root, place, "neovim.png");
    await photograph(editor, example(editor), path);
    // An empty screen is a few hundred bytes.
    assert.ok(statSync(path).size > 20_000);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: recorded JSON.
type Json = any;

/** The fields of each LuaCATS class; those that may be absent end with `?`. */
function luaClasses(): Map<string, string[]> {
  const classes = new Map<string, string[]>();
  for (const file of readdirSync(join(client, "lua"), { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".lua")) continue;
    for (const [, name, fields] of read(`lua/${file}`).matchAll(/^---@class (\S+)\n((?:---.*\n)*)/gm))
      classes.set(
        name!,
        [...fields!.matchAll(/^---@field (\S+)/gm)].map(([, field]) => field!),
      );
  }
  return classes;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
