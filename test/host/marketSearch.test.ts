import { strict as assert } from "node:assert";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MarketSearchRequest } from "../../server/src/protocol/index.ts";
import { builtServer } from "../support/builtServer.ts";
import { type Client, startClient } from "../support/client.ts";

/** A server of its own, whose bundled registry has so many packs. */
function serverWithPacks(count: number): { path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "ggen-market-"));
  cpSync(dirname(builtServer()), folder, { recursive: true });
  const packs = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `pack-${index}`,
      { name: `pack number ${index}`, description: "one of many packs", tags: ["many"], versions: { "1.0.0": {} } },
    ]),
  );
  writeFileSync(join(folder, "assets", "samples", "index.json"), JSON.stringify({ packs }));
  return { path: join(folder, "ggen-ls.js"), remove: () => rmSync(folder, { recursive: true }) };
}

describe("a search in a large registry, over stdio", function () {
  this.timeout(60_000);
  let server: ReturnType<typeof serverWithPacks>;
  let client: Client;
  before(async () => {
    server = serverWithPacks(30_000);
    client = await startClient({ folders: [], kind: "bare", server: server.path });
  });
  after(async () => {
    await client.stop();
    server.remove();
  });

  const find = (query: string) =>
    client.connection.sendRequest<MarketSearchRequest.Result>(MarketSearchRequest.method, { query });

  it("lets others pass while its index is built", async () => {
    const uri = "file:///alone/a.tera";
    const textDocument = { uri, languageId: "ggen-template", version: 1, text: "{{ 1 | upper }}" };
    await client.connection.sendNotification("textDocument/didOpen", { textDocument });
    const place = { textDocument: { uri }, position: { line: 0, character: 8 } };
    const hover = () => client.connection.sendRequest("textDocument/hover", place);
    await hover();
    let isFound = false;
    const searching = find("number 777").then((result) => {
      isFound = true;
      return result;
    });
    for (let turn = 0; turn < 3; turn += 1) {
      assert.ok(await hover());
      assert.equal(isFound, false, `the search ended before hover ${turn + 1}`);
    }
    assert.equal((await searching).packs[0]!.id, "pack-777");
  });

  it("finds with slips of the finger what it finds without", async () => {
    assert.equal((await find("pakc nubmer 12345")).packs[0]!.id, "pack-12345");
  });
});
