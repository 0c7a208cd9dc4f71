// `contributes.configuration` of the VS Code manifest, from the server's table of settings; `npm run gen` writes it.
import { SETTINGS, type Setting } from "../server/src/config/settings.ts";
import { RULES } from "../server/src/rules/index.ts";

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
  const { key, type, values, default: standard, description, scope } = setting;
  const shared = { default: standard, markdownDescription: description, scope };
  const member = { type: "string", ...(values && { enum: values }) };
  if (type === "stringArray") return { type: "array", items: member, ...shared };
  if (type === "object")
    return {
      type,
      ...(key === "rules" && { propertyNames: { enum: RULES.map(({ meta }) => meta.id) } }),
      additionalProperties: member,
      ...shared,
    };
  return { type, ...(values && { enum: values }), ...shared };
}
