/** What a template is given from outside: the render context, with the origin of every name. */
import { inlineCode } from "../../base/markdown.ts";
import type { Profile } from "../../base/profile.ts";
import type { FrontMatter } from "../frontMatter.ts";
import type { Project } from "../project.ts";
import type { Inventory, Sym, Why } from "../symbols.ts";
import { boolType, type Field, listOf, mapOf, stringType, type Type, termType, union, unknownType } from "../types.ts";
import { typeOfValue } from "../values.ts";
import type { Slot } from "./environment.ts";

export interface Inputs {
  /** What the values of the head see. */
  readonly head: ReadonlyMap<string, Slot>;
  /** What the body sees. */
  readonly body: ReadonlyMap<string, Slot>;
  /** Every symbol in them, in order of precedence, lowest last; queries and columns included. */
  readonly symbols: readonly Sym[];
  readonly inventory: Inventory;
}

/** Facts about the files around a template that its inputs depend on. */
export interface Surroundings {
  readonly uri: string;
  readonly profile: Profile;
  readonly project: Project;
  readonly frontMatter: FrontMatter | undefined;
  readonly hasHead: boolean;
  /** What templates that include or extend this one, or that it extends, leave visible. */
  readonly fromOthers: ReadonlyMap<string, Slot>;
  /** Reasons in the files around it why the inventory has gaps. */
  readonly gaps: readonly string[];
}

/**
 * The render context of a template.
 *
 * Source: product decision 6. Highest first: `[vars]` of the project, `preset.vars`, front matter `vars`; what the user
 * enters is above all and has no declaration. The values of the head see the variables, and neither `sparql_results` nor
 * `Name` nor `locals`.
 */
export function inputsOf(around: Surroundings): Inputs {
  const symbols: Sym[] = [];
  const head = new Map<string, Slot>();
  const add = (symbol: Sym) => {
    const above = head.get(symbol.name);
    symbols.push(symbol);
    if (above === undefined) head.set(symbol.name, { symbols: [symbol], binding: "definite", type: symbol.type });
    else
      head.set(symbol.name, { ...above, symbols: [...above.symbols, symbol], type: union([above.type, symbol.type]) });
  };
  for (const symbol of manifestVariables(around.project)) add(symbol);
  if (around.profile === "v1")
    for (const entry of around.frontMatter?.vars ?? [])
      add(given({ ...entry, uri: around.uri }, "var", "`vars` of the front matter"));
  const body = new Map(head);
  for (const symbol of supplied(around, head.has("name"))) {
    symbols.push(symbol);
    if (!body.has(symbol.name)) {
      const binding = symbol.name === "Name" && !head.has("name") ? "possible" : "definite";
      body.set(symbol.name, { symbols: [symbol], binding, type: symbol.type });
    }
  }
  const row = rowOf(around);
  if (row !== undefined) {
    symbols.push(row);
    for (const names of [head, body]) names.set(row.name, { symbols: [row], binding: "definite", type: row.type });
  }
  const context = supply("__tera_context", stringType, "the whole context as JSON, given by Tera");
  symbols.push(context);
  for (const names of [head, body]) {
    names.set(context.name, { symbols: [context], binding: "definite", type: stringType });
  }
  for (const [name, slot] of around.fromOthers) {
    if (body.has(name)) continue;
    symbols.push(...slot.symbols);
    body.set(name, slot);
  }
  const results = body.get("sparql_results")?.symbols[0]?.type;
  if (results?.kind === "map")
    for (const field of results.fields.values())
      if (field.symbol !== undefined) symbols.push(field.symbol, ...columnsIn(field.type));
  return { head, body, symbols, inventory: inventoryOf(around) };
}

/** The variables that the manifests of a project give to all its templates. */
export function manifestVariables({ vars, preset }: Pick<Project, "vars" | "preset">): Sym[] {
  return [
    ...vars.map((entry) => given(entry, "projectVar", "`[vars]` of the project")),
    ...preset.map((entry) => given(entry, "preset", "`preset.vars` of the pack")),
  ];
}

interface Given {
  readonly name: string;
  readonly uri?: string;
  readonly nameRange?: { start: number; end: number };
  readonly valueRange?: { start: number; end: number };
  readonly value: unknown;
  readonly description?: string;
}

function given(entry: Given, kind: "var" | "preset" | "projectVar", place: string): Sym {
  // A variable without a value waits for somebody to enter one.
  const type = entry.value === null || entry.value === undefined ? unknownType : typeOfValue(entry.value);
  const valueText = shown(entry.value);
  const { nameRange, valueRange } = entry;
  const range = nameRange && { start: nameRange.start, end: Math.max(nameRange.end, valueRange?.end ?? 0) };
  const text =
    type.kind === "unknown"
      ? `declared in ${place}, without a value`
      : `declared in ${place} as ${inlineCode(valueText ?? "")}`;
  const why = [{ text, uri: entry.uri, range: nameRange }];
  return {
    name: entry.name,
    kind,
    uri: entry.uri,
    nameRange,
    range,
    type,
    description: entry.description,
    valueText,
    why,
  };
}

function shown(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function supply(name: string, type: Type, text: string): Sym {
  return { name, kind: "supplied", type, why: [{ text }] };
}

function supplied(around: Surroundings, hasName: boolean): Sym[] {
  const found: Sym[] = [];
  const results = resultsOf(around);
  if (results !== undefined) found.push(results);
  if (around.profile === "v1" && around.hasHead) {
    const cause = hasName ? "" : "; there is no `name` here unless somebody enters it";
    found.push(supply("Name", stringType, `\`name\` in PascalCase, given by ggen where \`name\` is a text${cause}`));
    found.push(supply("locals", mapOf(new Map()), "an empty map, given by ggen"));
  }
  return found;
}

/** 26: the row that a file of `for_each` is made from. Source: format section k.5. */
function rowOf(around: Surroundings): Sym | undefined {
  const name = around.profile === "26" ? around.frontMatter?.get("for_each")?.text?.value : undefined;
  const query = around.frontMatter?.queries.find((each) => each.name === name);
  if (name === undefined || query === undefined) return undefined;
  const { type } = querySymbol(around, query);
  const row = type.kind === "list" ? type.element : unknownType;
  return supply("row", row, `a row of the query ${inlineCode(name)}: \`for_each\` makes one file for each`);
}

function resultsOf(around: Surroundings): Sym | undefined {
  const queries = around.frontMatter?.queries ?? [];
  if (queries.length === 0) return undefined;
  const fields = new Map<string, Field>();
  for (const query of queries) {
    const symbol = querySymbol(around, query);
    fields.set(query.name, { type: symbol.type, symbol });
  }
  return supply(
    "sparql_results",
    mapOf(fields, false, { role: "results" }),
    "the results of the queries under `sparql`, by name",
  );
}

type Query = FrontMatter["queries"][number];

function querySymbol(around: Surroundings, query: Query): Sym {
  const first = query.text;
  const place = query.nameRange ?? first.range;
  const why: Why = { text: `the query ${inlineCode(query.name)} under \`sparql\``, uri: around.uri, range: place };
  return {
    name: query.name,
    kind: "query",
    uri: around.uri,
    nameRange: place,
    range: { start: place.start, end: Math.max(place.end, first.range.end) },
    type: resultType(around, query, why),
    valueText: shown(first.value.trim().replace(/\s+/g, " ")),
    why: [why],
  };
}

/** What a query gives. Its form is the first of the four words that is no prefix declaration. */
function resultType(around: Surroundings, query: Query, why: Why): Type {
  const form = formOf(query.text.value);
  if (form === "ASK") return boolType;
  if (form === "CONSTRUCT" || form === "DESCRIBE") return listOf(mapOf(new Map()));
  if (form === undefined) return unknownType;
  const cell: Type = around.profile === "v1" ? termType : union([stringType, { kind: "number" }, boolType]);
  const fields = new Map<string, Field>();
  for (const column of query.columns ?? []) {
    const name = column.name.replace(/^\?/, "");
    const symbol: Sym = {
      name,
      kind: "column",
      uri: around.uri,
      nameRange: column.range,
      range: column.range,
      type: cell,
      why: [{ text: `a column of the query ${inlineCode(query.name)}`, uri: around.uri, range: column.range }, why],
    };
    fields.set(around.profile === "v1" ? `?${name}` : name, { type: cell, symbol, optional: false });
  }
  return listOf(mapOf(fields, query.columns === undefined, { role: "row" }));
}

/**
 * SELECT, ASK, CONSTRUCT or DESCRIBE, whichever the text begins with behind its prologue and comments.
 *
 * Empty: `undefined` when none is found, as in a text that Tera makes.
 */
export function formOf(query: string): "SELECT" | "ASK" | "CONSTRUCT" | "DESCRIBE" | undefined {
  const text = query
    .replace(/<[^<>\s]*>/g, " ")
    .replace(/(^|\s)#[^\n]*/g, "$1")
    .replace(/^\s*(?:(?:PREFIX\s+\S*:|BASE)\s*)*/i, "");
  const word = /^[A-Za-z]+/.exec(text)?.[0].toUpperCase();
  return word === "SELECT" || word === "ASK" || word === "CONSTRUCT" || word === "DESCRIBE" ? word : undefined;
}

function columnsIn(type: Type): Sym[] {
  if (type.kind !== "list" || type.element.kind !== "map") return [];
  return [...type.element.fields.values()].flatMap((field) => field.symbol ?? []);
}

/**
 * Whether a name that is declared nowhere can be called unknown.
 *
 * Anybody can pass a variable that no file mentions, so a template tells what it wants by declaring `vars`: one that does
 * is taken at its word, one that does not is not judged.
 */
function inventoryOf(around: Surroundings): Inventory {
  const unknowns = [...around.gaps];
  const { frontMatter } = around;
  if (!around.hasHead) unknowns.push("this file has no front matter, so its variables come from whoever includes it");
  else if (frontMatter === undefined || frontMatter.problems.length > 0)
    unknowns.push("the front matter cannot be read completely");
  else if (around.profile === "26") unknowns.push("in 26.x variables come from queries and from the command line");
  else if (frontMatter.get("vars") !== undefined && !isMap(frontMatter.get("vars")?.value))
    unknowns.push("`vars` is no map, so the names of its variables are not told");
  else if (frontMatter.get("vars") === undefined && around.project.vars.length === 0)
    unknowns.push("the template declares no `vars`, so its variables are given on the command line");
  return { complete: unknowns.length === 0, unknowns };
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
