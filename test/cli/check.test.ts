import { strict as assert } from "node:assert";
import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { folderWith, ggenLs, removeFolders } from "../support/cli.ts";

const project = '[project]\nname = "shop"\n';
const head = (more = "") => `---\nto: out.txt\ndescription: d\nforce: true\n${more}---\n`;

interface Row {
  readonly path: string;
  readonly code: string;
  readonly category: string;
  readonly severity: number;
  readonly source: string;
  readonly range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

function json(cwd: string, ...args: string[]): { rows: Row[]; code: number | null } {
  const { out, code } = ggenLs(cwd, ["check", "--format", "json", ...args]);
  return { rows: JSON.parse(out) as Row[], code };
}

describe("ggen-ls check", () => {
  after(removeFolders);

  it("prints problems with their source lines, and ends with 1", () => {
    const folder = folderWith({
      "ggen.toml": project,
      "templates/a.tmpl": `${head("vars: {name: x}\n")}\t{{ nme | upper }} é\n`,
    });
    const { out, err, code } = ggenLs(folder, ["check"]);
    assert.equal(
      out,
      [
        "error[unknown-variable]: `nme` is declared nowhere: did you mean `name`?",
        " --> templates/a.tmpl:7:5",
        "  |",
        "7 |     {{ nme | upper }} é",
        "  |        ^^^",
        "  = help: Change to `name`",
        "",
        "",
      ].join("\n"),
    );
    assert.match(err, /^1 error, 0 warnings.* in 2 files\n$/);
    assert.equal(code, 1);
  });

  it("takes for a template what a template takes in, in whatever order they are read", () => {
    const macros = "{% macro hi(who) %}{{ who | uper }}{% endmacro %}";
    const user = '{% import "mac.tmpl" as mac %}{{ mac::hi(who=1) }}{{ mac::no() }}';
    const folder = folderWith({
      "a/a.tera": user,
      "a/mac.tmpl": macros,
      "b/mac.tmpl": macros,
      "b/z.tera": user,
      "b/chart.tmpl": "{{ .Values.x | uper }}",
    });
    assert.deepEqual(
      json(folder)
        .rows.filter(({ severity }) => severity === 1)
        .map(({ path, code }) => `${path} ${code}`),
      ["a/a.tera unknown-macro", "a/mac.tmpl unknown-filter", "b/mac.tmpl unknown-filter", "b/z.tera unknown-macro"],
    );
  });

  it("does not take `Name` for what was meant by `name`, which somebody enters", () => {
    const folder = folderWith({
      "ggen.toml": project,
      "templates/a.tmpl": `${head("vars: {x: y}\n")}{{ name }}{{ x }}\n`,
    });
    const { rows } = json(folder);
    assert.deepEqual(
      rows.filter(({ code }) => code === "unknown-variable").map(({ severity }) => severity),
      [2],
    );
  });

  it("shows of a long line what is around the problem, and nothing that would steer the terminal", () => {
    const folder = folderWith({
      "a.tera": `${"é".repeat(100_000)}{{ 1 | uper }}${"y".repeat(100_000)}`,
      "b.tera": "{{ \u001b[31m }}",
    });
    const { out } = ggenLs(folder, ["check"]);
    const lines = out.split("\n");
    assert.ok(lines.every((line) => line.length < 500));
    const at = lines.findIndex((line) => line.includes("uper }}"));
    assert.equal(lines[at + 1]!.indexOf("^^^^"), lines[at]!.indexOf("uper"));
    assert.match(lines[at - 2]!, /a\.tera:1:100008$/);
    assert.ok(out.includes("␛[31m") && !out.includes("\u001b"));
  });

  it("says which files it could not read, and fails where they were named", () => {
    const folder = folderWith({ "a.tera": "x", "big.tera": "x".repeat(17 << 20) });
    const all = ggenLs(folder, ["check"]);
    assert.match(all.err, /ggen-ls: big\.tera cannot be read\n.*in 1 file\n$/s);
    assert.equal(all.code, 0);
    assert.equal(ggenLs(folder, ["check", "big.tera"]).code, 2);
  });

  it("prints LSP diagnostics as JSON, with path and category", () => {
    const folder = folderWith({ "ggen.toml": project, "templates/a.tmpl": `${head()}{{ 1 | uper }}\n{% if x %}` });
    const { rows, code } = json(folder, "templates");
    assert.deepEqual(
      rows
        .filter(({ severity }) => severity === 1)
        .map((row) => [row.path, row.code, row.category, row.source, row.range]),
      [
        [
          "templates/a.tmpl",
          "unknown-filter",
          "calls",
          "ggen",
          { start: { line: 5, character: 7 }, end: { line: 5, character: 11 } },
        ],
        [
          "templates/a.tmpl",
          "unclosed-block",
          "syntax",
          "ggen",
          { start: { line: 6, character: 0 }, end: { line: 6, character: 10 } },
        ],
      ],
    );
    assert.equal(code, 1);
  });

  it("ends with 0 where only hints are left, and with 2 where a path is not there", () => {
    const folder = folderWith({ "ggen.toml": project, "templates/a.tmpl": "---\nto: x\n---\nfine\n" });
    assert.equal(ggenLs(folder, ["check"]).code, 0);
    const missing = ggenLs(folder, ["check", "nowhere"]);
    assert.equal(missing.code, 2);
    assert.equal(missing.err, "ggen-ls: there is no file or folder nowhere\n");
    assert.equal(ggenLs(folder, ["check", "--format", "xml"]).code, 2);
  });

  it("leaves other people's templates alone, unless one is named", () => {
    const helm = "{{ .Values.name | quote }}\n";
    const folder = folderWith({
      "chart/service.tmpl": helm,
      "page.tera": "{{ 1 | nosuch }}",
      "own.tmpl": `${head()}{{ 1 | nosuch }}`,
    });
    assert.deepEqual(
      json(folder)
        .rows.filter(({ severity }) => severity === 1)
        .map(({ path, code }) => `${path} ${code}`),
      ["own.tmpl unknown-filter", "page.tera unknown-filter"],
    );
    assert.ok(json(folder, "chart/service.tmpl").rows.some(({ category }) => category === "syntax"));
  });

  it("honours .gitignore and .ggen/ls.toml", () => {
    const folder = folderWith({
      "ggen.toml": project,
      ".gitignore": "/build/\n",
      ".ggen/ls.toml": '[rules]\nunknown-filter = "hint"\n[files]\nexclude = ["old/**"]\n',
      "build/a.tmpl": `${head()}{{ 1 | nosuch }}`,
      "old/a.tmpl": `${head()}{{ 1 | nosuch }}`,
      "templates/a.tmpl": `${head()}{{ 1 | nosuch }}`,
    });
    const { rows, code } = json(folder);
    assert.deepEqual(
      rows.filter((row) => row.code === "unknown-filter").map(({ path, severity }) => `${path} ${severity}`),
      ["templates/a.tmpl 4"],
    );
    assert.equal(code, 0);
  });

  it("--fix mends what is safe and keeps the rest of the file as it is", () => {
    const text =
      "\uFEFF---\r\nto: {{ name }}.txt\r\ndescription: d\r\nforce: true\r\nvars: {name: x}\r\n---\r\n{{ name }}\r\n";
    const folder = folderWith({ "ggen.toml": project, "templates/a.tmpl": text });
    const path = join(folder, "templates/a.tmpl");
    chmodSync(path, 0o755);
    const { err } = ggenLs(folder, ["check", "--fix"]);
    assert.match(err, /^fixed 1 file\n/);
    assert.equal(readFileSync(path, "utf8"), text.slice(1).replace("to: {{ name }}.txt", 'to: "{{ name }}.txt"'));
    assert.equal(statSync(path).mode & 0o777, 0o755);
    const again = ggenLs(folder, ["check", "--fix"]);
    assert.doesNotMatch(again.err, /fixed/);
    assert.equal(again.code, 0);
  });

  it("--fix leaves a file alone that is not UTF-8", () => {
    const bytes = Buffer.from(
      `${head("vars: {name: caf\xe9}\n").replace("out.txt", "{{ name }}.txt")}{{ name }}`,
      "latin1",
    );
    const folder = folderWith({ "ggen.toml": project, "templates/a.tmpl": bytes });
    const { err, out, code } = ggenLs(folder, ["check", "--fix"]);
    assert.match(err, /^ggen-ls: templates\/a\.tmpl was not fixed: it is not UTF-8/);
    assert.match(out, /invalid-encoding/);
    assert.equal(code, 1);
    assert.deepEqual(readFileSync(join(folder, "templates/a.tmpl")), bytes);
  });

  it("judges a huge, a broken and a binary file without a crash", () => {
    const folder = folderWith({
      "ggen.toml": "[[[",
      "templates/huge.tmpl": `${head()}${"{% if a %}".repeat(20_000)}`,
      "templates/binary.tera": Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256)),
      "templates/empty.tmpl": "",
    });
    const { rows, code } = json(folder);
    assert.ok(rows.some((row) => row.path === "ggen.toml" && row.code === "invalid-toml"));
    assert.equal(code, 1);
  });

  it("runs what can only be judged by running it: queries, and Turtle in files", () => {
    const folder = folderWith({
      "ggen.toml": project,
      "templates/a.tmpl": `${head('rdf: data.ttl\nsparql: "SELECT ?s WHERE { ?s ?p"\n')}{{ sparql_results.default }}\n`,
      "templates/data.ttl": "<http://e/a> <http://e/b> .",
    });
    const { rows, code } = json(folder, "templates");
    assert.deepEqual(
      rows.filter(({ category }) => category === "rdf").map((row) => [row.code, row.range.start.line]),
      [
        ["turtle-syntax", 4],
        ["sparql-syntax", 5],
      ],
    );
    assert.equal(code, 1);
  });
});
