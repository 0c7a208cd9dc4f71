import { strict as assert } from "node:assert";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { CancellationTokenSource } from "vscode-jsonrpc";
import { EXECUTED } from "../../server/src/host/executeCommand.ts";
import { COMMANDS, GenerateCommand } from "../../server/src/protocol/index.ts";
import { type Client, type ClientOptions, startClient } from "../support/client.ts";

describe("ggen.server.generate, over stdio", () => {
  let base: string;
  let folder: string;
  let client: Client;

  beforeEach(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), "ggen-generate-")));
    folder = join(base, "project");
    write("ggen.toml", '[project]\nname = "p"\n');
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed") console.log([...client.log, ...client.shown].join("\n"));
    await client.stop();
    rmSync(base, { recursive: true, force: true });
  });

  const start = async (options: Partial<ClientOptions> = {}) => {
    client = await startClient({ folders: [folder], kind: "full", ...options });
  };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;
  const template = (to: string, body = "text", head = "") =>
    write("templates/a.tmpl", `---\nto: ${JSON.stringify(to)}\n${head}---\n${body}\n`);
  const generate = (args: unknown = { template: uriOf("templates/a.tmpl") }) =>
    client.execute<GenerateCommand.Result>(GenerateCommand.command, [args]);
  const refused = async (words: RegExp) => {
    const answer = await generate().then(
      (files) => assert.fail(`it answered ${JSON.stringify(files)}`),
      (error) => error as { code: number; message: string },
    );
    assert.equal(answer.code, -32803, "RequestFailed");
    assert.match(answer.message, words);
    assert.deepEqual([...client.buffers.dirty], []);
  };

  it("is what the table of commands lists", async () => {
    await start();
    assert.deepEqual(
      COMMANDS.flatMap(({ server }) => server ?? []),
      Object.keys(EXECUTED),
    );
  });

  it("takes the text in the editor, saved or not", async () => {
    template("a.txt", "saved");
    await start();
    const uri = uriOf("templates/a.tmpl");
    client.buffers.open(uri);
    client.buffers.edit(uri, [
      { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } }, newText: "typed" },
    ]);
    assert.deepEqual(await generate(), { files: [{ uri: uriOf("a.txt"), action: "created" }] });
    assert.equal(client.buffers.get(uriOf("a.txt")).getText(), "typed");
  });

  for (const kind of ["full", "bare"] as const)
    it(`makes the file anew when it is generated again and was not saved: ${kind} client`, async () => {
      template("a.txt", "{{ 1 + 1 }}\nlines");
      await start({ kind });
      const uri = uriOf("templates/a.tmpl");
      client.buffers.open(uri);
      await generate();
      client.buffers.edit(uri, [
        { range: { start: { line: 3, character: 3 }, end: { line: 3, character: 4 } }, newText: "7" },
      ]);
      await generate();
      assert.equal(client.buffers.get(uriOf("a.txt")).getText(), "8\nlines");
    });

  it("takes a folder that the client ends with a slash", async () => {
    template("deep/a.txt");
    await start({ folders: [`${folder}/`] });
    assert.deepEqual(await generate(), { files: [{ uri: uriOf("deep/a.txt"), action: "created" }] });
  });

  it("takes a name as people type it", async () => {
    template("a.txt");
    await start();
    const { files } = await generate({ template: "a.tmpl" });
    assert.deepEqual(files, [{ uri: uriOf("a.txt"), action: "created" }]);
  });

  for (const to of ["../../x", "../project-2/x", "/etc/x", "src/../../x", "~/../../../x", ".git/config"])
    it(`refuses the target ${to}`, async () => {
      template(to);
      await start();
      await refused(to.startsWith(".git") ? /inside of Git's own folder/ : /outside of the workspace/);
    });

  it("refuses a target with a line break in it", async () => {
    template("a.txt\n");
    await start();
    await refused(/the target "a\.txt\\n" has a line break/);
  });

  it("refuses a target behind a link that leads out", async () => {
    template("out/x.txt");
    mkdirSync(join(base, "elsewhere"));
    symlinkSync(join(base, "elsewhere"), join(folder, "out"));
    await start();
    await refused(/outside of the workspace/);
    assert.ok(!existsSync(join(base, "elsewhere/x.txt")));
  });

  it("refuses a target that is itself a link to a file that is not there yet", async () => {
    template("x.txt");
    symlinkSync("../later.txt", join(folder, "x.txt"));
    await start();
    await refused(/outside of the workspace/);
  });

  it("keeps to the folder of a template that lies outside of every workspace folder", async () => {
    const lone = join(base, "lone");
    mkdirSync(lone);
    writeFileSync(join(lone, "b.tmpl"), "---\nto: ../project/x.txt\n---\nx");
    await start({ folders: [] });
    await assert.rejects(generate({ template: pathToFileURL(join(lone, "b.tmpl")).href }), /outside of the workspace/);
    writeFileSync(join(lone, "c.tmpl"), "---\nto: deep/x.txt\n---\nx");
    const { files } = await generate({ template: pathToFileURL(join(lone, "c.tmpl")).href });
    assert.deepEqual(files, [{ uri: pathToFileURL(join(lone, "deep/x.txt")).href, action: "created" }]);
  });

  it("refuses a target that is a folder", async () => {
    template("templates");
    await start();
    await refused(/no text file/);
  });

  describe("when the file is there", () => {
    beforeEach(() => {
      template("a.txt", "new", "force: true\n");
      write("a.txt", "precious");
    });

    it("overwrites once the editor's own preview was confirmed", async () => {
      await start();
      assert.deepEqual(await generate(), { files: [{ uri: uriOf("a.txt"), action: "overwritten" }] });
      assert.deepEqual(client.shown, ["confirm: Overwrite"]);
      assert.equal(client.buffers.get(uriOf("a.txt")).getText(), "new");
    });

    it("asks by a message where the editor knows no annotations, and does nothing without consent", async () => {
      await start({ kind: "bare", press: () => "Cancel" });
      assert.deepEqual(await generate(), { files: [] });
      assert.deepEqual(client.shown, ["a.txt exists and would be overwritten."]);
      assert.deepEqual([...client.buffers.dirty], []);
      assert.equal(readFileSync(join(folder, "a.txt"), "utf8"), "precious");
    });

    it("overwrites after that question was answered with yes", async () => {
      await start({ kind: "bare", press: (_message, titles) => titles[0] });
      assert.deepEqual(await generate(), { files: [{ uri: uriOf("a.txt"), action: "overwritten" }] });
      assert.equal(client.buffers.get(uriOf("a.txt")).getText(), "new");
    });

    it("says what is not as planned afterwards", async () => {
      await start({
        confirm: () => {
          // Somebody else writes the file while the editor applies.
          writeFileSync(join(folder, "a.txt"), "of somebody else");
          return false;
        },
      });
      await generate();
      assert.match(client.shown.at(-1) ?? "", /^ggen: a\.txt is not as planned/);
    });
  });

  it("says which hooks of the template it does not run", async () => {
    template("a.txt", "x", "sh_after: touch hooked\n");
    await start();
    await generate();
    assert.deepEqual(client.shown, ["ggen: not run, though the template asks: touch hooked"]);
    assert.ok(!existsSync(join(folder, "hooked")));
  });

  it("says where a template goes wrong", async () => {
    template("a.txt", "one\n{{ 1 | length }}");
    await start();
    await refused(/^Nothing was generated\. templates\/a\.tmpl:5: /);
  });

  it("ends without a word when it is cancelled", async () => {
    template("a.txt", "{% for i in range(end=1000000) %}{{ i }}{% endfor %}");
    await start();
    const source = new CancellationTokenSource();
    const args = [{ template: uriOf("templates/a.tmpl") }];
    const params = { command: GenerateCommand.command, arguments: args };
    const answer = client.connection.sendRequest("workspace/executeCommand", params, source.token);
    source.cancel();
    await assert.rejects(answer, { code: -32800 });
    assert.deepEqual([...client.buffers.dirty, ...client.shown], []);
  });

  it("refuses what is no template", async () => {
    await start();
    await assert.rejects(generate({ template: uriOf("templates/none.tmpl") }), /no file templates\/none\.tmpl/);
    await assert.rejects(generate({ template: "none.tmpl" }), /no template "none\.tmpl"/);
    await assert.rejects(generate({}), /needs the template/);
    await assert.rejects(client.execute("ggen.server.unknown"), /no command ggen\.server\.unknown/);
  });
});
