/** What a condition tells about variables in the branch behind it. */
import type { Expr, VariableExpr } from "../../syntax/ast.ts";
import { listOf, mapOf, membersOf, numberType, stringType, type Type, union, unknownType } from "../types.ts";
import type { Environment, Slot } from "./environment.ts";

/** A statement about the variable (or dotted path) `path`. */
export interface Fact {
  readonly path: string;
  readonly says: "defined" | "undefined" | { readonly is: Shape } | { readonly isNot: Shape };
}

type Shape = "string" | "number" | "list or map" | "map" | "null";

const shapes: ReadonlyMap<string, Shape> = new Map([
  ["string", "string"],
  ["number", "number"],
  ["iterable", "list or map"],
  ["object", "map"],
]);

/** Tests that fail on an undefined variable, so that whoever gets past them has one. */
const presence = new Set(["odd", "even", "divisibleby", "starting_with", "ending_with", "containing", "matching"]);

/** The facts that hold where `condition` came out as `outcome`. */
export function factsOf(condition: Expr, outcome: boolean): Fact[] {
  const expected = condition.negated ? !outcome : outcome;
  switch (condition.kind) {
    case "logic": {
      if (condition.filters.length > 0) return [];
      if ((condition.operator === "and") !== expected) return [];
      return [...factsOf(condition.left, expected), ...factsOf(condition.right, expected)];
    }
    case "variable": {
      if (!expected || condition.filters.length > 0) return [];
      const path = pathOf(condition);
      return path === undefined ? [] : prefixes(path).concat({ path, says: { isNot: "null" } });
    }
    case "test": {
      const path = pathOf(condition.subject);
      if (path === undefined || condition.filters.length > 0) return [];
      const holds = condition.isNot ? !expected : expected;
      const name = condition.name.text;
      if (name === "defined") return holds ? prefixes(path) : [{ path, says: "undefined" }];
      if (name === "undefined") return holds ? [{ path, says: "undefined" }] : prefixes(path);
      const shape = shapes.get(name);
      if (shape !== undefined) return [...prefixes(path), { path, says: holds ? { is: shape } : { isNot: shape } }];
      return presence.has(name) ? prefixes(path) : [];
    }
    default:
      return [];
  }
}

function prefixes(path: string): Fact[] {
  const parts = path.split(".");
  return parts.map((_, index) => ({ path: parts.slice(0, index + 1).join("."), says: "defined" as const }));
}

/**
 * The text of a variable with constant accessors, parts joined by dots: `row.?name` for `row["?name"]`.
 *
 * Empty: `undefined` where an accessor is no constant or the name is missing.
 */
export function pathOf(variable: VariableExpr, accessors = variable.accessors.length): string | undefined {
  const parts = [variable.name.text];
  for (const accessor of variable.accessors.slice(0, accessors)) {
    const key = keyOf(accessor);
    if (key === undefined) return undefined;
    parts.push(key);
  }
  return parts.some((part) => part === "" || part.includes(".")) ? undefined : parts.join(".");
}

/** The constant key of an accessor: a name, a text, or an index in digits. */
export function keyOf(accessor: VariableExpr["accessors"][number]): string | undefined {
  if (accessor.kind === "dot") return accessor.name.text;
  if (accessor.kind === "string") return accessor.value.value;
  if (accessor.kind === "index") return accessor.value.text;
  return undefined;
}

/** Writes facts into the environment. The caller takes them back with the branch. */
export function assume(environment: Environment, facts: readonly Fact[]): void {
  for (const { path, says } of facts) {
    const found = environment.find(path);
    const slot = found?.slot;
    let context = environment.frame;
    while (context.outer !== undefined) context = context.outer;
    environment.put(path, narrowed(slot, says), found?.frame ?? context);
  }
}

function narrowed(slot: Slot | undefined, says: Fact["says"]): Slot {
  const symbols = slot?.symbols ?? [];
  const type = slot?.type ?? unknownType;
  if (says === "undefined") return { symbols, binding: "none", type };
  if (says === "defined") return { symbols, binding: "definite", type };
  const binding = slot?.binding ?? "none";
  return { symbols, binding, type: "is" in says ? only(type, says.is) : without(type, says.isNot) };
}

function only(type: Type, shape: Shape): Type {
  const fitting = membersOf(type).filter((member) => has(member, shape));
  if (fitting.length > 0) return union(fitting);
  if (shape === "string") return stringType;
  if (shape === "number") return numberType;
  if (shape === "map") return mapOf(new Map(), true);
  return type.kind === "unknown" ? union([listOf(unknownType), mapOf(new Map(), true)]) : type;
}

function without(type: Type, shape: Shape): Type {
  if (type.kind !== "union") return type;
  const rest = type.members.filter((member) => !has(member, shape));
  return rest.length === 0 ? type : union(rest);
}

function has(type: Type, shape: Shape): boolean {
  if (shape === "string") return type.kind === "string";
  if (shape === "number") return type.kind === "integer" || type.kind === "float" || type.kind === "number";
  if (shape === "map") return type.kind === "map";
  if (shape === "null") return type.kind === "null";
  return type.kind === "list" || type.kind === "map";
}
