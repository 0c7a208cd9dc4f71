import { strict as assert } from "node:assert";
import { cpSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { protocolFingerprint } from "../../scripts/protocol-page.ts";
import { METHODS } from "../../server/src/host/methods.ts";
import { COMMANDS } from "../../server/src/protocol/index.ts";
import { makeFolder, startInProcess } from "../support/inProcess.ts";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/protocol.md", root), "utf8");
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({ title: section.slice(0, section.indexOf("\n")), text: section }));

describe("the page of the protocol", () => {
  it("was read again since the protocol changed", () => {
    const told = /at fingerprint (\w+)/.exec(page)?.[1];
    const now = protocolFingerprint();
    assert.equal(
      told,
      now,
      `server/src/protocol changed: bring docs/protocol.md up to date, then write ${now} into its head`,
    );
  });

  it("describes every message and every command of the server", () => {
    const own = METHODS.map(({ method }) => method).filter((method) => method.startsWith("ggen/"));
    const commands = COMMANDS.flatMap(({ server }) => server ?? []);
    const titles = sections.map(({ title }) => title);
    assert.deepEqual(
      [...own, ...commands].filter((each) => !titles.includes(each)),
      [],
    );
  });

  for (const { title, text } of sections)
    it(`says everything of ${title}`, () => {
      const missing = ["Direction", "Capability", "Params", "Result", "Errors", "Since"].filter(
        (part) => !text.includes(`\n- ${part}: `),
      );
      assert.deepEqual(missing, []);
      assert.match(text, /```json|\n- Example: /);
      for (const [, json] of text.matchAll(/```json\n([\s\S]*?)```/g)) JSON.parse(json!);
    });

  it("shows what the server answers", async () => {
    const text = sections.find(({ title }) => title === "ggen/templates")!.text;
    const [params, result] = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json!));
    const folder = makeFolder();
    cpSync(fileURLToPath(new URL("examples/orders", root)), folder.path, { recursive: true });
    const client = startInProcess();
    await client.start([folder.uri]);
    const answer = await client.request("ggen/templates", params);
    await client.stop();
    folder.remove();
    assert.deepEqual(JSON.parse(JSON.stringify(answer).replaceAll(folder.uri, "file:///orders")), result);
  });
});
