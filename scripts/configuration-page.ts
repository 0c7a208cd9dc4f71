import { SETTINGS, type Setting } from "../server/src/config/settings.ts";

const START = "<!-- Settings: written by `npm run gen` from server/src/config/settings.ts. -->";
const END = "<!-- End of settings. -->";

/** `docs/configuration.md` with its table of settings made afresh; what is outside the markers is written by hand. */
export function configurationPage(before: string): string {
  const start = before.indexOf(START);
  const end = before.indexOf(END);
  if (start < 0 || end < start) throw new Error(`docs/configuration.md lacks its markers: ${START} … ${END}`);
  return `${before.slice(0, start)}${START}\n\n${(SETTINGS as readonly Setting[]).map(section).join("\n")}\n${before.slice(end)}`;
}

function section({ key, type, values, default: standard, description, scope, since }: Setting): string {
  const shape = {
    boolean: "`true` or `false`",
    string: values === undefined ? "a text" : oneOf(values),
    stringArray: "a list of texts",
    object: `a table from names to ${oneOf(values ?? [])}`,
  }[type];
  const where = scope === "resource" ? "editor, for each folder; `.ggen/ls.toml`" : "editor";
  return `### \`ggen.${key}\`

${description}

- Value: ${shape}
- Default: \`${JSON.stringify(standard)}\`
- Where: ${where}
- Since: ${since}
`;
}

function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `\`${value}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
