import { strict as assert } from "node:assert";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { COMMANDS } from "../../server/src/protocol/index.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const client = join(root, "clients/intellij");
const read = (path: string): string => readFileSync(join(client, path), "utf8");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

describe("IntelliJ: the plugin's files", () => {
  const plugin = read("src/main/resources/META-INF/plugin.xml");
  const texts = bundle(read("src/main/resources/messages/GgenBundle.properties"));

  it("offer exactly the commands of the protocol's table, with its titles", () => {
    const offered = [...plugin.matchAll(/<action id="([^"]+)"/g)].map(([, id]) => ({
      id,
      title: texts.get(`action.${id}.text`),
    }));
    const wanted = COMMANDS.filter(({ client }) => client !== undefined).map(({ client, title }) => ({
      id: client,
      title,
    }));
    assert.deepEqual(offered.toSorted(byId), wanted.toSorted(byId));
  });

  it("name each text once, and have no other", () => {
    const java = readdirSync(join(client, "src/main/java"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".java"))
      .map((file) => read(`src/main/java/${file}`))
      .join("\n");
    const used = new Set([...java.matchAll(/"((?:[a-z]+\.)+[a-z]+)"/g)].map(([, key]) => key!));
    const byPlatform = /^(?:action|group|toolwindow\.stripe|notification\.group)\./;
    const unused = [...texts.keys()].filter((key) => !byPlatform.test(key) && !used.has(key));
    assert.deepEqual(unused, []);
  });
});

describe("IntelliJ: the template folder for people without the plugin", () => {
  const json = (name: string): Record<string, unknown> => JSON.parse(read(`user-defined/${name}.json`));

  it("consists of the files that LSP4IJ reads, and maps our files", () => {
    const known = ["clientSettings", "initializationOptions", "settings", "settings.schema", "template"];
    const files = readdirSync(join(client, "user-defined"));
    assert.deepEqual(files.toSorted(), [...known.map((name) => `${name}.json`), "README.md"].toSorted());
    const mappings = json("template").fileTypeMappings as { fileType: { patterns: string[] }; languageId: string }[];
    assert.deepEqual(
      mappings.map(({ fileType, languageId }) => [languageId, ...fileType.patterns]),
      [
        ["ggen-template", "*.tmpl", "*.tera"],
        ["toml", "gpack.toml", "ggen.toml", "pack.toml", "ggen.lock", "make.toml"],
      ],
    );
  });

  it("starts a server that answers `initialize` with its options", async function () {
    if (process.platform === "win32") this.skip();
    const folder = mkdtempSync(join(tmpdir(), "ggen-lsp4ij-"));
    try {
      // As `npm install --global` links the bin.
      const bin = join(folder, "ggen-ls");
      symlinkSync(join(root, "dist/ggen-ls.js"), bin);
      chmodSync(bin, 0o755);
      const { programArgs } = json("template") as { programArgs: { default: string } };
      const [program, ...args] = words(programArgs.default);
      const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
      assert.equal(await protocolOf(program!, args, json("initializationOptions"), env), 1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("IntelliJ: the plugin, built and run in a JVM", function () {
  this.timeout(600_000);
  const zip = join(client, "target", `ggen-intellij-${version}.zip`);

  before(function () {
    for (const [tool, check] of [
      ["a JDK", ["jar", "--version"]],
      ["Maven", ["mvn", "--version"]],
      ["Xvfb", ["xvfb-run", "--help"]],
    ] as const)
      needTool(this, tool, check);
    rmSync(join(client, "target/surefire-reports"), { recursive: true, force: true });
    const script = join(root, "scripts/package-intellij.mjs");
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, "--tests"], { encoding: "utf8" });
    assert.equal(
      status,
      0,
      `${stdout}\n${stderr}\n${reports()
        .filter(({ failed }) => failed)
        .map(({ name }) => name)}`,
    );
  });

  it("passes the tests of the JVM: scenario, tool window, mirrors of the protocol", () => {
    for (const { name, failed } of reports()) console.log(`      ${failed ? "FAILED" : "ok"}: ${name}`);
    assert.ok(reports().length >= 30);
    assert.ok(reports().every(({ failed }) => !failed));
  });

  it("carries the server and what the XML names, and nothing of stubs or libraries", () => {
    const files = listed(zip).filter((file) => !file.endsWith("/"));
    assert.deepEqual(
      files.filter((file) => file.startsWith("ggen/lib/")),
      [`ggen/lib/ggen-intellij-${version}.jar`],
    );
    for (const file of [
      "ggen/LICENSE",
      "ggen/server/package.json",
      "ggen/server/dist/ggen-ls.js",
      "ggen/server/dist/assets/ggen_template.wasm",
      "ggen/server/dist/assets/samples/index.json",
      "ggen/textmate/package.json",
      "ggen/textmate/syntaxes/ggen-template.tmLanguage.json",
    ])
      assert.ok(files.includes(file), file);
    const strays = files.filter(
      (file) => file.endsWith(".map") || !/^ggen\/(?:lib|server|textmate|LICENSE)/.test(file),
    );
    assert.deepEqual(strays, []);
  });

  it("has a jar of our own classes alone, with each that the XML names, and the version", () => {
    const folder = unpacked(zip);
    try {
      const jar = join(folder, "ggen/lib", `ggen-intellij-${version}.jar`);
      const files = listed(jar).filter((file) => !file.endsWith("/"));
      assert.deepEqual(
        files.filter((file) => !/^(?:ggen\/|messages\/|icons\/|META-INF\/[\w-]+\.(?:xml|svg|MF)$)/.test(file)),
        [],
      );
      execFileSync("jar", ["--extract", "--file", jar], { cwd: folder });
      const xml = ["plugin", "ggen-lsp", "ggen-textmate"].map((name) =>
        readFileSync(join(folder, "META-INF", `${name}.xml`), "utf8"),
      );
      assert.match(xml[0]!, new RegExp(`<version>${version.replaceAll(".", "\\.")}</version>`));
      const named = [...xml.join("\n").matchAll(/"(ggen\.intellij\.[\w.]+)"/g)].map(
        ([, name]) => `${name!.replaceAll(".", "/")}.class`,
      );
      assert.ok(named.length > 5);
      assert.deepEqual(
        named.filter((file) => !files.includes(file)),
        [],
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("starts the server it carries from wherever it is unpacked", async () => {
    const folder = unpacked(zip);
    try {
      const server = join(folder, "ggen/server/dist/ggen-ls.js");
      assert.equal(await protocolOf(process.execPath, [server, "--stdio"], {}, process.env), 1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Every test of the JVM by name, as Surefire reports it. Empty: `[]` where none ran. */
function reports(): { name: string; failed: boolean }[] {
  const folder = join(client, "target/surefire-reports");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".xml"))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/<testcase ([^>]*?)(\/>|>([\s\S]*?)<\/testcase>)/g)].map(
        ([, attributes, , inside = ""]) => {
          const [, name] = /\bname="([^"]*)"/.exec(attributes!)!;
          const [, type] = /\bclassname="[\w.]*?(\w+)"/.exec(attributes!)!;
          return { name: `${type} ${name}`, failed: /<(?:failure|error)\b/.test(inside) };
        },
      ),
    );
}

/** Skips where a tool is missing; in CI that is a failure. */
function needTool(context: Mocha.Context, what: string, [program, ...args]: readonly [string, ...string[]]): void {
  if (spawnSync(program, args).error === undefined) return;
  const missing = `${what} is not installed (${program})`;
  if (process.env.CI === "true") throw new Error(missing);
  console.log(`    skipped: ${missing}`);
  context.skip();
}

/** The protocol version that a server answers when it is started so. */
async function protocolOf(
  program: string,
  args: string[],
  initializationOptions: unknown,
  env: NodeJS.ProcessEnv,
): Promise<unknown> {
  const server = spawn(program, args, { env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  try {
    const params = { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions };
    const { capabilities } = await connection.sendRequest<{
      capabilities: { experimental?: { ggen?: { protocol?: unknown } } };
    }>("initialize", params);
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    await ended;
    return capabilities.experimental?.ggen?.protocol;
  } finally {
    connection.dispose();
    server.kill();
  }
}

/** A command line of LSP4IJ's as words; double quotes keep blanks together. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

function listed(archive: string): string[] {
  return execFileSync("jar", ["--list", "--file", archive], { encoding: "utf8" }).split(/\r?\n/).filter(Boolean);
}

function unpacked(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), "ggen-intellij-"));
  execFileSync("jar", ["--extract", "--file", archive], { cwd: folder });
  return folder;
}

/** Keys and texts of a `.properties` file. */
function bundle(text: string): Map<string, string> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

function byId(a: { id?: string }, b: { id?: string }): number {
  return String(a.id).localeCompare(String(b.id));
}
