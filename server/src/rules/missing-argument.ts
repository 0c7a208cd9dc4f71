import { inFile, knownCalls } from "./arguments.ts";
import type { Fix, TemplateRule } from "./rule.ts";

/** A filter, function or macro without an argument that it needs. */
export const missingArgument: TemplateRule = {
  on: "template",
  meta: { id: "missing-argument", category: "calls", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    for (const { call, parameters, given } of knownCalls(model)) {
      if (!parameters.some(({ required }) => required)) continue;
      // Positional arguments are a syntax error of their own.
      if (given.some((argument) => argument.name.text === "")) continue;
      const names = new Set(given.map((argument) => argument.name.text));
      const missing = parameters.filter(({ name, required }) => required && name !== "" && !names.has(name));
      if (missing.length === 0) continue;
      // Nor is much to be said of a tag that Tera cannot read.
      const { start, end } = call.range;
      if (model.parsed.problems.some(({ range }) => range.start <= end + 3 && range.end >= start)) continue;
      const list = missing.map((parameter) => `\`${parameter.name}\``).join(" and ");
      report({
        range: call.range,
        severity: call.silent ? "warning" : undefined,
        message: `\`${call.name}\` needs the argument ${list}`,
        fixes: [
          add(missing, inFile(call, call.call), call.call.argList && inFile(call, call.call.argList), given.length > 0),
        ],
      });
    }
  },
};

function add(
  missing: readonly { readonly name: string; readonly type: string }[],
  call: { start: number; end: number },
  list: { start: number; end: number } | undefined,
  more: boolean,
): Fix {
  const text = missing
    .map(({ name, type }) => `${name}=${type === "string" || type === "any" ? '""' : "0"}`)
    .join(", ");
  const at = list === undefined ? call.end : list.end - 1;
  const newText = list === undefined ? `(${text})` : `${more ? ", " : ""}${text}`;
  const title = `Add ${missing.map(({ name }) => `\`${name}\``).join(" and ")}`;
  return { title, changes: [{ range: { start: at, end: at }, newText }], safe: false };
}
