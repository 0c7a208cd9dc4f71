import { strict as assert } from "node:assert";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type MarketNode, marketNodes, treeMessage } from "../../clients/vscode/src/marketNodes.ts";
import { marketRows } from "../../clients/vscode/src/marketRows.ts";
import { dependencyLine, packMarkdown } from "../../clients/vscode/src/packMarkdown.ts";
import { statusLines } from "../../clients/vscode/src/statusLines.ts";
import type { MarketPack, MarketSearchRequest } from "../../server/src/protocol/index.ts";
import { packageExtension } from "../e2e/extension.ts";

const client = fileURLToPath(new URL("../../clients/vscode/", import.meta.url));
const read = (path: string): string => readFileSync(join(client, path), "utf8");
const manifest = JSON.parse(read("package.json"));

describe("VS Code: the manifest", () => {
  it("has a handler for every command it offers, and registers none that the server's side would register again", () => {
    const source = readdirSync(join(client, "src"))
      .map((file) => read(`src/${file}`))
      .join("\n");
    for (const { command } of manifest.contributes.commands) assert.ok(source.includes(`"${command}"`), command);
    assert.doesNotMatch(source, /registerCommand\("ggen\.server\./);
  });

  it("claims `.tera` and a head, and never the extension `.tmpl`", () => {
    const [language] = manifest.contributes.languages;
    assert.equal(language.id, "ggen-template");
    assert.deepEqual(language.extensions, [".tera"]);
    assert.equal(language.filenamePatterns, undefined);
    const firstLine = new RegExp(language.firstLine);
    for (const [line, ours] of Object.entries({
      "---": true,
      "---  ": true,
      "----": false,
      "--- x": false,
      " ---": false,
    }))
      assert.equal(firstLine.test(line), ours, JSON.stringify(line));
  });

  it("says what happens in a folder that is not trusted", () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, "limited");
  });

  it("names only files that are there", () => {
    const { languages, grammars, viewsContainers, views } = manifest.contributes;
    const paths = [
      ...languages.flatMap((each: { configuration: string; icon: object }) => [
        each.configuration,
        ...Object.values(each.icon),
      ]),
      ...grammars.map((each: { path: string }) => each.path),
      ...[...viewsContainers.activitybar, ...views.ggen].map((each: { icon: string }) => each.icon),
    ];
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(client, path))),
      [],
    );
  });

  it("fits the types of its own packages and of the protocol", function () {
    needPackages(this);
    const compiler = createRequire(import.meta.url).resolve("typescript/package.json");
    const { bin } = JSON.parse(readFileSync(compiler, "utf8"));
    const args = [join(dirname(compiler), bin.tsc), "--noEmit", "-p", client];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });

  it("packs the bundle, the server with its binary files, and nothing else", function () {
    needPackages(this);
    packageExtension();
    const packed = readdirSync(join(client, "server"), { recursive: true, encoding: "utf8" });
    const listed = execFileSync(
      process.execPath,
      [join(client, "node_modules/@vscode/vsce/vsce"), "ls", "--no-dependencies"],
      {
        cwd: client,
        encoding: "utf8",
      },
    );
    const files = listed.split("\n").filter((file) => file !== "" && !file.startsWith("server/"));
    assert.deepEqual(files.toSorted(), [
      "LICENSE",
      "README.md",
      "dist/main.cjs",
      "language-configuration.json",
      "media/ggen.svg",
      "media/icon.png",
      "media/template.svg",
      "package.json",
      "syntaxes/ggen-template.tmLanguage.json",
    ]);
    for (const file of [
      "package.json",
      "dist/ggen-ls.js",
      "dist/assets/ggen_template.wasm",
      "dist/assets/oxigraph.wasm",
    ])
      assert.ok(packed.includes(file), file);
    assert.deepEqual(
      packed.filter((file) => file.endsWith(".map")),
      [],
    );
  });
});

describe("VS Code: what is shown of the marketplace", () => {
  it("is the server's order below a heading for each registry, the samples never called a marketplace", () => {
    assert.deepEqual(rows(ANSWER), [
      "# house, as of 2026-01-02",
      "axum · 1.2.0 · 1.0.0 installed · web · ★ 4.8 · 12,000 downloads | A web service",
      "jwt · 0.3.0 · installed · auth | Tokens",
      "# bundled samples",
      "plain · 1.0.0 | Nothing is known of it",
      "! far could not be read | It did not answer.",
    ]);
  });

  it("says so where nothing matches", () => {
    assert.deepEqual(rows({ packs: [], total: 0, registries: [] }), ["! No pack matches | Try fewer or other words."]);
  });

  it("is a tree of categories by name, packs without one last", () => {
    assert.deepEqual(marketNodes(ANSWER).flatMap(drawn), [
      "auth",
      "  jwt 0.3.0",
      "web",
      "  axum 1.0.0",
      "other",
      "  plain 1.0.0",
    ]);
    assert.deepEqual(marketNodes({ packs: [], total: 0, registries: [] }), []);
  });

  it("says above the tree what could not be read, and that samples are no marketplace", () => {
    const packs = ANSWER.packs.filter(({ registry }) => registry === "samples");
    const registries = ANSWER.registries.filter(({ problem }) => problem === undefined);
    assert.equal(treeMessage(ANSWER), "far: It did not answer.");
    assert.equal(treeMessage({ packs, registries, total: 1 }), "Bundled samples: no registry is configured.");
    assert.equal(treeMessage({ ...ANSWER, registries }), undefined);
    assert.equal(treeMessage({ packs: [], registries: [], total: 0 }), undefined);
  });

  it("is a page whose text can neither link nor run anything", () => {
    const page = packMarkdown({
      ...pack("evil"),
      name: "<img src=x>",
      description: "[click](command:rm)\n# title",
      tags: ["a|b"],
    });
    assert.doesNotMatch(page, /<img|\]\(|\n# title/);
    assert.match(page, /# &#60;img src=x&#62;/);
    assert.match(page, /```toml\nevil = "\^1\.0\.0"\n```/);
  });

  it("quotes an id that TOML would not read bare", () => {
    assert.equal(dependencyLine(pack("io.example/pack")), '"io.example/pack" = "^1.0.0"');
  });
});

describe("VS Code: the status", () => {
  it("reads as lines", () => {
    const status = { version: "0.1.0", protocol: 1, roots: ["/orders"], templates: 3, indexing: true, trusted: false };
    assert.deepEqual(
      statusLines(status, "0.2.0").map(
        ({ label, description }) => `${label.replace(/\$\(.*?\) /, "")}: ${description}`,
      ),
      [
        "Server: 0.1.0, protocol 1",
        "Extension: 0.2.0",
        "Folders: /orders",
        "Templates: 3 so far, still reading",
        "Trust: restricted: no registry, hook or program is used",
      ],
    );
  });
});

describe("VS Code: the colours", () => {
  it("are what make-grammar.mjs writes, and the manifest knows every embedded language", async () => {
    const maker = (await import(join(client, "syntaxes/make-grammar.mjs"))) as {
      grammar(): unknown;
      LANGUAGES: [string, string, string[]][];
    };
    assert.deepEqual(JSON.parse(read("syntaxes/ggen-template.tmLanguage.json")), maker.grammar());
    assert.deepEqual(manifest.contributes.grammars[0].embeddedLanguages, {
      "meta.embedded.frontmatter.ggen-template": "yaml",
      ...Object.fromEntries(maker.LANGUAGES.map(([, id]) => [`meta.embedded.body.${id}`, id])),
      "meta.embedded.expression.ggen-template": "ggen-template",
    });
  });

  it("tell filters, tests, macros, arguments and strings apart", async function () {
    const colour = await colours(this);
    assert.deepEqual(
      colour(['{%- if user.name is not defined and "a" | lower == x %}{{ forms::input(kind="a|b") }}']),
      [
        "{%- punctuation.section.embedded.begin.tag",
        "if keyword.control",
        "user variable.other",
        "name variable.other.property",
        "is keyword.operator.word",
        "not keyword.operator.word",
        "defined support.function.test",
        "and keyword.operator.word",
        '"a" string.quoted.double',
        "| keyword.operator.pipe",
        "lower support.function.filter",
        "== keyword.operator",
        "x variable.other",
        "%} punctuation.section.embedded.end.tag",
        "{{ punctuation.section.embedded.begin.expression",
        "forms entity.name.namespace",
        ":: punctuation.separator.namespace",
        "input entity.name.function.macro",
        "kind variable.parameter",
        '"a|b" string.quoted.double',
        "}} punctuation.section.embedded.end.expression",
      ],
    );
  });

  it("leave raw text and comments alone", async function () {
    const colour = await colours(this);
    assert.deepEqual(colour(["{% raw %}{{ a }}{% endraw %}{# {{ b }} #}{{ c }}"]), [
      "{% punctuation.section.embedded.begin.tag",
      "raw keyword.control",
      "%} punctuation.section.embedded.end.tag",
      "{{ a }} comment.block",
      "{% punctuation.section.embedded.begin.tag",
      "endraw keyword.control",
      "%} punctuation.section.embedded.end.tag",
      "{# {{ b }} #} comment.block",
      "{{ punctuation.section.embedded.begin.expression",
      "c variable.other",
      "}} punctuation.section.embedded.end.expression",
    ]);
  });

  for (const [to, body] of [
    ['"src/{{ name | snake }}.rs"', "meta.embedded.body.rust"],
    ["out.py # a comment", "meta.embedded.body.python"],
    ["config/app.yml", "meta.embedded.body.yaml"],
    ["LICENSE", ""],
  ] as const)
    it(`take the body's language from \`to: ${to}\``, async function () {
      const colour = await colours(this);
      const lines = ["---", "force: true", `to: ${to}`, "vars:", "  a: 1", "---", "body", "---", "more {{ a }}"];
      assert.equal(colour.scopesAt(lines, 3, 0).includes("meta.embedded.frontmatter.ggen-template"), true);
      for (const line of [6, 8])
        assert.equal(
          colour.scopesAt(lines, line, 0).filter((scope) => scope.startsWith("meta.embedded.body"))[0] ?? "",
          body,
        );
      assert.ok(colour.scopesAt(lines, 8, 8).includes("variable.other.ggen-template"));
    });
});

const ANSWER: MarketSearchRequest.Result = {
  total: 3,
  packs: [
    {
      ...pack("axum"),
      version: "1.2.0",
      installed: "1.0.0",
      category: "web",
      rating: 4.8,
      downloads: 12_000,
      description: "A web service",
    },
    { ...pack("jwt"), version: "0.3.0", installed: "0.3.0", category: "auth", description: "Tokens" },
    { ...pack("plain"), registry: "samples", description: "Nothing is known of it" },
  ],
  registries: [
    { name: "house", kind: "index", updated: "2026-01-02T03:04:05Z" },
    { name: "far", kind: "index", problem: "It did not answer." },
    { name: "samples", kind: "samples" },
  ],
};

function pack(id: string): MarketPack {
  return { id, name: id, version: "1.0.0", description: "", tags: [], templates: [], registry: "house" };
}

function rows(answer: MarketSearchRequest.Result): string[] {
  return marketRows(answer).map((row) => {
    if (row.kind === "registry") return `# ${row.label}`;
    return row.kind === "note" ? `! ${row.label} | ${row.detail}` : `${row.label} · ${row.description} | ${row.detail}`;
  });
}

function drawn(node: MarketNode): string[] {
  return node.kind === "pack"
    ? [`  ${node.label} ${node.description}`]
    : [node.label, ...node.children.flatMap((child) => drawn(child))];
}

interface Colours {
  /** Every coloured word of the lines with its innermost scope of ours, blanks left out. */
  (lines: readonly string[]): string[];
  /** All scopes at a place; both numbers count from 0. */
  scopesAt(lines: readonly string[], line: number, column: number): string[];
}

/** The grammar in VS Code's own engine; other languages' grammars are absent, as in an editor that lacks them. */
async function colours(context: Mocha.Context): Promise<Colours> {
  const require = createRequire(join(client, "package.json"));
  needPackages(context);
  const { INITIAL, Registry } = require("vscode-textmate");
  const { loadWASM, OnigScanner, OnigString } = require("vscode-oniguruma");
  await loadWASM({ data: readFileSync(join(dirname(require.resolve("vscode-oniguruma")), "onig.wasm")) });
  const registry = new Registry({
    onigLib: {
      createOnigScanner: (patterns: string[]) => new OnigScanner(patterns),
      createOnigString: (text: string) => new OnigString(text),
    },
    loadGrammar: async (scope: string) =>
      scope === "text.ggen-template" ? JSON.parse(read("syntaxes/ggen-template.tmLanguage.json")) : null,
  });
  const grammar = await registry.loadGrammar("text.ggen-template");
  interface Token {
    readonly startIndex: number;
    readonly endIndex: number;
    readonly scopes: string[];
  }
  const tokenize = (lines: readonly string[]): Token[][] => {
    let stack = INITIAL;
    return lines.map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens;
    });
  };
  const all = (lines: readonly string[]): string[] => {
    const merged: { text: string; scope: string }[] = [];
    tokenize(lines).forEach((tokens, index) => {
      for (const { startIndex, endIndex, scopes } of tokens) {
        const text = lines[index]?.slice(startIndex, endIndex) ?? "";
        const scope = innermost(scopes);
        const last = merged.at(-1);
        if (last !== undefined && last.scope === scope && /^(string|comment)/.test(scope)) last.text += text;
        else merged.push({ text, scope });
      }
    });
    return merged
      .filter(({ text, scope }) => text.trim() !== "" && scope !== "")
      .map(({ text, scope }) => `${text} ${scope}`);
  };
  return Object.assign(all, {
    scopesAt: (lines: readonly string[], line: number, column: number) =>
      tokenize(lines)[line]?.find(({ startIndex, endIndex }) => startIndex <= column && column < endIndex)?.scopes ??
      [],
  });
}

/** Skips where the extension's own packages are not installed; in CI that is a failure. */
function needPackages(context: Mocha.Context): void {
  if (existsSync(join(client, "node_modules/vscode-textmate"))) return;
  const missing = "the extension's packages are not installed: run npm ci --prefix clients/vscode";
  if (process.env.CI === "true") throw new Error(missing);
  console.log(`      skipped: ${missing}`);
  context.skip();
}

function innermost(scopes: readonly string[]): string {
  const scope = scopes.at(-1) ?? "";
  return /^(text|meta)\./.test(scope) ? "" : scope.replace(/\.ggen-template$/, "");
}
