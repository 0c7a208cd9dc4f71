import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tsc = join(root, "node_modules/typescript/bin/tsc");

/** The examples of the page that describes the API. */
const examples = [...readFileSync(join(root, "docs/api.md"), "utf8").matchAll(/^```ts\n(.*?)^```/gms)].map(
  ([, code]) => code!,
);

describe("the package", function () {
  this.timeout(120_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ggen-package-"));
    if (!existsSync(join(root, "dist/engine.js"))) execFileSync("node", ["scripts/build.mjs"], { cwd: root });
    execFileSync("node", [tsc, "-p", "tsconfig.types.json"], { cwd: root });
    const listed = execFileSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], { cwd: root });
    const [{ files }] = JSON.parse(String(listed)) as [{ files: Array<{ path: string }> }];
    const target = join(folder, "node_modules/ggen-language-server");
    // Copied rather than installed: what it needs is in the bundle, and a test asks no registry.
    for (const { path } of files) cpSync(join(root, path), join(target, path));
    symlinkSync(join(root, "node_modules/@types"), join(folder, "node_modules/@types"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
    const options = {
      module: "NodeNext",
      target: "ES2022",
      strict: true,
      skipLibCheck: true,
      types: ["node"],
      noEmit: true,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("gives the engine to those who import it, as docs/api.md says", () => {
    assert.equal(examples.length, 1);
    writeFileSync(join(folder, "example.mjs"), examples[0]!);
    const said = execFileSync("node", ["example.mjs"], { cwd: folder, encoding: "utf8" });
    assert.equal(said, "Hello AdaLovelace!\nsrc/order_service.rs: pub struct OrderService;\n");
  });

  it("carries its types", () => {
    const uses = `${examples[0]}
const text: string = preview.files[0]!.text;
const front: true | undefined = preview.files[0]!.front.unless_exists;
const start: number | undefined = preview.files[0]!.sourceMap.at(0)?.source.start;
// @ts-expect-error A target may be missing.
const to: string = preview.files[0]!.to;
// @ts-expect-error Nothing is called so.
engine.renders("x");
console.log(text, front, start, to);
`;
    writeFileSync(join(folder, "uses.ts"), uses);
    execFileSync("node", [tsc, "-p", "."], { cwd: folder, encoding: "utf8" });
  });

  it("runs SPARQL without anything installed beside it", () => {
    const template = "---\nsparql: ASK {}\n---\n{{ sparql_results.default }}\n";
    const code = `import { createEngine } from "ggen-language-server/engine";
const engine = await createEngine();
const { files } = await engine.preview({ path: "a.tmpl", text: ${JSON.stringify(template)} });
console.log(files[0].text);`;
    writeFileSync(join(folder, "sparql.mjs"), code);
    assert.equal(execFileSync("node", ["sparql.mjs"], { cwd: folder, encoding: "utf8" }), "true\n");
  });
});
