import { readdir, readFile, readlink, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative as relativePath, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { URI } from "vscode-uri";
import type { CancellationToken, Host, Logger } from "../base/host.ts";
import { type IgnoreFile, isIgnoredBy, readIgnoreFile } from "./gitignore.ts";

/** Larger files are not ours to read: a template of this size is a mistake, and it would stop the server. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Folders that hold no sources of their own. */
const NEVER_ENTERED = new Set([".git", "node_modules", "target", "dist", ".cache"]);

/** The {@link Host} of a Node process: `file:` URIs, the real clock. */
export function createNodeHost(log: Logger): Host {
  const files = { readFile: readText, stat: statUri, realUri, readDirectory, findFiles, isIgnored };
  return { ...files, now: () => Date.now(), log };
}

async function readText(uri: string): Promise<string | undefined> {
  const path = toPath(uri);
  if (path === undefined) return undefined;
  try {
    const info = await stat(path);
    if (!info.isFile() || info.size > MAX_FILE_BYTES) return undefined;
    return await readFile(path, "utf8");
  } catch {
    // Missing and unreadable are the same to the language: there is no text.
    return undefined;
  }
}

async function statUri(uri: string): ReturnType<NonNullable<Host["stat"]>> {
  const path = toPath(uri);
  if (path === undefined) return undefined;
  try {
    const info = await stat(path);
    const kind = info.isDirectory() ? "directory" : "file";
    return { kind, size: info.size, mtime: info.mtimeMs };
  } catch {
    return undefined;
  }
}

async function realUri(uri: string): Promise<string | undefined> {
  const path = toPath(uri);
  const real = path === undefined ? undefined : await realPath(path, 0);
  return real === undefined ? undefined : URI.file(real).toString();
}

/** Links may lead to links; so many are followed. */
const MAX_LINKS = 64;

async function realPath(path: string, followed: number): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parent === path || followed > MAX_LINKS) return undefined;
    const folder = await realPath(parent, followed + 1);
    if (folder === undefined) return undefined;
    // A link to something that is not there: writing would make that.
    const link = await readlink(path).catch(() => undefined);
    return link === undefined ? join(folder, basename(path)) : realPath(resolve(folder, link), followed + 1);
  }
}

async function readDirectory(uri: string): ReturnType<NonNullable<Host["readDirectory"]>> {
  const path = toPath(uri);
  return path === undefined ? [] : (await entriesOf(path)).map(({ name, kind }) => ({ name, kind }));
}

async function findFiles(root: string, glob: string, token?: CancellationToken): Promise<string[]> {
  const path = toPath(root);
  if (path === undefined) return [];
  const { default: picomatch } = await import("picomatch");
  const matches = picomatch(glob, { dot: true });
  const found: string[] = [];
  await walk(path, "", []);
  return found;

  async function walk(folder: string, relative: string, above: readonly IgnoreFile[]) {
    if (token?.isCancellationRequested === true) return;
    const entries = await entriesOf(folder);
    const hasOwn = entries.some((entry) => entry.name === ".gitignore" && entry.kind === "file");
    const ignores = hasOwn ? [...above, await readIgnoreFile(folder, relative)] : above;
    for (const entry of entries) {
      const inner = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (isIgnoredBy(ignores, entry.kind === "directory" ? `${inner}/` : inner)) continue;
      if (entry.kind === "directory") {
        if (!NEVER_ENTERED.has(entry.name) && !entry.link) await walk(join(folder, entry.name), inner, ignores);
      } else if (matches(inner)) found.push(URI.file(join(folder, entry.name)).toString());
    }
  }
}

async function isIgnored(root: string, uri: string): Promise<boolean> {
  const base = toPath(root);
  const path = toPath(uri);
  if (base === undefined || path === undefined) return false;
  const parts = relativePath(base, path).split(/[\\/]/);
  if (parts[0] === "..") return false;
  const ignores: IgnoreFile[] = [];
  for (const [index, part] of parts.entries()) {
    const above = parts.slice(0, index);
    ignores.push(await readIgnoreFile(join(base, ...above), above.join("/")));
    const inner = [...above, part].join("/");
    const isFolder = index < parts.length - 1;
    if (isFolder && NEVER_ENTERED.has(part)) return true;
    if (isIgnoredBy(ignores, isFolder ? `${inner}/` : inner)) return true;
  }
  return false;
}

/** Entries by name. A link is followed for its kind, and marked, so that a walk does not run in circles. */
async function entriesOf(path: string): Promise<Array<{ name: string; kind: "file" | "directory"; link: boolean }>> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const found = await Promise.all(
      entries.map(async (entry) => {
        const link = entry.isSymbolicLink();
        const real = link ? await stat(join(path, entry.name)).catch(() => undefined) : entry;
        if (real === undefined) return undefined;
        return { name: entry.name, kind: real.isDirectory() ? ("directory" as const) : ("file" as const), link };
      }),
    );
    return found.filter((entry) => entry !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function toPath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    // A `file:` URI with a host name or an encoded slash names no path on this machine.
    return undefined;
  }
}
