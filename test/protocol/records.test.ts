import { strict as assert } from "node:assert";
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  FileKindRequest,
  GenerateCommand,
  MarketSearchRequest,
  StatusRequest,
  TemplatesRequest,
} from "../../server/src/protocol/index.ts";
import { type Client, startClient } from "../support/client.ts";

/** A message and its answer; `method` is the command's id where it went through `workspace/executeCommand`. */
interface Record {
  readonly method: string;
  readonly params: unknown;
  readonly result: unknown;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));

describe("recorded messages of the protocol", () => {
  let folder: string;
  let client: Client;
  let records: ReadonlyMap<string, Record>;

  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ggen-protocol-")));
    cpSync(join(root, "examples/orders"), folder, { recursive: true });
    client = await startClient({ folders: [folder], kind: "full" });
    records = await record(client, pathToFileURL(folder).href);
  });

  after(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("have the fields and types that the server's messages have today", () => {
    for (const [name, fresh] of records) {
      const path = join(here, `${name}.json`);
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, `${JSON.stringify(fresh, null, 2)}\n`);
      const recorded: unknown = JSON.parse(readFileSync(path, "utf8"));
      assert.deepEqual(shapeOf(recorded), shapeOf(fresh), `${name}.json: see the README beside it`);
    }
  });

  it("are all there is", () => {
    const files = readdirSync(here).filter((name) => name.endsWith(".json"));
    assert.deepEqual(files.toSorted(), [...records.keys()].map((name) => `${name}.json`).toSorted());
  });
});

/** One conversation with every message in it, by file name. */
async function record(client: Client, workspace: string): Promise<ReadonlyMap<string, Record>> {
  const template = `${workspace}/templates/service.tmpl`;
  client.buffers.open(template);
  const ask = async (method: string, params?: unknown): Promise<Record> => ({
    method,
    params: params ?? null,
    result: await client.request(method, params),
  });
  const generate: GenerateCommand.Args = { template, vars: { service_name: "invoice-service" } };
  const records: [string, Record][] = [
    ["experimental", { method: "initialize", params: null, result: client.server.capabilities.experimental }],
    ["fileKind", await ask(FileKindRequest.method, { uri: template })],
    ["fileKindOfNobody", await ask(FileKindRequest.method, { uri: `${workspace}/README.md` })],
    ["marketSearch", await ask(MarketSearchRequest.method, { query: "rust web", limit: 2 })],
    ["templates", await ask(TemplatesRequest.method, { reference: "service" })],
    ["status", await settledStatus(ask)],
    [
      "generate",
      {
        method: GenerateCommand.command,
        params: generate,
        result: await client.execute(GenerateCommand.command, [generate]),
      },
    ],
  ];
  const portable = (each: Record): Record => JSON.parse(JSON.stringify(each).replaceAll(workspace, "file:///orders"));
  return new Map(records.map(([name, each]) => [name, portable(each)]));
}

/** The status once the workspace has been read. */
async function settledStatus(ask: (method: string) => Promise<Record>): Promise<Record> {
  for (;;) {
    const status = await ask(StatusRequest.method);
    if (!(status.result as StatusRequest.Result).indexing) return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Each field with the type of its value, each list with the types of its members; values themselves may change with the examples. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((each) => JSON.stringify(shapeOf(each))))].toSorted();
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]));
}
