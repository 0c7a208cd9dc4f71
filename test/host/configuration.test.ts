import { strict as assert } from "node:assert";
import { type EditorClient, eachHasEditor, type Folder, makeFolder } from "../support/inProcess.ts";

const asks = { textDocument: { diagnostic: {} }, workspace: { configuration: true } };

describe("configuration", () => {
  let client: EditorClient;
  let folder: Folder;
  let uri: string;
  eachHasEditor(
    (given) => {
      ({ client, folder } = given);
    },
    { "ggen.toml": '[project]\nname = "x"\n' },
  );
  beforeEach(() => {
    uri = folder.write("templates/a.tera", "{{ 'x' | shouty_snake }}{{ 'x' | nosuch }}");
  });

  const severities = async () =>
    Object.fromEntries((await client.pull(uri)).map((each) => [String(each.code), each.severity]));
  /** The configuration was taken over once this is answered: requests are handled in order behind it. */
  const settled = () => client.request("ggen/status");
  const push = async (ggen: unknown) => {
    await client.notify("workspace/didChangeConfiguration", { settings: { ggen } });
    await settled();
  };

  it("is pulled at the start, for every folder", async () => {
    client.configuration = { ggen: { rules: { "unknown-filter": "hint" } } };
    await client.start([folder.uri], asks);
    assert.equal((await severities())["unknown-filter"], 4);
    const { items } = await client.next("workspace/configuration");
    assert.deepEqual(items, [{ section: "ggen" }, { section: "ggen", scopeUri: folder.uri }]);
  });

  it("may differ from folder to folder", async () => {
    const other = makeFolder({ "ggen.toml": '[project]\nname = "y"\n' });
    const there = other.write("templates/a.tera", "{{ 'x' | nosuch }}");
    client.configuration = {
      ggen: { rules: { "unknown-filter": "warning" } },
      [`ggen@${other.uri}`]: { rules: { "unknown-filter": "hint" } },
    };
    await client.start([folder.uri, other.uri], asks);
    assert.equal((await severities())["unknown-filter"], 2);
    uri = there;
    assert.equal((await severities())["unknown-filter"], 4);
    other.remove();
  });

  it("is left as it is by a client that says it can be asked and then refuses", async () => {
    client.connection.onRequest("workspace/configuration", () => {
      throw new Error("no");
    });
    await client.start([folder.uri], asks);
    assert.equal((await severities())["unknown-filter"], 1);
  });

  it("is pulled again when it changed", async () => {
    await client.start([folder.uri], asks);
    assert.equal((await severities())["unknown-filter"], 1);
    client.configuration = { ggen: { rules: { "unknown-filter": "off" } } };
    await push(null);
    await client.next("workspace/configuration");
    await client.next("workspace/configuration");
    assert.deepEqual(await severities(), {});
  });

  it("is taken as it is pushed, by clients that cannot be asked", async () => {
    await client.start([folder.uri], { textDocument: { diagnostic: {} } });
    await push({ profile: "26" });
    const found = await client.pull(uri);
    assert.equal(
      found.filter((each) => each.code === "unknown-filter").length,
      2,
      "`shouty_snake` is no filter of 26.x",
    );
  });

  it("keeps the value before where the new one is nonsense, and says so once", async () => {
    await client.start([folder.uri], { textDocument: { diagnostic: {} } });
    await push({ rules: { "unknown-filter": "hint" }, profile: "v1" });
    await push({ rules: { "unknown-filter": "loud" }, profile: 7, files: "all", samples: { enable: "yes" } });
    const { message, type } = await client.next("window/showMessage");
    assert.equal(type, 2);
    assert.match(message, /`ggen\.profile` can be `auto`, `v1` or `26`, not `7`/);
    assert.match(message, /`ggen\.rules\.unknown-filter` can be .* not `"loud"`/);
    assert.match(message, /`ggen\.samples\.enable` is true or false/);
    for (const nonsense of [null, 7, "x", [], { rules: [] }, { files: { exclude: [1] } }]) await push(nonsense);
    assert.ok("unknown-filter" in (await severities()), "the server lives");
  });

  it("lets `.ggen/ls.toml` win, and takes its changes over at once", async () => {
    client.configuration = { ggen: { rules: { "unknown-filter": "error" }, profile: "v1" } };
    const ls = folder.write(".ggen/ls.toml", '[rules]\nunknown-filter = "hint"\n');
    await client.start([folder.uri], asks);
    assert.equal((await severities())["unknown-filter"], 4);
    await client.open(ls, 'profile = "26"\n[rules]\nunknown-filter = "warning"\n', "toml");
    const found = await client.pull(uri);
    assert.deepEqual(
      found.map((each) => each.severity),
      [2, 2],
    );
  });

  it("finds `.ggen/ls.toml` above the nearest manifest", async () => {
    folder.write(".ggen/ls.toml", '[rules]\nunknown-filter = "hint"\n');
    folder.write("packs/one/gpack.toml", "[gpack]\n");
    uri = folder.write("packs/one/templates/b.tera", "{{ 'x' | nosuch }}");
    await client.start([folder.uri], asks);
    assert.deepEqual(await severities(), { "unknown-filter": 4 });
  });

  it("leaves excluded files alone until it no longer does", async () => {
    client.configuration = { ggen: { files: { exclude: ["templates/old"] } } };
    uri = folder.write("templates/old/b.tera", "{{ 'x' | nosuch }}");
    await client.start([folder.uri], asks);
    assert.deepEqual(await severities(), {});
    client.configuration = {};
    client.configuration = { ggen: { files: { exclude: [] } } };
    await push(null);
    await client.next("workspace/configuration");
    await client.next("workspace/configuration");
    await client.request("workspace/diagnostic", { previousResultIds: [] });
    assert.deepEqual(await severities(), { "unknown-filter": 1 });
    await client.open(folder.write(".ggen/ls.toml", ""), '[files]\nexclude = ["**/old/**"]\n', "toml");
    assert.deepEqual(await severities(), {});
  });

  it("takes the sample packs away, from searching and from manifests", async () => {
    const gpack = folder.write("gpack.toml", "");
    await client.start([folder.uri], { textDocument: { diagnostic: {} } });
    await client.open(gpack, "[dependencies]\n\n", "toml");
    const offered = async () => [
      (await client.request<{ total: number }>("ggen/market/search", { query: "" })).total > 0,
      (await client.labels(gpack, { line: 1, character: 0 })).length > 0,
    ];
    assert.deepEqual(await offered(), [true, true]);
    await push({ samples: { enable: false } });
    assert.deepEqual(await offered(), [false, false]);
  });
});
