import { strict as assert } from "node:assert";
import { completion } from "../../../server/src/features/completion.ts";
import { accept, check, has, items, labels } from "../../support/completion.ts";
import { cancelled, load } from "../../support/fixture.ts";
import { registry } from "../../support/registry.ts";

const registries = [
  registry({
    "rust-common": { name: "Common", versions: { "1.0.0": {}, "1.2.0": {}, "2.0.0": {}, "2.1.0": { yanked: true } } },
    "rust-web": { name: "Web", versions: { "0.3.1": {} } },
  }),
  registry({ "rust-web": { name: "Other", versions: { "9.0.0": {} } } }, "second"),
];
const gpack = (body: string) => `//- /gpack.toml\n${body}`;
const whole =
  '[gpack]\nid = "a"\nname = "A"\nversion = "1.0.0"\ndescription = "d"\nlicense = "MIT"\nggen_compat = ">=1"\n';

describe("completion in gpack.toml", () => {
  it("offers what is required first, and nothing that is there", async () => {
    const found = await labels(gpack('[gpack]\nid = "a"\n$0\nname = "A"\n'));
    assert.deepEqual(found, ["description", "ggen_compat", "license", "version"]);
  });
  it("writes the value along", () =>
    accept(gpack("[gpack]\nver$0"), "version", '[gpack]\nversion = "${1:}"'.replace("${1:}", "${1:}")));
  it("keeps what is behind the name", () =>
    accept(gpack('[gpack]\nver$0ion = "1"'), "version", '[gpack]\nversion = "1"'));
  it("offers nothing outside a table", () => check(gpack("$0"), ""));
  it("offers the tables that are missing", () =>
    check(
      gpack(`${whole}[dependencies]\n[$0`),
      "macros preset preset.vars queries queries.aliases rdf rdf.prefixes shapes templates",
    ));
  it("closes a table's name, and keeps brackets that are there", async () => {
    await accept(gpack("[$0"), "gpack", "[gpack]");
    await accept(gpack("[gp$0]"), "gpack", "[gpack]");
    await accept(gpack("[preset.v$0]"), "preset.vars", "[preset.vars]");
  });
  it("offers packs that are not there yet, each once", async () => {
    await check(gpack(`${whole}[dependencies]\n$0`), "rust-common rust-web", { registries });
    await check(gpack(`${whole}[dependencies]\nrust-web = "1"\nru$0`), "rust-common", { registries });
  });
  it("writes the newest version that is not yanked", () =>
    accept(gpack("[dependencies]\nrust-c$0"), "rust-common", '[dependencies]\nrust-common = "^2.0.0"', { registries }));
  it("offers versions, the newest first, and no yanked one", async () => {
    const found = await labels(gpack('[dependencies]\nrust-common = "$0"\n'), { registries });
    assert.deepEqual(found.slice(0, 3), ["^2.0.0", "^1.2.0", "^1.0.0"]);
    assert.ok(!found.some((each) => each.includes("2.1.0")));
  });
  it("replaces the whole requirement, quotes or not", async () => {
    await accept(
      gpack('[dependencies]\nrust-common = "^1.$00"\n'),
      "^2.0.0",
      '[dependencies]\nrust-common = "^2.0.0"\n',
      {
        registries,
      },
    );
    await accept(gpack("[dependencies]\nrust-common = $0"), "=1.2.0", '[dependencies]\nrust-common = "=1.2.0"', {
      registries,
    });
    await accept(gpack('[dependencies]\nrust-common = "^$0'), "^1.2.0", '[dependencies]\nrust-common = "^1.2.0', {
      registries,
    });
  });
  it("offers globs in a list, over several lines too", async () => {
    await check(gpack('[templates]\npatterns = ["$0"]'), "templates/**/*.tmpl templates/**/*.tera");
    await check(
      gpack('[templates]\npatterns = [\n  "a",\n  "$0\n]\n[gpack]\n'),
      "templates/**/*.tmpl templates/**/*.tera",
    );
    await check(gpack('[templates]\npatterns = ["a"$0]'), "");
    await check(gpack('[templates]\npatterns = "$0"'), "");
  });
  it("offers files for a path", () =>
    check(
      '//- /gpack.toml\n[preset]\nconfig = "$0"\n//- /defaults.toml\na = 1\n//- /conf/b.toml\nb = 1\n',
      "defaults.toml gpack.toml conf/",
    ));
  it("offers nothing in comments and behind values", async () => {
    await check(gpack("[gpack]\n# na$0"), "");
    await check(gpack('[gpack]\nname = "a" # $0'), "");
    await check(gpack('[gpack]\nname = "a"$0'), "");
    await check(gpack("[gpack]\nname = $0"), "");
    await check(gpack('[preset.vars]\n"a b$0'), "");
  });
  it("works beside broken lines", () =>
    has(gpack('[gpack\nname = = "a"\n[templates]\npat$0\n[rdf\n'), ["patterns"], ["name"]));
  it("is explained by what its registry says, as text", async () => {
    const hostile = registry({ x: { name: "<b>", description: "[a](command:b)", versions: { "1.0.0": {} } } });
    const [item] = await items(gpack("[dependencies]\n$0"), { registries: [hostile] });
    assert.match(JSON.stringify(item!.documentation), /\\\\<b\\\\>.*\\\\\[a\\\\\]\(command\\\\:b\)/);
  });
  it("gives nothing when cancelled", async () => {
    const { snapshot, at } = await load(gpack("[gpack]\n$0"));
    assert.deepEqual((await completion(snapshot, at, cancelled)).items, []);
  });
});

describe("completion in ggen.toml", () => {
  const ggen = (body: string) => `//- /ggen.toml\n${body}`;
  it("follows the profile", async () => {
    await has(ggen("[templates]\n$0"), ["source_dir"], ["dir"]);
    await has(ggen("[law]\nrules = []\n[templates]\n$0"), ["dir"], ["source_dir"]);
  });
  it("offers folders for a folder", () =>
    check('//- /ggen.toml\ntemplates_dir = "$0"\n//- /tpl/a.tmpl\nx\n//- /tpl/sub/b.tmpl\nx\n', "tpl/"));
  it("writes arrays of tables with both brackets", async () => {
    const project = "[law]\nrules = []\n";
    await accept(ggen(`${project}[generation.r$0`), "generation.rules", `${project}[[generation.rules]]`);
    await accept(ggen(`${project}[[generation.r$0]]`), "generation.rules", `${project}[[generation.rules]]`);
    await has(ggen(`${project}[[generation.rules]]\n[[$0`), ["generation.rules"], ["generation"]);
  });
  it("looks into tables in braces", async () => {
    const rule = "[law]\nrules = []\n[[generation.rules]]\n";
    await check(ggen(`${rule}query = { $0 }`), "file inline output pack");
    await check(ggen(`${rule}query = { pack = "x", $0 }`), "file inline output pack");
    await check(ggen(`${rule}mode = $0`), "Create Overwrite Merge");
    await accept(ggen(`${rule}mode = "$0"`), "Merge", `${rule}mode = "Merge"`);
    await check(`//- /ggen.toml\n${rule}template = { file = "$0\n//- /t.tmpl\nx\n`, "ggen.toml t.tmpl");
  });
});

describe("completion in .ggen/ls.toml", () => {
  const ls = (body: string) => `//- /.ggen/ls.toml\n${body}`;
  it("offers the settings of the table", async () => {
    await check(ls("$0"), "profile");
    await check(ls("[$0"), "files generation rules");
    await check(ls("[generation]\n$0"), "finalNewline missingMarker");
    await check(ls("profile = $0"), "auto v1 26");
    await accept(ls('[generation]\nfinalNewline = "$0"'), "always", '[generation]\nfinalNewline = "always"');
  });
  it("offers rules and how strict they can be", async () => {
    await has(ls('[rules]\nunknown-filter = "off"\nunk$0'), ["unknown-variable"], ["unknown-filter"]);
    await check(ls('[rules]\nunknown-filter = "$0"'), "off hint information warning error");
    await accept(
      ls("[rules]\nunknown-f$0"),
      "unknown-filter",
      '[rules]\nunknown-filter = "${1|off,hint,information,warning,error|}"',
    );
  });
});

describe("completion in the other manifests", () => {
  it("knows make.toml", async () => {
    await has("//- /make.toml\n[lifecycle.build]\n$0", ["command", "commands"], ["path"]);
    await has("//- /make.toml\n[hooks]\n$0", ["before_build", "after_all"]);
  });
  it("offers phases to hooks and workspaces to phases", async () => {
    const phases = '[lifecycle.build]\ncommand = "x"\n[lifecycle.test]\ncommand = "y"\n[workspace.web]\npath = "web"\n';
    await check(`//- /make.toml\n${phases}[hooks]\nbefore_test = ["$0"]`, "build test");
    await check(`//- /make.toml\n${phases}[lifecycle.deploy]\nworkspaces = [$0]`, "web");
  });
  it("knows registries", () =>
    check('//- /.ggen/registries.toml\n[[registries]]\ntype = "$0"', "artifactory nexus custom"));
  it("knows what an entry of the second registry lacks", () =>
    check(
      '//- /.ggen/registries.toml\n[[registries]]\nname = "a"\n[[registries]]\nurl = "u"\n$0',
      "name type auth priority",
    ));
});
