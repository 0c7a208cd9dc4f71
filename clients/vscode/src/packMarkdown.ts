import type { MarketPack } from "../../../server/src/protocol/index.ts";

/** The page of a pack. Everything in it comes from a registry, so it is written as text: no links, no HTML. */
export function packMarkdown(pack: MarketPack): string {
  const rows: [string, string | undefined][] = [
    ["Version", pack.version],
    ["Installed", pack.installed],
    ["Category", pack.category],
    ["Author", pack.author],
    ["License", pack.license],
    ["Rating", pack.rating === undefined ? undefined : `★ ${pack.rating.toFixed(1)}`],
    ["Downloads", pack.downloads === undefined ? undefined : new Intl.NumberFormat("en").format(pack.downloads)],
    ["Tags", pack.tags.length === 0 ? undefined : pack.tags.join(", ")],
    ["Registry", pack.registry],
  ];
  return [
    `# ${plain(pack.name)}`,
    plain(pack.description),
    ["| | |", "|---|---|", ...rows.flatMap(([k, v]) => (v === undefined ? [] : [`| **${k}** | ${plain(v)} |`]))].join(
      "\n",
    ),
    "Depend on it in `gpack.toml`, below `[dependencies]`:",
    `\`\`\`toml\n${dependencyLine(pack)}\n\`\`\``,
    ...(pack.templates.length === 0
      ? []
      : ["## Templates", pack.templates.map((path) => `- ${plain(path)}`).join("\n")]),
    "",
  ].join("\n\n");
}

/** The line for `[dependencies]` that takes this version and what is compatible with it. */
export function dependencyLine(pack: MarketPack): string {
  return `${/^[\w-]+$/.test(pack.id) ? pack.id : JSON.stringify(pack.id)} = ${JSON.stringify(`^${pack.version}`)}`;
}

/** The text with every sign that Markdown or HTML could read escaped, on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()<>#+!|~&:]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
