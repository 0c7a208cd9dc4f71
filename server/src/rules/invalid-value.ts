import { type FrontMatterKey, frontMatterKeys } from "../model/catalog/index.ts";
import type { FrontMatterEntry } from "../model/frontMatter.ts";
import { replace } from "./fixes.ts";
import type { Fix, TemplateRule } from "./rule.ts";
import { unquotedValues } from "./unquoted-tera.ts";

/** A value of the wrong type for its key. Source: format section a.4, type strictness of ggen v1. */
export const invalidValue: TemplateRule = {
  on: "template",
  meta: { id: "invalid-value", category: "frontmatter", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const unquoted = unquotedValues(model);
    for (const entry of model.frontMatter?.entries ?? []) {
      const key = frontMatterKeys.find((each) => each.name === entry.key || each.alias === entry.key);
      if (key === undefined || !key.profiles.includes(model.profile)) continue;
      const range = entry.valueRange ?? entry.keyRange;
      // An unquoted expression is a problem of its own, whatever type YAML made of it.
      if (unquoted.some((each) => each.start <= range.end && range.start <= each.end)) continue;
      const fault = faultOf(key, entry, model.profile === "v1");
      if (fault === undefined) continue;
      report({
        range: oneLine(model.text, range) ? range : entry.keyRange,
        message: `\`${entry.key}\` ${fault}`,
        fixes: fixesFor(key, entry),
      });
    }
  },
};

function faultOf(key: FrontMatterKey, { value, isList, children }: FrontMatterEntry, v1: boolean): string | undefined {
  const isMap = typeof value === "object" && value !== null && !isList;
  switch (key.type) {
    case "bool":
      if (typeof value === "boolean" || (key.name === "backup" && value === null)) return undefined;
      return typeof value === "string" && /\{[{%]/.test(value)
        ? "is true or false; it cannot be made by Tera, since the result is a text"
        : "is true or false";
    case "integer":
      return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 4294967295
        ? undefined
        : "is a line number, written without quotes";
    case "string":
      return isMap || isList ? "is a text" : undefined;
    case "matcher":
      return isList || (isMap && v1) ? "is a text" : undefined;
    case "strings":
      if (value === null || isMap || typeof value === "number" || typeof value === "boolean")
        return "is a text or a list of texts";
      return children.some((child) => child.children.length > 0)
        ? "is a list of texts, without maps or lists in it"
        : undefined;
    case "map":
      if (!isMap) return "is a map from names to texts";
      return children.some((child) => child.children.length > 0) ? "is a map from names to texts" : undefined;
    case "queries":
      if (typeof value === "string") return undefined;
      if (typeof value !== "object" || value === null)
        return "is a query, a list of queries, or a map from names to queries";
      return children.every((child) => typeof child.value === "string")
        ? undefined
        : "takes queries only: each must be a text";
    default:
      return undefined;
  }
}

function fixesFor(key: FrontMatterKey, { value, valueRange }: FrontMatterEntry): Fix[] {
  if (key.type !== "bool" || valueRange === undefined || typeof value !== "string") return [];
  const truth = /^(?:true|yes|on|1)$/i.test(value) ? "true" : /^(?:false|no|off|0)$/i.test(value) ? "false" : undefined;
  return truth === undefined ? [] : [replace(`Write \`${truth}\``, valueRange, truth, true)];
}

function oneLine(text: string, { start, end }: { start: number; end: number }): boolean {
  return !text.slice(start, end).includes("\n");
}
