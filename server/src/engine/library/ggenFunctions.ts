import type { Value } from "../value.ts";
import { TeraFloat } from "../value.ts";
import { isNumber } from "./numbers.ts";
import { isList, isMap } from "./print.ts";
import { type Args, type Func, TeraError } from "./types.ts";

/** Rows as the functions take them: `results`, or `rows` where the profile knows that name. */
type RowsOf = (func: string, args: Args) => Value;

function rowsNamed(...names: string[]): RowsOf {
  return (func, args) => {
    for (const name of names) {
      const value = args.get(name);
      if (value !== undefined) return value;
    }
    throw new TeraError(`${func}: results parameter required`, `\`${func}\` needs the argument \`results\``);
  };
}

function column(func: string, args: Args): string {
  const name = args.get("column");
  if (typeof name === "string") return name;
  throw new TeraError(`${func}: column parameter required`, `\`${func}\` needs the argument \`column\`, a text`);
}

/** A cell by its column: as given first, then with the question mark that v1's rows have. */
function cell(row: Value | undefined, name: string): Value | undefined {
  return isMap(row) ? (row.get(name) ?? row.get(`?${name}`)) : undefined;
}

function rowFunctions(rows: RowsOf): Array<[string, Func]> {
  const cells =
    (func: string): Func =>
    (args) => {
      const results = rows(func, args);
      const name = column(func, args);
      return isList(results) ? results.map((row) => cell(row, name)).filter((value) => value !== undefined) : [];
    };
  return [
    ["sparql_column", cells("sparql_column")],
    ["sparql_values", cells("sparql_values")],
    [
      "sparql_first",
      (args) => {
        const results = rows("sparql_first", args);
        const name = column("sparql_first", args);
        return isList(results) ? (cell(results[0], name) ?? null) : null;
      },
    ],
    [
      "sparql_row",
      (args) => {
        const results = rows("sparql_row", args);
        const index = args.get("index");
        if (!isNumber(index) || index instanceof TeraFloat || index < 0)
          throw new TeraError(
            "sparql_row: index parameter required",
            "`sparql_row` needs the argument `index`, a whole number from 0 upwards",
          );
        return isList(results) ? (results[Number(index)] ?? null) : null;
      },
    ],
    [
      "sparql_count",
      (args) => {
        const results = rows("sparql_count", args);
        return isList(results) ? results.length : typeof results === "boolean" ? 1 : 0;
      },
    ],
    [
      "sparql_empty",
      (args) => {
        const results = rows("sparql_empty", args);
        return isList(results) ? results.length === 0 : typeof results !== "boolean";
      },
    ],
  ];
}

/** `sparql(query=…)` and `local(iri=…)`. Source: format section b.4. */
const graphFunctions: ReadonlyArray<[string, Func]> = [
  [
    "sparql",
    (args, env) => {
      const query = args.get("query");
      if (typeof query !== "string")
        throw new TeraError("sparql: query required", "`sparql` needs the argument `query`, a text");
      if (env.sparql === undefined)
        throw new TeraError("sparql: no graph is loaded", "there is no graph here that `sparql` could ask");
      const results = env.sparql(query);
      const name = args.get("var");
      if (typeof name !== "string") return results;
      const first = isList(results) ? results[0] : undefined;
      return (isMap(first) ? first.get(name) : undefined) ?? "";
    },
  ],
  [
    "local",
    (args) => {
      const iri = args.get("iri");
      if (typeof iri !== "string") return "";
      const bare = iri.trim().replace(/^<|>$/g, "");
      return bare.slice(Math.max(bare.lastIndexOf("#"), bare.lastIndexOf("/")) + 1);
    },
  ],
];

/** ggen v1's functions: always there. Source: format section b.3. */
export const ggenFunctions: ReadonlyArray<[string, Func]> = rowFunctions(rowsNamed("results"));

/** What 26.x has. Source: format section k.6. */
export const ggenFunctions26: ReadonlyArray<[string, Func]> = [
  ...rowFunctions(rowsNamed("rows", "results")).filter(([name]) => name !== "sparql_column" && name !== "sparql_row"),
  ...graphFunctions,
];
