// `npm run gen`: writes every text that is made from the server's tables. A test proves that they are fresh.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { configurationPage } from "./configuration-page.ts";
import { featuresPage } from "./features-page.ts";
import { SCHEMA_FILES, schema } from "./intellij-settings.ts";
import { generated as neovimFiles } from "./neovim-lua.ts";
import { protocolPage } from "./protocol-page.ts";
import { rulesIndex } from "./rules-index.ts";
import { configuration } from "./vscode-settings.ts";

const root = new URL("../", import.meta.url);
const pathOf = (path: string) => fileURLToPath(new URL(path, root));

/** Every generated file with the text that it should have, by path. */
export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>([
    [pathOf("docs/rules/README.md"), rulesIndex()],
    [pathOf("docs/configuration.md"), configurationPage(readFileSync(pathOf("docs/configuration.md"), "utf8"))],
    [pathOf("docs/protocol.md"), protocolPage(readFileSync(pathOf("docs/protocol.md"), "utf8"))],
    [pathOf("docs/features.md"), featuresPage()],
    [pathOf("clients/vscode/package.json"), vscodeManifest()],
  ]);
  for (const path of SCHEMA_FILES) files.set(path, json(schema()));
  for (const [name, text] of Object.entries(neovimFiles())) files.set(pathOf(`clients/neovim/lua/ggen/${name}`), text);
  return files;
}

function vscodeManifest(): string {
  const manifest = JSON.parse(readFileSync(pathOf("clients/vscode/package.json"), "utf8"));
  manifest.contributes.configuration = configuration();
  return json(manifest);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of generatedFiles()) if (readFileSync(path, "utf8") !== text) writeFileSync(path, text);
