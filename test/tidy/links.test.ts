import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("the pages", () => {
  it("link to files that are there", () => {
    const pages = String(execFileSync("git", ["ls-files", "*.md"], { cwd: root }))
      .trim()
      .split("\n");
    assert.ok(pages.includes("README.md"));
    const broken = pages.flatMap((page) => {
      const text = readFileSync(join(root, page), "utf8")
        .replace(/^```.*?^```/gms, "")
        .replace(/`[^`\n]*`/g, "");
      return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link]) => link!.replace(/#.*/, ""))
        .filter(
          (link) => link !== "" && !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(page), decodeURI(link))),
        )
        .map((link) => `${page}: ${link}`);
    });
    assert.deepEqual(broken, []);
  });
});
