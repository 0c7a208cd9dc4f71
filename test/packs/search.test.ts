import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { newerVersions, newestVersion, PackSearch, parseRegistryIndex } from "../../server/src/packs/index.ts";

const samples = readFileSync(new URL("../../server/samples/index.json", import.meta.url), "utf8");
const { index, problems } = parseRegistryIndex(samples);

describe("the bundled samples", () => {
  it("are read without a problem", () => assert.deepEqual(problems, []));

  it("are the six packs", () =>
    assert.equal(
      [...index.packs.keys()].sort().join(" "),
      "docker-templates jwt-auth-template openapi-client postgresql-sqlx rust-axum-service rust-common",
    ));
});

describe("search", () => {
  const search = new PackSearch([...index.packs.values()]);
  const ids = (query: string, category?: string) => search.search(query, category).map((pack) => pack.id);

  it("finds the pack whose fields hold both words first", () => assert.equal(ids("rust web")[0], "rust-axum-service"));

  it("finds service, database and authentication for `rust web authentication`", () =>
    assert.deepEqual(ids("rust web authentication").slice(0, 3).sort(), [
      "jwt-auth-template",
      "postgresql-sqlx",
      "rust-axum-service",
    ]));

  it("forgives typing errors", () => assert.equal(ids("dokcer")[0], "docker-templates"));

  it("lists everything by name for an empty query", () => assert.equal(ids(" ").length, 6));

  it("keeps to a category", () => assert.deepEqual(ids("rust", "Security"), ["jwt-auth-template"]));

  it("finds nothing for nonsense", () => assert.deepEqual(ids("zzqqxxyy"), []));
});

describe("search in a large registry", () => {
  const many = Array.from({ length: 3_000 }, (_, number) => ({
    ...index.packs.get("rust-common")!,
    id: `filler-${number}`,
  }));
  const search = new PackSearch([...many, ...index.packs.values()]);
  const ids = (query: string, category?: string) => search.search(query, category).map((pack) => pack.id);

  it("finds the same first as in a small one", () => {
    assert.equal(ids("rust web")[0], "rust-axum-service");
    assert.equal(ids("dokcer")[0], "docker-templates");
    assert.deepEqual(ids("jwt auth", "Security"), ["jwt-auth-template"]);
  });

  it("finds with slips of the finger what it finds without", () => {
    for (const [query, typed] of [
      ["postgresql", "postgersql"],
      ["authentication", "authentcation"],
      ["openapi client", "opneapi cleint"],
      ["rust axum service", "rust axun servcie"],
    ] as const)
      assert.equal(ids(typed)[0], ids(query)[0], typed);
  });

  it("counts a word that begins like the query for more than one that resembles it", () => {
    const names = ["servo", "server", "serve"];
    const packs = Array.from({ length: 2_000 }, (_, number) => ({
      ...many[0]!,
      id: `x-${number}`,
      name: `x${number}`,
    }));
    const named = names.map((name) => ({ ...packs[0]!, id: name, name, description: "", tags: [], keywords: [] }));
    const found = new PackSearch([...packs, ...named]).search("serve").map((pack) => pack.id);
    assert.equal(found[0], "serve");
    assert.equal(found[1], "server");
    assert.deepEqual(new Set(found), new Set(names));
  });

  it("finds the same whether its index was built at once or bit by bit", () => {
    const slowly = new PackSearch([...many, ...index.packs.values()]);
    let turns = 0;
    while (slowly.advance()) turns += 1;
    assert.ok(turns >= 5);
    assert.deepEqual(
      slowly.search("jwt auth").map((pack) => pack.id),
      ids("jwt auth"),
    );
  });

  it("tells of everything that it found", () => assert.equal(ids("rust common").length >= 3_001, true));

  it("finds nothing for nonsense", () => assert.deepEqual(ids("zzqqxxyy"), []));
});

describe("an index", () => {
  it("that is not JSON says so", () => assert.match(parseRegistryIndex("{").problems[0]!, /not JSON/));

  it("keeps the packs that can be read", () => {
    const read = parseRegistryIndex('{"packs":{"a":{"versions":{"1.0.0":{}}},"b":7}}');
    assert.deepEqual([...read.index.packs.keys()], ["a"]);
    assert.deepEqual(read.problems, ["pack `b` has no version and is left out"]);
  });

  it("never offers what was yanked, and a prerelease only where nothing else is", () => {
    const versions = { "1.0.0": {}, "1.1.0": { yanked: true }, "2.0.0-beta.1": {} };
    const pack = parseRegistryIndex(JSON.stringify({ packs: { a: { versions } } })).index.packs.get("a")!;
    assert.equal(newestVersion(pack), "1.0.0");
    assert.deepEqual(newerVersions(pack, "0.9.0"), ["1.0.0"]);
  });
});
