import { strict as assert } from "node:assert";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../../server/src/", import.meta.url));

/** Who may import whom: the table of the house style, "Import rule". `types` may be imported only as types. */
const RULES: Record<string, { rooms: string[]; types?: string[]; packages: string[] }> = {
  base: { rooms: [], packages: ["vscode-languageserver-types"] },
  syntax: { rooms: ["base"], packages: ["web-tree-sitter"] },
  model: {
    rooms: ["base", "syntax", "config"],
    packages: ["yaml", "toml-eslint-parser", "picomatch", "ignore", "vscode-uri", "semver"],
  },
  config: { rooms: ["base"], packages: [] },
  protocol: { rooms: ["base"], packages: ["vscode-jsonrpc"] },
  engine: {
    rooms: ["base", "syntax", "model"],
    packages: ["oxigraph", "yaml"],
  },
  packs: { rooms: ["base", "model"], packages: ["semver", "fuse.js", "minisearch"] },
  rules: {
    rooms: ["base", "syntax", "model", "packs", "config"],
    types: ["engine"],
    packages: ["picomatch", "semver", "fastest-levenshtein"],
  },
  features: {
    rooms: ["base", "syntax", "model", "engine", "packs", "rules"],
    types: ["config", "protocol"],
    packages: [],
  },
  host: {
    rooms: ["base", "syntax", "model", "config", "protocol", "engine", "packs", "rules", "features", "cli"],
    packages: ["*"],
  },
  cli: {
    rooms: ["base", "syntax", "model", "config", "protocol", "engine", "packs", "rules", "features", "host"],
    packages: ["*"],
  },
};

interface Import {
  file: string;
  line: number;
  typesOnly: boolean;
  from: string;
}

describe("the rooms", () => {
  const imports = files(source).flatMap(importsOf);

  it("import only what the table allows", () => {
    const faults = imports.map(fault).filter((each) => each !== undefined);
    assert.deepEqual(faults, []);
  });

  it("are read at all: a known import is seen", () => {
    assert.ok(imports.some((each) => each.file.endsWith(join("packs", "search.ts")) && each.from === "fuse.js"));
  });

  it("keep clock, process and timers out of the language", () => {
    const pure = ["base", "syntax", "model", "config", "protocol", "engine", "packs", "rules", "features"];
    const forbidden =
      /\b(?:process\.(?!nextTick)\w+|console\.\w+|setTimeout\(|setInterval\(|Date\.now\(|new Date\(\)|Math\.random\()/;
    const faults = pure
      .flatMap((room) => files(join(source, room)))
      .flatMap((file) =>
        readFileSync(file, "utf8")
          .split("\n")
          .map((text, index) => ({ text, at: `${relative(source, file)}:${index + 1}` }))
          .filter(({ text }) => forbidden.test(text.replace(/^\s*(?:\*|\/\/|\/\*).*$/, "")))
          .map(({ text, at }) => `${at}: ${text.trim()}`),
      );
    assert.deepEqual(faults, []);
  });
});

function fault({ file, line, typesOnly, from }: Import): string | undefined {
  const room = relative(source, file).split(sep)[0]!;
  const rule = RULES[room];
  const where = `${relative(source, file)}:${line}`;
  if (rule === undefined) return `${where}: room ${room} is not in the table`;
  if (from.startsWith(".")) {
    const target = relative(source, resolve(dirname(file), from)).split(sep)[0]!;
    if (target === room || rule.rooms.includes(target)) return undefined;
    if (typesOnly && rule.types?.includes(target)) return undefined;
    return `${where}: ${room} may not import ${target}${typesOnly ? "" : " (values)"}`;
  }
  if (rule.packages.includes("*")) return undefined;
  const name = from.startsWith("@") ? from.split("/").slice(0, 2).join("/") : from.split("/")[0]!;
  return rule.packages.includes(name) ? undefined : `${where}: ${room} may not import ${from}`;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const found: Import[] = [];
  const pattern = /^\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm;
  for (const match of text.matchAll(pattern)) {
    const line = text.slice(0, match.index).split("\n").length;
    found.push({ file, line, typesOnly: match[1] !== undefined, from: (match[2] ?? match[3])! });
  }
  return found;
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return path.endsWith(".ts") ? [path] : [];
  });
}
