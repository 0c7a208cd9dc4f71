// `contributes.configuration` of the VS Code manifest, from the server's table of settings; `npm run gen` writes it.
import { SETTINGS, type Setting } from "../server/src/config/settings.ts";
import { valueSchema } from "./settings-schema.ts";

/** What only the client reads. */
const OWN = {
  "ggen.server.path": {
    type: ["string", "null"],
    default: null,
    markdownDescription: "Path of a `ggen-ls.js` to run instead of the language server that the extension carries.",
    scope: "machine",
  },
  "ggen.trace.server": {
    type: "string",
    enum: ["off", "messages", "verbose"],
    default: "off",
    markdownDescription: "Writes the messages between VS Code and the language server to its log.",
    scope: "window",
  },
} as const;

/** The manifest's `contributes.configuration`: the server's settings in the table's order, then the client's own. */
export function configuration(): { title: string; properties: Record<string, unknown> } {
  const served = SETTINGS.map((setting) => [`ggen.${setting.key}`, property(setting)]);
  return { title: "ggen", properties: { ...Object.fromEntries(served), ...OWN } };
}

function property(setting: Setting): Record<string, unknown> {
  const { description, scope } = setting;
  return { ...valueSchema(setting), markdownDescription: description, scope };
}
