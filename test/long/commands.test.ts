import { strict as assert } from "node:assert";
import { folderWith, ggenLs, removeFolders } from "../support/cli.ts";
import { Author } from "../support/edits.ts";
import { realTemplates } from "../support/realTemplates.ts";
import { WILD, wildEdit } from "../support/wild.ts";

const NAMES = ["constructor", "__proto__", "a%b", "%zz", "ü", "a b", "[x]", "{y}", "!z", "#q", "?r", "-f", "x'y", "$z"];

/** Every real template after a few edits that nobody means well with, under names that nobody means well with either. */
function wildProject(seed: number): Record<string, string> {
  const files: Record<string, string> = { "ggen.toml": '[project]\nname = "wild"\n\n[vars]\nteam = "core"\n' };
  [...realTemplates().values()].forEach((start, index) => {
    const author = new Author(seed * 1_000 + index, start, WILD);
    let text = start;
    for (let count = 1 + author.pick(6); count > 0; count--) {
      const edit = wildEdit(author, text, start);
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    }
    files[`templates/${NAMES[index % NAMES.length]}-${index}.tmpl`] = text;
  });
  return files;
}

describe("the commands, on what nobody should type", () => {
  after(removeFolders);

  for (const seed of [1, 2, 3])
    it(`come to an end with a result: check, check --fix and preview (seed ${seed})`, function () {
      this.timeout(600_000);
      const files = wildProject(seed);
      const folder = folderWith(files);
      const checked = ggenLs(folder, ["check", "--format", "json"]);
      assert.equal(checked.code, 1, checked.err);
      const { length } = JSON.parse(checked.out) as unknown[];
      const fixed = ggenLs(folder, ["check", "--fix", "--format", "json"]);
      assert.equal(fixed.code, 1, fixed.err);
      assert.ok((JSON.parse(fixed.out) as unknown[]).length < length, "nothing was fixed");
      const again = ggenLs(folder, ["check", "--fix", "--format", "json"]);
      assert.equal(again.out, fixed.out, "fixing again finds something else");
      for (const path of Object.keys(files).filter((each) => each.endsWith(".tmpl"))) {
        const { code, err } = ggenLs(folder, ["preview", path]);
        assert.ok(code === 0 || code === 1, `${path}: ${code} ${err}\n${JSON.stringify(files[path])}`);
      }
    });
});
