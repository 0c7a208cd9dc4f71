// Writes the settings' JSON schema for LSP4IJ from the server's table of settings: `npx tsx scripts/intellij-settings.ts`.
// It goes into the plugin and beside the template for people without the plugin; a test compares them.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SETTINGS, type Setting } from "../server/src/config/settings.ts";
import { RULES } from "../server/src/rules/index.ts";

export const SCHEMA_FILES = ["src/main/resources/ggen/settings.schema.json", "user-defined/settings.schema.json"].map(
  (path) => fileURLToPath(new URL(`../clients/intellij/${path}`, import.meta.url)),
);

interface Schema {
  readonly type: string;
  readonly properties?: Record<string, Schema>;
  readonly [key: string]: unknown;
}

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
    at.properties![last] = property(setting);
  }
  return { $schema: "http://json-schema.org/draft-07/schema#", type: "object", properties: { ggen } };
}

function property({ key, type, values, default: standard, description }: Setting): Schema {
  const shared = { default: standard, description };
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

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const path of SCHEMA_FILES) writeFileSync(path, `${JSON.stringify(schema(), null, 2)}\n`);
