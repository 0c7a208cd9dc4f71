import { strict as assert } from "node:assert";
import { hover } from "../../server/src/features/hover.ts";
import { cancelled, load, never } from "../support/fixture.ts";
import { registry } from "../support/registry.ts";

const registries = [
  registry({
    "rust-web": {
      name: "Web *service*",
      description: "See [here](command:quit) and <b>there</b>",
      license: "MIT",
      author: "`me`",
      versions: { "0.3.1": {}, "0.2.0": { yanked: true } },
    },
  }),
];

/** The hover at `$0`: the text it is about, then what it says as a client without Markdown shows it. */
async function check(source: string, expected: string): Promise<void> {
  const { snapshot, at, text } = await load(source, { markdown: false }, { registries });
  const found = hover(snapshot, at, never);
  const shown =
    found === null
      ? "nothing"
      : `${text.slice(found.range!.start, found.range!.end)}\n${(found.contents as { value: string }).value}`;
  assert.equal(shown.replace(/\n\n+/g, "\n"), expected.trim().replace(/^ +/gm, ""));
}

describe("hover in manifests", () => {
  it("says what a key is for", () =>
    check(
      '//- /gpack.toml\n[gpack]\nlic$0ense = "MIT"',
      "license\ngpack.license: text\nSPDX expression of the licence. Required.",
    ));
  it("says what a table is for", () =>
    check(
      "//- /gpack.toml\n[prese$0t.vars]\n",
      "preset.vars\n[preset.vars]\nValues for variables, below those of the project and above those of the templates.",
    ));
  it("follows the profile", async () => {
    await check('//- /ggen.toml\n[templates]\nd$0ir = "x"\n', "dir\ntemplates.dir: folder\nFolder of the templates.");
    await check(
      '//- /ggen.toml\n[templates]\nso$0urce_dir = "x"\n',
      "source_dir\ntemplates.source_dir: folder\nFolder of the templates.",
    );
  });
  for (const [place, about] of [
    ['ru$0st-web = "0.1"', "rust-web"],
    ['rust-web = "0$0.1"', '"0.1"'],
  ] as const)
    it(`tells of a pack on its ${about === "rust-web" ? "name" : "requirement"}, as its registry writes it`, () =>
      check(
        `//- /gpack.toml\n[dependencies]\n${place}`,
        `${about}
        Web *service* rust-web
        See [here](command:quit) and <b>there</b>
        newest 0.3.1 · MIT · by \`me\` · from main
        Other versions: 0.2.0 (yanked)`,
      ));
  it("does not make links of what a registry writes", async () => {
    const { snapshot, at } = await load('//- /gpack.toml\n[dependencies]\nrust-$0web = "1"', {}, { registries });
    const { value } = hover(snapshot, at, never)!.contents as { value: string };
    assert.match(value, /\\\[here\\\]\(command\\:quit\) and \\<b\\>there/);
  });
  it("tells of a variable what a template hears of it", () =>
    check(
      "//- /ggen.toml\n[vars]\nte$0am = 'orders'",
      "team\nteam: string\nVariable of the project, default orders\n- declared in [vars] of the project as orders",
    ));
  it("tells of rules", () =>
    check(
      '//- /.ggen/ls.toml\n[rules]\nunknown$0-filter = "off"',
      "unknown-filter\nRule unknown-filter of the category calls; starts as error.\nWhat it finds, and why",
    ));
  it("says nothing elsewhere", async () => {
    await check("//- /gpack.toml\n[gpack]\nmine = 1$0", "nothing");
    await check("//- /gpack.toml\n[gpack]\nmi$0ne = 1", "nothing");
    await check("//- /gpack.toml\n# com$0ment\n", "nothing");
    await check('//- /gpack.toml\n[dependencies]\nno$0where = "1"', "nothing");
  });
  it("works beside broken lines", () =>
    check(
      "//- /gpack.toml\n[gpack\nname = =\n[templates]\npat$0terns = []",
      "patterns\ntemplates.patterns: texts\nGlobs of templates. Absent: templates/**/*.tmpl and templates/**/*.tera.",
    ));
  it("is nothing when cancelled", async () => {
    const { snapshot, at } = await load("//- /gpack.toml\n[gp$0ack]\n");
    assert.equal(hover(snapshot, at, cancelled), null);
  });
});
