import type { Host } from "../../server/src/base/host.ts";

/** A host whose files are a map from URI to text; no network, no clock. */
export function memoryHost(files: ReadonlyMap<string, string>): Host {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  return {
    log: silent,
    async readFile(uri) {
      return files.get(uri);
    },
    async stat(uri) {
      const text = files.get(uri);
      if (text !== undefined) return { kind: "file", size: text.length, mtime: 0 };
      const folder = [...files.keys()].some((each) => each.startsWith(`${uri}/`));
      return folder ? { kind: "directory", size: 0, mtime: 0 } : undefined;
    },
    async realUri(uri) {
      return uri;
    },
    async readDirectory(uri) {
      const names = new Map<string, "file" | "directory">();
      for (const each of files.keys()) {
        if (!each.startsWith(`${uri}/`)) continue;
        const [name, ...rest] = each.slice(uri.length + 1).split("/");
        names.set(name!, rest.length === 0 ? "file" : "directory");
      }
      return [...names].map(([name, kind]) => ({ name, kind }));
    },
    async findFiles(root) {
      return [...files.keys()].filter((uri) => uri.startsWith(`${root}/`));
    },
  };
}
