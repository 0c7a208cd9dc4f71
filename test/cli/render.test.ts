import { strict as assert } from "node:assert";
import { folderWith, ggenLs, removeFolders } from "../support/cli.ts";

const shop = {
  "ggen.toml": '[project]\nname = "shop"\n[vars]\nname = "Shop"\n',
  "templates/main.tmpl": `---
to: "src/{{ name | snake }}.rs"
sparql: ASK {}
---

{% include "parts/head.tmpl" %}
pub struct {{ name }};
`,
  "templates/parts/head.tmpl": "// {{ name }}\n",
};

describe("ggen-ls render", () => {
  after(removeFolders);

  it("prints the body of a template, with the project's variables and templates", () => {
    const { out, err, code } = ggenLs(folderWith(shop), ["render", "templates/main.tmpl"]);
    assert.deepEqual([out, err, code], ["// Shop\n\npub struct Shop;\n", "", 0]);
  });

  it("takes variables from a JSON file with their types, and from options as texts", () => {
    const folder = folderWith({
      "a.tera": "{{ n + 1 }} {{ big }} {{ s ~ t }}\r\n",
      "c.json": '{"n": 1, "big": 12345678901234567890, "s": "a", "t": 1}',
    });
    const { out, code } = ggenLs(folder, ["render", "a.tera", "--context", "c.json", "--var", "t=2", "--var", "s=x=y"]);
    assert.deepEqual([out, code], ["2 12345678901234567890 x=y2\r\n", 0]);
  });

  it("shows where it went wrong, prints nothing else, and ends with 1", () => {
    const folder = folderWith({ "a.tera": "fine\n\t{{ nope | upper }}\n" });
    const { out, err, code } = ggenLs(folder, ["render", "a.tera"]);
    assert.deepEqual([out, code], ["", 1]);
    const lines = [
      "error: `nope` has no value here",
      " --> a.tera:2:5",
      "  |",
      "2 |     {{ nope | upper }}",
      "  |        ^^^^",
    ];
    assert.equal(err.split("\n").slice(0, 5).join("\n"), lines.join("\n"));
  });

  it("ends with 2 where it could not run", () => {
    const folder = folderWith({ "a.tera": "x", "list.json": "[]", "bad.json": "{" });
    for (const args of [
      ["nope.tmpl"],
      ["a.tera", "--context", "nope.json"],
      ["a.tera", "--context", "list.json"],
      ["a.tera", "--context", "bad.json"],
      ["a.tera", "--var", "x"],
      [],
    ])
      assert.equal(ggenLs(folder, ["render", ...args]).code, 2, args.join(" "));
  });
});

describe("ggen-ls preview", () => {
  after(removeFolders);

  it("prints the target and the text", () => {
    const { out, code } = ggenLs(folderWith(shop), ["preview", "templates/main.tmpl", "--var", "name=OrderService"]);
    assert.deepEqual([out, code], ["src/order_service.rs\n\n// OrderService\n\npub struct OrderService;\n", 0]);
  });

  it("says what is wrong with a head that is never closed", () => {
    const { err, code } = ggenLs(folderWith({ "a.tmpl": "---\nto: a\n" }), ["preview", "a.tmpl"]);
    assert.match(err, /^error: the front matter is never closed: a line `---` is missing\n --> a\.tmpl:1:1\n/);
    assert.equal(code, 1);
  });

  it("prints query results, or everything, as JSON", () => {
    const folder = folderWith(shop);
    assert.deepEqual(JSON.parse(ggenLs(folder, ["preview", "templates/main.tmpl", "--sparql"]).out), { default: true });
    const { ok, files, problems } = JSON.parse(ggenLs(folder, ["preview", "templates/main.tmpl", "--json"]).out);
    assert.deepEqual(
      [ok, files[0].to, files[0].front.sparql, problems],
      [true, "src/shop.rs", { default: "ASK {}" }, []],
    );
  });

  it("reads nothing outside of the project", () => {
    const folder = folderWith({
      "secret.tmpl": "secret",
      "p/ggen.toml": "",
      "p/templates/a.tmpl": '---\nto: x\n---\n{% include "../../secret.tmpl" %}',
    });
    const { out, code } = ggenLs(folder, ["preview", "p/templates/a.tmpl"]);
    assert.deepEqual([out, code], ["", 1]);
  });
});
