import * as vscode from "vscode";

/** The documents that the server is told of, whatever their language id (product, "Which files, in which client"). */
export const DOCUMENT_PATTERNS = [
  "**/*.{tmpl,tera}",
  "**/{gpack,ggen,pack,make}.toml",
  "**/ggen.lock",
  "**/.ggen/*.toml",
] as const;

/**
 * Whether opening this document should start the server by itself.
 *
 * A headed or `.tera` file has our language already. A `.tmpl` or `make.toml` may belong to somebody else (Go, Helm, cargo-make):
 * there only a project file in a folder above counts.
 */
export async function isOurs(document: vscode.TextDocument): Promise<boolean> {
  if (document.languageId === "ggen-template") return true;
  if (vscode.languages.match(["**/{gpack,ggen}.toml", "**/ggen.lock", "**/.ggen/*.toml"].map(onDisk), document) > 0)
    return true;
  if (vscode.languages.match(["**/*.tmpl", "**/{pack,make}.toml"].map(onDisk), document) === 0) return false;
  return document.lineAt(0).text.trimEnd() === "---" || (await hasProjectAbove(document.uri));
}

function onDisk(pattern: string): vscode.DocumentFilter {
  return { scheme: "file", pattern };
}

async function hasProjectAbove(uri: vscode.Uri): Promise<boolean> {
  let folder = vscode.Uri.joinPath(uri, "..");
  while (true) {
    for (const name of ["ggen.toml", "gpack.toml", ".ggen"]) {
      const found = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name)).then(
        () => true,
        () => false,
      );
      if (found) return true;
    }
    const parent = vscode.Uri.joinPath(folder, "..");
    if (parent.path === folder.path) return false;
    folder = parent;
  }
}
