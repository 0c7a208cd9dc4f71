import { strict as assert } from "node:assert";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { EditorClient } from "../support/inProcess.ts";

const bin = fileURLToPath(new URL("../../server/src/host/bin.ts", import.meta.url));
const uri = "file:///alone/a.tera";

/** The executable as it is in the sources; what is built is tried by the scenario. */
const run = (...args: string[]) =>
  spawn(process.execPath, ["--import", "tsx", bin, ...args], { stdio: ["pipe", "pipe", "pipe"] });
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

describe("the transports", function () {
  this.timeout(60_000);
  let child: ChildProcess | undefined;
  let server: Server | undefined;
  afterEach(() => {
    child?.kill();
    server?.close();
  });

  /** The same short conversation whatever carries it, up to the exit code. */
  async function converse(reader: MessageReader, writer: MessageWriter, process: ChildProcess): Promise<void> {
    const errors: string[] = [];
    process.stderr?.on("data", (data) => errors.push(String(data)));
    const client = new EditorClient(createMessageConnection(reader, writer));
    await client.start([]);
    await client.open(uri, "{% set a = 1 %}{{ a }}");
    assert.ok(await client.hover(uri, { line: 0, character: 18 }), errors.join(""));
    const code = ended(process);
    await client.request("shutdown");
    await client.notify("exit", undefined);
    assert.equal(await code, 0, errors.join(""));
    client.connection.dispose();
  }

  /** Waits for the server to come: on a socket or a pipe it is the one who connects. */
  async function listen(where: number | string): Promise<{ address: string | number; connected: Promise<Socket> }> {
    const listening = createServer();
    server = listening;
    const connected = new Promise<Socket>((resolve) => listening.once("connection", resolve));
    await new Promise<void>((resolve) => {
      if (typeof where === "number") listening.listen(where, "127.0.0.1", resolve);
      else listening.listen(where, resolve);
    });
    const address = listening.address();
    return { address: typeof address === "object" && address !== null ? address.port : where, connected };
  }

  it("carry it over stdio", async () => {
    child = run("--stdio");
    await converse(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!), child);
  });

  it("carry it over a socket", async () => {
    const { address, connected } = await listen(0);
    child = run(`--socket=${address}`);
    const socket = await connected;
    await converse(new StreamMessageReader(socket), new StreamMessageWriter(socket), child);
  });

  it("carry it over a pipe", async () => {
    const name = `ggen-${process.pid}-${Date.now().toString(36)}`;
    const pipe = process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
    const { connected } = await listen(pipe);
    child = run(`--pipe=${pipe}`);
    const socket = await connected;
    await converse(new StreamMessageReader(socket), new StreamMessageWriter(socket), child);
  });

  it("carry it between Node processes", async () => {
    const forked = fork(bin, ["--node-ipc"], { execArgv: ["--import", "tsx"], silent: true });
    child = forked;
    await converse(new IPCMessageReader(forked), new IPCMessageWriter(forked), forked);
  });

  it("end with 1 where `exit` comes without `shutdown`", async () => {
    child = run("--stdio");
    const client = new EditorClient(
      createMessageConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!)),
    );
    await client.start([]);
    const code = ended(child);
    await client.notify("exit", undefined);
    assert.equal(await code, 1);
    client.connection.dispose();
  });

  it("end when the editor is gone", async () => {
    child = run("--stdio");
    const client = new EditorClient(
      createMessageConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!)),
    );
    await client.start([]);
    const code = ended(child);
    child.stdin!.end();
    assert.notEqual(await code, null);
    client.connection.dispose();
  });
});
