/**
 * The types of values as far as a template's text tells them, and what follows from them.
 *
 * A type is a statement of what is known, never a promise: `unknown` is the honest answer to most questions about a
 * variable that somebody enters later.
 */
import type { Sym } from "./symbols.ts";

export type Type =
  | { readonly kind: "unknown" }
  | { readonly kind: "null" }
  | { readonly kind: "bool" }
  | { readonly kind: "integer" }
  | { readonly kind: "float" }
  /** An integer or a float. */
  | { readonly kind: "number" }
  | {
      readonly kind: "string" /** RDF term text (`"Alice"` with its quotes, `<iri>`), as v1 hands out cells. */;
      readonly term?: boolean;
    }
  | { readonly kind: "list"; readonly element: Type }
  | MapType
  | { readonly kind: "union"; readonly members: readonly Type[] };

export interface MapType {
  readonly kind: "map";
  /** The known fields; a SPARQL row's keys carry the question mark in v1. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Whether there may be other keys than `fields`. */
  readonly open: boolean;
  /** Type of the values under keys that are not in `fields`. */
  readonly rest?: Type;
  /** What the map is, where that matters to messages and completion. */
  readonly role?: "row" | "results" | "loop";
}

export interface Field {
  readonly type: Type;
  /** What the field is declared as: a query, a column, a key of `vars`. */
  readonly symbol?: Sym;
  /** Set where the key may be absent, as a column that a query leaves unbound. */
  readonly optional?: boolean;
}

export const unknownType: Type = { kind: "unknown" };
export const nullType: Type = { kind: "null" };
export const boolType: Type = { kind: "bool" };
export const integerType: Type = { kind: "integer" };
export const floatType: Type = { kind: "float" };
export const numberType: Type = { kind: "number" };
export const stringType: Type = { kind: "string" };
export const termType: Type = { kind: "string", term: true };

/** A list of `element`. */
export function listOf(element: Type): Type {
  return { kind: "list", element };
}

/** A map with `fields`; `open` says that it may have others. */
export function mapOf(
  fields: ReadonlyMap<string, Field>,
  open = false,
  extra?: Pick<MapType, "rest" | "role">,
): MapType {
  return { kind: "map", fields, open, ...extra };
}

/**
 * The type of a value that is of one of `types`.
 *
 * Unknown swallows everything; equal scalars are merged, lists element by element; maps stay apart. At most eight members
 * are kept, more become unknown.
 */
export function union(types: readonly Type[]): Type {
  const [first] = types;
  if (first !== undefined && types.every((type) => type === first)) return first;
  const members: Type[] = [];
  for (const type of types.flatMap((each) => (each.kind === "union" ? each.members : [each]))) {
    if (type.kind === "unknown") return unknownType;
    const same = members.findIndex((member) => sameType(member, type));
    if (same >= 0) continue;
    const list = type.kind === "list" ? members.findIndex((member) => member.kind === "list") : -1;
    const known = members[list];
    if (known?.kind === "list" && type.kind === "list") members[list] = listOf(union([known.element, type.element]));
    else members.push(type);
  }
  if (members.length === 0 || members.length > 8) return unknownType;
  return members.length === 1 ? members[0]! : { kind: "union", members };
}

function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === "list" && b.kind === "list") return sameType(a.element, b.element);
  if (a.kind === "string" && b.kind === "string") return a.term === b.term;
  return a.kind !== "map" && a.kind !== "union";
}

/** Whether two types say the same, down to the symbols of their fields. */
export function equalTypes(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind === "list" && b.kind === "list") return equalTypes(a.element, b.element);
  if (a.kind === "union" && b.kind === "union")
    return (
      a.members.length === b.members.length && a.members.every((each, index) => equalTypes(each, b.members[index]!))
    );
  if (a.kind !== "map" || b.kind !== "map") return sameType(a, b);
  if (a.open !== b.open || a.role !== b.role || a.fields.size !== b.fields.size) return false;
  if (!equalTypes(a.rest ?? unknownType, b.rest ?? unknownType)) return false;
  for (const [name, field] of a.fields) {
    const other = b.fields.get(name);
    if (other === undefined || field.symbol !== other.symbol || field.optional !== other.optional) return false;
    if (!equalTypes(field.type, other.type)) return false;
  }
  return true;
}

/** The members of a union, or the type itself. */
export function membersOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.members : [type];
}

/**
 * The type in the words of this project's messages: `string`, `list of integer`, `map {name, port}`.
 *
 * At most six fields are named.
 */
export function showType(type: Type): string {
  switch (type.kind) {
    case "union":
      return type.members.map(showType).join(" or ");
    case "list":
      return type.element.kind === "unknown" ? "list" : `list of ${showElement(type.element)}`;
    case "map":
      return showMap(type);
    case "bool":
      return "boolean";
    case "string":
      return type.term ? "RDF term text" : "string";
    default:
      return type.kind;
  }
}

function showElement(type: Type): string {
  return type.kind === "union" ? `(${showType(type)})` : showType(type);
}

function showMap(type: MapType): string {
  const names = [...type.fields.keys()];
  const word = type.role === "row" ? "row" : "map";
  if (names.length === 0) return word;
  const more = names.length > 6 || type.open ? ", …" : "";
  return `${word} {${names.slice(0, 6).join(", ")}${more}}`;
}
