import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { COMMANDS } from "../../server/src/protocol/index.ts";

const manifest = JSON.parse(readFileSync(new URL("../../clients/vscode/package.json", import.meta.url), "utf8"));

describe("VS Code: the manifest and the protocol's table", () => {
  it("offers exactly the commands of the protocol's table, with its titles", () => {
    const offered = manifest.contributes.commands
      .filter((command: { command: string }) => !/^ggen\.(marketplace|menu)\./.test(command.command))
      .map(({ command, title }: { command: string; title: string }) => ({ command, title }));
    const wanted = COMMANDS.filter(({ client }) => client !== undefined).map((entry) => ({
      command: entry.client,
      title: entry.title,
    }));
    assert.deepEqual(offered.toSorted(byCommand), wanted.toSorted(byCommand));
  });
});

function byCommand(a: { command?: string }, b: { command?: string }): number {
  return String(a.command).localeCompare(String(b.command));
}
