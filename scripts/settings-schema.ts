import type { Setting } from "../server/src/config/settings.ts";
import { RULES } from "../server/src/rules/index.ts";

/** A JSON schema, as far as settings need one. */
export interface Schema {
  readonly type: string;
  readonly properties?: Record<string, Schema>;
  readonly [key: string]: unknown;
}

/** What may stand for a setting, and what stands there by default, as JSON schema; descriptions are each editor's own. */
export function valueSchema({ key, type, values, default: standard }: Setting): Schema {
  const member = { type: "string", ...(values && { enum: values }) };
  const shared = { default: standard };
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
