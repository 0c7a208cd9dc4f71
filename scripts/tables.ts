// `npm run tables`: makes the engine's data tables out of the crates that real Tera is built with, so that both know the same
// characters and time zones. Needs cargo; the tables are committed.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oracle = fileURLToPath(new URL("oracle/", import.meta.url));
const data = fileURLToPath(new URL("../server/src/engine/library/data/", import.meta.url));

/** The tables as they should be: file name and text. */
export function tables(): Map<string, string> {
  execFileSync("cargo", ["build", "--release", "--quiet"], { cwd: oracle, stdio: "inherit" });
  return new Map([
    ["transliteration.ts", transliteration(crate("deunicode"))],
    ["graphemeBreaks.ts", graphemeBreaks(crate("unic-ucd-segment"))],
    ["timeZones.ts", timeZones(crate("chrono-tz"))],
  ]);
}

interface Crate {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

function crate(name: string): Crate {
  const metadata = execFileSync("cargo", ["metadata", "--format-version", "1"], { cwd: oracle, maxBuffer: 1 << 28 });
  const { packages } = JSON.parse(metadata.toString()) as {
    packages: Array<{ name: string; version: string; manifest_path: string }>;
  };
  const { version, manifest_path } = packages.find((each) => each.name === name)!;
  return { name, version, folder: dirname(manifest_path) };
}

function module(from: Crate, licence: string, comment: string, constants: Readonly<Record<string, string>>): string {
  return [
    `// Made by \`npm run tables\` from the crate ${from.name} ${from.version}. ${licence}`,
    "",
    `/** ${comment} */`,
    ...Object.entries(constants).map(([name, value]) => `export const ${name} =\n  ${JSON.stringify(value)};`),
    "",
  ].join("\n");
}

/** Source: deunicode, `deunicode_char`: three bytes for each character, the text itself or where it stands and its length. */
function transliteration(from: Crate): string {
  const mapping = readFileSync(join(from.folder, "src/mapping.txt"), "latin1");
  const pointers = readFileSync(join(from.folder, "src/pointers.bin"));
  const texts: string[] = [];
  for (let point = 0; point * 3 < pointers.length; point++) {
    const [low, high, length] = [pointers[point * 3]!, pointers[point * 3 + 1]!, pointers[point * 3 + 2]!];
    const at = low | (high << 8);
    const found = length <= 2 ? String.fromCharCode(...[low, high].slice(0, length)) : mapping.slice(at, at + length);
    // A slug has nothing but these, and a dash for a character that nobody knows.
    texts.push((found.length < length ? "-" : found).toLowerCase().replace(/[^a-z0-9]+/g, "-"));
  }
  const runs: string[] = [];
  for (let at = 0x80; at < texts.length; ) {
    let end = at + 1;
    while (texts[end] === texts[at]) end++;
    runs.push(end - at === 1 ? texts[at]! : `${texts[at]}*${(end - at).toString(36)}`);
    at = end;
  }
  const licence = readFileSync(join(from.folder, "LICENSE"), "utf8").trim().replace(/^/gm, "// ");
  return module(
    from,
    `Its licence:\n${licence}`,
    "What a slug has for each character from U+0080 on, a blank between; `*` and a number (base 36) repeat it.",
    { TRANSLITERATION: runs.join(" ") },
  );
}

/** Source: UAX #29 as of Unicode 10, the property `Grapheme_Cluster_Break`. */
function graphemeBreaks(from: Crate): string {
  const table = readFileSync(join(from.folder, "tables/grapheme_cluster_break.rsv"), "utf8");
  const ranges = [...table.matchAll(/'\\u\{(\w+)\}'..='\\u\{(\w+)\}'\), GCB::(\w+)/g)];
  let last = 0;
  const entries = ranges.map(([, from_, to, name]) => {
    const [start, end] = [Number.parseInt(from_!, 16), Number.parseInt(to!, 16)];
    const entry = `${(start - last).toString(36)} ${(end - start).toString(36)} ${name!.replaceAll("_", "")}`;
    last = end;
    return entry;
  });
  return module(
    from,
    "Data of the Unicode Consortium, under the Unicode License.",
    "Ranges of characters: their start from the end of the last one, their end from their start (base 36), their class.",
    { GRAPHEME_BREAKS: entries.join(",") },
  );
}

/** Source: the IANA time zone database, in the public domain, as chrono-tz compiles it. */
function timeZones(from: Crate): string {
  const build = join(oracle, "target/release/build");
  const folder = readdirSync(build).find((name) => /^chrono-tz-[0-9a-f]+$/.test(name) && hasZones(join(build, name)));
  const source = readFileSync(join(build, folder!, "out/timezones.rs"), "utf8");
  const names = new Map([...source.matchAll(/\/\/\/ (\S+)\n {4}(\w+),/g)].map(([, name, id]) => [id!, name!]));
  const spans = source.slice(source.indexOf("fn timespans"));
  const namesOf = new Map<string, string[]>();
  for (const [, id, body] of spans.matchAll(/Tz::(\w+) => \{([\s\S]*?)rest: REST\s*\}\s*\}/g)) {
    const rest = [
      ...body!.matchAll(/\((-?\d+), FixedTimespan \{ utc_offset: (-?\d+), dst_offset: (-?\d+), name: "([^"]*)" \}\)/g),
    ];
    const first = /first: FixedTimespan \{\s*utc_offset: (-?\d+),\s*dst_offset: (-?\d+),\s*name: "([^"]*)"/.exec(
      body!,
    )!;
    const kinds: string[] = [];
    const kindOf = (offset: number, abbreviation: string) => {
      const kind = `${abbreviation} ${offset.toString(36)}`;
      if (!kinds.includes(kind)) kinds.push(kind);
      return kinds.indexOf(kind).toString(36);
    };
    let last = 0;
    const changes = [kindOf(Number(first[1]) + Number(first[2]), first[3]!)];
    for (const [, at, utc, dst, abbreviation] of rest) {
      changes.push(`${kindOf(Number(utc) + Number(dst), abbreviation!)}${(Number(at) - last).toString(36)}`);
      last = Number(at);
    }
    const zone = `${kinds.join(",")};${changes.join(",")}`;
    namesOf.set(zone, [...(namesOf.get(zone) ?? []), names.get(id!)!]);
  }
  const steps = [...namesOf.keys()].flatMap((zone) =>
    zone
      .slice(zone.indexOf(";") + 1)
      .split(",")
      .map((each) => each.slice(1)),
  );
  const counted = new Map<string, number>();
  for (const step of steps) counted.set(step, (counted.get(step) ?? 0) + 1);
  // Most changes follow the one before after the same few times, so these are written as one or two characters.
  const frequent = [...counted]
    .filter(([, count]) => count > 20)
    .sort((a, b) => b[1] - a[1])
    .map(([step]) => step);
  const short = new Map(frequent.map((step, index) => [step, `!${index.toString(36)}`]));
  const lines = [...namesOf].map(([zone, aliases]) => {
    const [kinds, changes] = zone.split(";") as [string, string];
    const packed = changes.split(",").map((each) => each[0] + (short.get(each.slice(1)) ?? each.slice(1)));
    return `${aliases.join(" ")};${kinds};${packed.join(",")}`;
  });
  return module(
    from,
    "The time zone database is in the public domain.",
    "Zones, one a line: names; abbreviations and offsets (seconds, base 36); changes: which of them, and the seconds since the last one, where `!` stands for one of STEPS.",
    { TIME_ZONES: lines.join("\n"), STEPS: frequent.join(" ") },
  );
}

function hasZones(folder: string): boolean {
  try {
    return readdirSync(join(folder, "out")).includes("timezones.rs");
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of tables()) writeFileSync(join(data, name), text);
