import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readme = `${root}README.md`;

describe("the tour (npm start)", () => {
  let printed: string;

  before(() => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/tour.ts"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
      timeout: 60_000,
    });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    printed = stdout;
  });

  for (const line of [
    /^ggen-ls \d+\.\d+\.\d+ over stdio/m,
    /^ {4}shouty_snake /m,
    /^ {2}│ service_name: string$/m,
    /^ {2}│ - \| pascal = "OrderService"$/m,
    /^error\[unknown-variable\]: `tema`/m,
    /^ +\| +\^{4}$/m,
    /^Change to `team`$/m,
    /^No problems are left\.$/m,
    /^information\[outdated-gpack\]/m,
    /^\+ rust-common = "\^2\.0"$/m,
    /^ {4}rust-axum-service /m,
    /^"Generate src\/order_service\.rs" created this file:$/m,
    /^ {2}│ pub struct OrderService;$/m,
    /^"Generate python\/orders\/model\.py" created this file:$/m,
    /^ {2}│ class OrderLine:$/m,
    /^Neovim +npm ci && npm run install:neovim/m,
    /^IntelliJ +npm ci && npm run package:intellij/m,
    /^VS Code +npm ci && npm run package:vscode/m,
  ])
    it(`prints ${line.source}`, () => assert.match(printed, line));

  // `UPDATE_GOLDEN=1` writes the README anew.
  it("is quoted in the README as it is", () => {
    const text = readFileSync(readme, "utf8");
    const [whole, titles] = /<!-- tour: ([^>]*) -->\n.*?<!-- \/tour -->/s.exec(text)!;
    const quoted = titles!.split(", ").map((title) => section(printed, title));
    const fresh = `<!-- tour: ${titles} -->\n\`\`\`text\n${quoted.join("\n\n")}\n\`\`\`\n<!-- /tour -->`;
    if (process.env.UPDATE_GOLDEN === "1")
      writeFileSync(
        readme,
        text.replace(whole, () => fresh),
      );
    else assert.equal(whole, fresh);
  });
});

function section(printed: string, title: string): string {
  const parts = printed.split(/^(?=── )/m);
  const part = parts.find((each) => each.startsWith(`── ${title} ─`));
  assert.ok(part, `there is no part "${title}"`);
  return part
    .trimEnd()
    .replace(/\n{3,}/g, "\n\n")
    .replace(/─+\n/, "─────\n");
}
