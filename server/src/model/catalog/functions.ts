/** The functions: Tera 1.20's, and those ggen registers for SPARQL results. */
import {
  boolType,
  integerType,
  listOf,
  mapOf,
  membersOf,
  nullType,
  stringType,
  type Type,
  termType,
  union,
  unknownType,
} from "../types.ts";
import { type Argument, type ArgumentTypes, attributeOf, elementOf, type FunctionEntry } from "./entry.ts";

const both = ["v1", "26"] as const;
const tera = { kind: "function", from: "tera", profiles: both } as const;
const ggen = { kind: "function", from: "ggen", profiles: both } as const;

const results: Argument = {
  name: "results",
  type: "any",
  required: true,
  doc: "rows of a query, normally `sparql_results.<name>`",
};
const column: Argument = {
  name: "column",
  type: "string",
  required: true,
  doc: "name of a variable of the query, with or without its question mark",
};
const people = { rows: [{ "?name": '"Alice"' }, { "?name": '"Bob"' }] };

/** Type of one cell of `column`, looked up as given and then with a question mark. */
function cellOf(args: ArgumentTypes): Type {
  const rows = args.type("results") ?? args.type("rows") ?? unknownType;
  const name = args.text("column");
  if (name === undefined) return unknownType;
  const plain = attributeOf(rows, name);
  return plain.kind === "unknown" ? attributeOf(rows, `?${name}`) : plain;
}

export const functions: readonly FunctionEntry[] = [
  {
    ...tera,
    name: "range",
    args: [
      { name: "end", type: "integer", required: true, doc: "where to stop; not part of the list" },
      { name: "start", type: "integer", required: false, default: "0", doc: "where to begin" },
      { name: "step_by", type: "integer", required: false, default: "1", doc: "step; 0 never ends" },
    ],
    result: listOf(integerType),
    doc: "The integers from `start` to before `end`.",
    example: { source: "{{ range(end=3) }}", output: "[0, 1, 2]" },
  },
  {
    ...tera,
    name: "now",
    args: [
      {
        name: "timestamp",
        type: "bool",
        required: false,
        default: "false",
        doc: "give seconds since 1970 instead of a text",
      },
      { name: "utc", type: "bool", required: false, default: "false", doc: "in UTC instead of local time" },
    ],
    result: union([stringType, integerType]),
    doc: "The present time as RFC 3339 text, or in seconds. A template that uses it gives another output on every run.",
  },
  {
    ...tera,
    name: "throw",
    args: [{ name: "message", type: "string", required: true, doc: "what to say" }],
    result: nullType,
    doc: "Stops the rendering with `message`.",
  },
  {
    ...tera,
    name: "get_random",
    args: [
      { name: "end", type: "integer", required: true, doc: "the result is below it" },
      { name: "start", type: "integer", required: false, default: "0", doc: "the least result" },
    ],
    result: integerType,
    doc: "A random integer from `start` to before `end`. A template that uses it gives another output on every run.",
  },
  {
    ...tera,
    name: "get_env",
    args: [
      { name: "name", type: "string", required: true, doc: "which environment variable" },
      { name: "default", type: "any", required: false, doc: "result where it is not set; without it that is an error" },
    ],
    result: (args) => union([stringType, ...(args.type("default") === undefined ? [] : [args.type("default")!])]),
    doc: "The value of an environment variable.",
  },
  {
    ...ggen,
    name: "sparql_column",
    profiles: ["v1"],
    args: [results, column],
    result: (args) => listOf(cellOf(args)),
    doc: "The cells of one column as a list; rows without it are skipped.",
    example: {
      source: '{{ sparql_column(results=rows, column="name") | join(sep=" ") }}',
      context: people,
      output: '"Alice" "Bob"',
    },
  },
  {
    ...ggen,
    name: "sparql_values",
    args: [results, column],
    result: (args) => listOf(cellOf(args)),
    doc: "The cells of one column as a list; rows without it are skipped.",
    example: {
      source: '{{ sparql_values(results=rows, column="?name") | join(sep=" ") }}',
      context: people,
      output: '"Alice" "Bob"',
    },
  },
  {
    ...ggen,
    name: "sparql_first",
    args: [results, column],
    result: (args) => union([cellOf(args), nullType]),
    doc: "The cell of the first row, or null when there is none.",
    example: { source: '{{ sparql_first(results=rows, column="name") }}', context: people, output: '"Alice"' },
  },
  {
    ...ggen,
    name: "sparql_row",
    profiles: ["v1"],
    args: [results, { name: "index", type: "integer", required: true, doc: "which row, counted from 0" }],
    result: (args) => union([elementOf(args.type("results") ?? unknownType), nullType]),
    doc: "One row, or null when there is none.",
    example: {
      source: "{% for key, cell in sparql_row(results=rows, index=1) %}{{ key }}={{ cell }}{% endfor %}",
      context: people,
      output: '?name="Bob"',
    },
  },
  {
    ...ggen,
    name: "sparql_count",
    args: [results],
    result: integerType,
    doc: "Number of rows; 1 for the answer of an `ASK` query. It is no condition by itself: compare it, as in `sparql_count(results=rows) > 0`.",
    example: { source: "{{ sparql_count(results=rows) }}", context: people, output: "2" },
  },
  {
    ...ggen,
    name: "sparql_empty",
    args: [results],
    result: boolType,
    doc: "Whether there is no row.",
    example: { source: "{{ sparql_empty(results=rows) }}", context: people, output: "false" },
  },
  {
    ...ggen,
    name: "sparql",
    args: [
      { name: "query", type: "string", required: true, doc: "the query; prefixes and base of the front matter apply" },
      {
        name: "var",
        type: "string",
        required: false,
        doc: "a variable of the query, with its question mark: gives the first row's cell only",
      },
    ],
    result: (args) =>
      args.type("var") === undefined ? union([listOf(mapOf(new Map(), true, { role: "row" })), boolType]) : termType,
    doc: "Runs a query on the template's graph. In ggen v1 it exists only where the pipeline is built with it.",
  },
  {
    ...ggen,
    name: "local",
    args: [{ name: "iri", type: "string", required: false, doc: "an IRI, with or without `<` and `>`" }],
    result: stringType,
    doc: "The local name of an IRI: what is behind the last `#` or `/`. In ggen v1 it exists only where the pipeline is built with it.",
    example: { source: '{{ local(iri="<http://example.org/ns#Person>") }}', output: "Person" },
  },
];

/** The parameter that functions on SPARQL results also accept in 26.x: `rows` beside `results`. */
export function isRowsAlias(entry: FunctionEntry, argument: string): boolean {
  return argument === "rows" && entry.args.some((each) => each.name === "results");
}

/** Whether a type can be what a query gives: a list of rows, or the answer of an `ASK`. */
export function mayBeResults(type: Type): boolean {
  return membersOf(type).some(
    (member) => member.kind === "list" || member.kind === "bool" || member.kind === "unknown",
  );
}
