// The settings' JSON schema for LSP4IJ, from the server's table of settings; `npm run gen` writes it. It goes into the plugin and
// beside the template for people without the plugin.
import { fileURLToPath } from "node:url";
import { SETTINGS } from "../server/src/config/settings.ts";
import { type Schema, valueSchema } from "./settings-schema.ts";

export const SCHEMA_FILES = ["src/main/resources/ggen/settings.schema.json", "user-defined/settings.schema.json"].map(
  (path) => fileURLToPath(new URL(`../clients/intellij/${path}`, import.meta.url)),
);

/** The schema of `{ "ggen": { … } }`, dotted keys of the table as nested objects. */
export function schema(): Schema {
  const ggen: Schema = { type: "object", properties: {}, additionalProperties: false };
  for (const setting of SETTINGS) {
    const path = setting.key.split(".");
    const last = path.pop() as string;
    let at = ggen;
    for (const part of path) {
      at.properties![part] ??= { type: "object", properties: {}, additionalProperties: false };
      at = at.properties![part]!;
    }
    at.properties![last] = { ...valueSchema(setting), description: setting.description };
  }
  return { $schema: "http://json-schema.org/draft-07/schema#", type: "object", properties: { ggen } };
}
