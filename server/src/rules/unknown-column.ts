import { type MapType, membersOf, type Type } from "../model/types.ts";
import type { Accessor } from "../syntax/index.ts";
import { inFile, knownCalls } from "./arguments.ts";
import { changeTo, replace } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { Fix, TemplateContext, TemplateRule } from "./rule.ts";

/** A column that its query does not have, or one written as the other ggen has it. */
export const unknownColumn: TemplateRule = {
  on: "template",
  meta: { id: "unknown-column", category: "rdf", severity: "warning", since: "0.1.0", fixable: true },
  check(context) {
    const { model, report } = context;
    for (const reference of model.references) {
      const row = rowOf(reference.owner);
      if (reference.role !== "field" || row === undefined || reference.symbols.length > 0 || reference.tolerant)
        continue;
      const { name, range } = reference;
      const other = name.startsWith("?") ? name.slice(1) : `?${name}`;
      if (row.fields.has(other) || (row.open && model.profile === "v1" && !name.startsWith("?"))) {
        const accessor = reference.expr?.accessors.find((each) => reference.fragment.toFile(each.end) >= range.end);
        report({
          range,
          message:
            model.profile === "v1"
              ? `columns of a row are written \`["?${name}"]\` in ggen v1`
              : `columns of a row are written \`.${other}\` in ggen 26.x`,
          fixes: accessor === undefined ? [] : [spelling(context, accessor, reference.fragment.toFile, other)],
        });
      } else if (!row.open) report({ range, message: missing(name, row), fixes: near(name, row, range) });
    }
    columnArguments(context);
  },
};

function rowOf(type: Type | undefined): MapType | undefined {
  if (type === undefined) return undefined;
  const rows = membersOf(type).filter((member) => member.kind === "map" && member.role === "row");
  return rows.length === membersOf(type).length && rows[0]?.kind === "map" ? rows[0] : undefined;
}

function spelling(
  { model }: TemplateContext,
  accessor: Accessor,
  toFile: (offset: number) => number,
  column: string,
): Fix {
  const range = { start: toFile(accessor.start), end: toFile(accessor.end) };
  const text = model.profile === "v1" ? `["${column}"]` : `.${column}`;
  return replace(`Write \`${text}\``, range, text, true);
}

function missing(name: string, row: MapType): string {
  const columns = [...row.fields.keys()].map((column) => `\`${column}\``).join(", ");
  return `the query gives no column \`${name}\`, only ${columns}`;
}

function near(name: string, row: MapType, range: { start: number; end: number }): Fix[] {
  const meant = nearest(name, row.fields.keys());
  return meant === undefined ? [] : [changeTo(range, meant)];
}

/** The `column` of the SPARQL functions, and `attribute` of filters on rows. */
function columnArguments({ model, report }: TemplateContext): void {
  for (const { call, given } of knownCalls(model)) {
    const argument = given.find(({ name }) => name.text === "column" || name.text === "attribute");
    if (argument?.value.kind !== "string" || argument.value.filters.length > 0) continue;
    const rows = given.find(({ name }) => name.text === "results" || name.text === "rows");
    const list = call.kind === "filter" ? call.input : rows === undefined ? undefined : model.typeOf(rows.value);
    const row = list?.kind === "list" ? rowOf(list.element) : undefined;
    if (row === undefined || row.open) continue;
    const { value } = argument.value;
    const plain = call.kind === "function" ? [value, `?${value}`, value.replace(/^\?/, "")] : [value];
    if (plain.some((column) => row.fields.has(column))) continue;
    const { start, end } = inFile(call, argument.value.core);
    const inside = { start: start + 1, end: end - 1 };
    report({ range: inside, message: missing(value, row), fixes: near(value, row, inside) });
  }
}
