import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { malformedTexts } from "../support/malformed.ts";
import { askEverything } from "../support/questions.ts";
import { ServerProcess } from "../support/serverProcess.ts";

describe("malformed templates", () => {
  let server: ServerProcess;
  const folder = mkdtempSync(join(tmpdir(), "ggen-malformed-"));
  const rootUri = pathToFileURL(folder).href;

  before(async function () {
    this.timeout(60_000);
    writeFileSync(join(folder, "ggen.toml"), '[project]\nname = "test"\n');
    writeFileSync(
      join(folder, "broken.tmpl"),
      Buffer.from([
        0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x0a, 0x2d, 0x2d, 0x2d, 0x0a, 0xc3, 0x28, 0x7b, 0x7b, 0x80, 0x7d, 0x7d,
      ]),
    );
    server = await ServerProcess.start({ rootUri });
  });

  // One that died must not take the cases behind it along.
  beforeEach(async () => {
    if (!server.alive) server = await ServerProcess.start({ rootUri });
  });

  after(async () => {
    assert.equal(await server.stop(), 0, server.stderr);
    rmSync(folder, { recursive: true });
  });

  for (const [what, text] of malformedTexts())
    it(`are answered: ${what}`, async () => {
      const uri = `${rootUri}/case.tmpl`;
      const pushed = server.nextDiagnostics(uri);
      server.open(uri, text);
      await pushed;
      await askEverything(server, uri, text);
      assert.ok(server.alive, server.stderr);
      const taken = server.nextDiagnostics(uri);
      server.close(uri);
      await taken;
    });

  it("are answered under a URI with a per cent sign that does not fit", async () => {
    const uri = "untitled:100%.tera";
    const text = '{% include "a.tera" %}{% import "b.tera" as b %}{{ b::c() }}';
    server.open(uri, text);
    await server.nextDiagnostics(uri);
    await askEverything(server, uri, text);
    await server.request("workspace/symbol", { query: "" });
    assert.ok(server.alive, server.stderr);
    server.close(uri);
  });

  it("leave the workspace understood: a file on disk that is no UTF-8", async () => {
    const uri = `${rootUri}/main.tmpl`;
    const text = '---\nto: x\n---\n{% include "broken.tmpl" %}{{ missing }}\n';
    server.open(uri, text);
    const { diagnostics } = await server.nextDiagnostics(uri);
    assert.ok(JSON.stringify(diagnostics).includes("missing"), JSON.stringify(diagnostics));
    await askEverything(server, uri, text);
    await askEverything(server, `${rootUri}/broken.tmpl`, "");
  });
});
