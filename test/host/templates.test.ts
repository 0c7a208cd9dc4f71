import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TemplatesRequest } from "../../server/src/protocol/index.ts";
import { type Client, startClient } from "../support/client.ts";

const FILES = {
  "shop/ggen.toml": 'templates_dir = "tpl"\n',
  "shop/tpl/service.tmpl": "---\nto: a\n---\n",
  "shop/tpl/parts/row one.tmpl": "{{ a }}\n",
  "shop/other/page.tmpl": "---\nto: b\n---\n",
  "site/page.tmpl": "{{ .Title }}\n",
};

describe("the list of templates", () => {
  let folder: string;
  let client: Client;

  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "ggen-templates-")));
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    client = await startClient({ folders: [folder], kind: "full" });
  });

  after(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("names them by their path, and leaves out what belongs to others", async () =>
    assert.deepEqual(await names(), ["shop/other/page.tmpl", "shop/tpl/parts/row one.tmpl", "shop/tpl/service.tmpl"]));

  for (const [reference, expected] of [
    ["shop/tpl/service.tmpl", ["shop/tpl/service.tmpl"]],
    ["service", ["shop/tpl/service.tmpl"]],
    ["service.tmpl", ["shop/tpl/service.tmpl"]],
    ["parts/row one", ["shop/tpl/parts/row one.tmpl"]],
    ["page.tmpl", []],
    ["../../../etc/passwd", []],
  ] as const)
    it(`knows what "${reference}" means`, async () => assert.deepEqual(await names(reference), expected));

  async function names(reference?: string): Promise<string[]> {
    const { templates } = await client.request<TemplatesRequest.Result>(TemplatesRequest.method, { reference });
    return templates.map(({ name }) => name);
  }
});
