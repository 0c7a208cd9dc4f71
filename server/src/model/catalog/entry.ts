/** The shapes of the catalog: what filters, functions and tests exist, and what they take and give. */
import type { Profile } from "../../base/profile.ts";
import { listOf, membersOf, type Type, union, unknownType } from "../types.ts";

/** A class of values that something takes. */
export type Accepted = "any" | "string" | "integer" | "number" | "bool" | "list" | "map";

export interface Argument {
  readonly name: string;
  readonly type: Accepted;
  readonly required: boolean;
  /** Spelling of the default, where there is one. */
  readonly default?: string;
  /** Exactly these texts are allowed. */
  readonly values?: readonly string[];
  /** Texts that are often wanted; others are allowed. */
  readonly suggestions?: readonly string[];
  /** One phrase, Markdown. */
  readonly doc: string;
}

/** A body and what it prints; `npm test` renders every one. */
export interface Example {
  readonly source: string;
  /** Variables it is rendered with, as JSON. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly output: string;
}

interface Entry {
  readonly name: string;
  /** Sentences in Markdown; the first one stands alone in lists. */
  readonly doc: string;
  readonly example?: Example;
  /** Who provides it. */
  readonly from: "tera" | "ggen";
  /** Where it exists. */
  readonly profiles: readonly Profile[];
}

export interface FilterEntry extends Entry {
  readonly kind: "filter";
  /** What it takes without failing. */
  readonly accepts: readonly Accepted[];
  /** What it is meant for, where that is narrower than what it takes. */
  readonly suits?: readonly Accepted[];
  readonly args: readonly Argument[];
  readonly result: Type | ((input: Type, args: ArgumentTypes) => Type);
  /** Wanted in most templates, so it comes first among those that fit as well. */
  readonly common?: boolean;
  /** Arguments given to it are ignored, all of them. */
  readonly ignoresArguments?: boolean;
}

export interface FunctionEntry extends Entry {
  readonly kind: "function";
  readonly args: readonly Argument[];
  readonly result: Type | ((args: ArgumentTypes) => Type);
}

export interface TestEntry extends Entry {
  readonly kind: "test";
  readonly accepts: readonly Accepted[];
  /** Positional. */
  readonly args: readonly Argument[];
}

export type CatalogEntry = FilterEntry | FunctionEntry | TestEntry;

/** Types of the arguments of one call, and their texts where they are string literals. */
export interface ArgumentTypes {
  type(name: string): Type | undefined;
  text(name: string): string | undefined;
}

/** Whether a value of `type` is taken: for sure, maybe, or surely not. */
export function takes(accepted: readonly Accepted[], type: Type): "yes" | "maybe" | "no" {
  if (accepted.includes("any")) return "yes";
  if (type.kind === "unknown") return "maybe";
  if (type.kind !== "union") return takesOne(accepted, type);
  const answers = type.members.map((member) => takesOne(accepted, member));
  if (answers.every((answer) => answer === "yes")) return "yes";
  return answers.every((answer) => answer === "no") ? "no" : "maybe";
}

function takesOne(accepted: readonly Accepted[], type: Type): "yes" | "maybe" | "no" {
  if (type.kind === "unknown") return "maybe";
  if (type.kind === "integer" || type.kind === "float" || type.kind === "number") {
    if (accepted.includes("number")) return "yes";
    if (!accepted.includes("integer")) return "no";
    return type.kind === "integer" ? "yes" : type.kind === "number" ? "maybe" : "no";
  }
  return (accepted as readonly string[]).includes(type.kind) ? "yes" : "no";
}

/** Type of a list's elements; unknown for what is no list. */
export function elementOf(type: Type): Type {
  return union(membersOf(type).map((member) => (member.kind === "list" ? member.element : unknownType)));
}

/** Type of the value under a dotted attribute of the elements of a list. */
export function attributeOf(list: Type, path: string | undefined): Type {
  if (path === undefined) return unknownType;
  let type = elementOf(list);
  for (const name of path.split(".")) {
    type = union(
      membersOf(type).map((member) =>
        member.kind === "map" ? (member.fields.get(name)?.type ?? member.rest ?? unknownType) : unknownType,
      ),
    );
  }
  return type;
}

/** The input where it is a list, else a list of nothing known. */
export function sameList(input: Type): Type {
  return input.kind === "list" ? input : listOf(unknownType);
}
