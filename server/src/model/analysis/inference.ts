/** Types of expressions, and the names used in them. */
import type { Profile } from "../../base/profile.ts";
import type { Range } from "../../base/range.ts";
import type { Accessor, Call, Expr, VariableExpr } from "../../syntax/ast.ts";
import { type ArgumentTypes, catalog, type FunctionEntry } from "../catalog/index.ts";
import type { Fragment, Reference, Sym } from "../symbols.ts";
import {
  boolType,
  floatType,
  integerType,
  listOf,
  type MapType,
  membersOf,
  numberType,
  stringType,
  type Type,
  union,
  unknownType,
} from "../types.ts";
import type { Environment } from "./environment.ts";
import { assume, factsOf, keyOf, pathOf } from "./guards.ts";
import { depthLimit, fileRange, type Namespace, type Recording } from "./record.ts";

export interface InferenceContext {
  readonly profile: Profile;
  readonly fragment: Fragment;
  readonly environment: Environment;
  record: Recording;
  /** The macro around, when there is one. */
  macro: Sym | undefined;
  /** Inside a loop or a macro whose tag is half typed: any name may be one that the tag will give. */
  inHalfTyped: boolean;
  namespace(name: string): Namespace | undefined;
}

/** The macros behind a name; what was asked is written down. */
export function namespaceOf(context: InferenceContext, name: string): Namespace | undefined {
  const { namespaces } = context.record;
  if (namespaces.has(name)) return namespaces.get(name);
  const found = context.namespace(name);
  namespaces.set(name, found);
  return found;
}

/** How an expression is used: for its value, or only for its truth. */
type Use = "value" | "truth";

/**
 * The type of `expr` where the walk stands; records its references and calls.
 *
 * Source: Tera 1.20's processor. A bare variable used for its truth may be undefined, and with filters behind it
 * every failure counts as false.
 */
export function infer(context: InferenceContext, expr: Expr, use: Use = "value", depth = 0): Type {
  if (depth > depthLimit) {
    context.record.truncated = true;
    return unknownType;
  }
  const asTruth = use === "truth" || expr.negated;
  let type = core(context, expr, asTruth, depth);
  const { filters } = expr;
  for (let index = 0; index < filters.length; index += 1)
    type = filter(context, expr, filters[index]!, index, type, asTruth && expr.kind === "variable", depth);
  if (expr.negated) type = boolType;
  context.record.types.set(expr, type);
  return type;
}

function core(context: InferenceContext, expr: Expr, asTruth: boolean, depth: number): Type {
  switch (expr.kind) {
    case "string":
      return stringType;
    case "number":
      return expr.float ? floatType : integerType;
    case "bool":
      return boolType;
    case "array":
      return expr.items.length === 0
        ? listOf(unknownType)
        : listOf(union(expr.items.map((item) => infer(context, item, "value", depth + 1))));
    case "math": {
      context.record.operations.push({ expr, fragment: context.fragment });
      const left = infer(context, expr.left, "value", depth + 1);
      const right = infer(context, expr.right, "value", depth + 1);
      if (left.kind === "float" || right.kind === "float") return floatType;
      return left.kind === "integer" && right.kind === "integer" && expr.operator !== "/" ? integerType : numberType;
    }
    case "concat":
      context.record.operations.push({ expr, fragment: context.fragment });
      for (const part of expr.parts) infer(context, part, "value", depth + 1);
      return stringType;
    case "compare":
    case "in":
      context.record.operations.push({ expr, fragment: context.fragment });
      infer(context, expr.left, "value", depth + 1);
      infer(context, expr.right, "value", depth + 1);
      return boolType;
    case "logic": {
      infer(context, expr.left, "truth", depth + 1);
      context.environment.branch(() => {
        assume(context.environment, factsOf(expr.left, expr.operator === "and"));
        infer(context, expr.right, "truth", depth + 1);
      });
      return boolType;
    }
    case "test":
      return test(context, expr, depth);
    case "function":
      return functionCall(context, expr.call, depth);
    case "macroCall":
      return macroCall(context, expr.namespace, expr.call, depth);
    case "variable":
      return variable(context, expr, (asTruth && expr.filters.length === 0) || defaulted(expr), asTruth, depth);
    default:
      return unknownType;
  }
}

function defaulted(expr: Expr): boolean {
  return expr.filters[0]?.name.text === "default";
}

function test(context: InferenceContext, expr: Expr & { kind: "test" }, depth: number): Type {
  const name = expr.name.text;
  const tolerant = name === "defined" || name === "undefined";
  // In half-typed text the operand may be no variable.
  const subject: Expr = expr.subject;
  const input =
    subject.kind === "variable"
      ? variable(context, subject, tolerant, false, depth)
      : infer(context, subject, "value", depth + 1);
  context.record.types.set(subject, input);
  for (const argument of expr.args) infer(context, argument, "value", depth + 1);
  context.record.calls.push({
    kind: "test",
    name,
    range: fileRange(context, expr.name),
    fragment: context.fragment,
    silent: false,
    test: expr,
    input,
  });
  return boolType;
}

const noArguments: ArgumentTypes = { type: () => undefined, text: () => undefined };

function argumentTypes(context: InferenceContext, call: Call, depth: number): ArgumentTypes {
  if (call.args.length === 0) return noArguments;
  const types = new Map<string, { type: Type; text?: string }>();
  for (const argument of call.args) {
    const type = infer(context, argument.value, "value", depth + 1);
    const { value } = argument;
    const text = value.kind === "string" && value.filters.length === 0 ? value.value : undefined;
    types.set(argument.name.text, { type, text });
  }
  return {
    type: (name: string) => types.get(name)?.type,
    text: (name: string) => types.get(name)?.text,
  };
}

function filter(
  context: InferenceContext,
  on: Expr,
  call: Call,
  index: number,
  input: Type,
  silent: boolean,
  depth: number,
): Type {
  const args = argumentTypes(context, call, depth);
  const name = call.name.text;
  context.record.calls.push({
    kind: "filter",
    name,
    range: fileRange(context, call.name),
    fragment: context.fragment,
    silent,
    call,
    input,
    index,
    on,
  });
  const entry = catalog(context.profile).filters.get(name);
  if (entry === undefined) return unknownType;
  if (name === "default" && (index > 0 || on.kind !== "variable")) return input;
  return typeof entry.result === "function" ? entry.result(input, args) : entry.result;
}

function functionCall(context: InferenceContext, call: Call, depth: number): Type {
  const args = argumentTypes(context, call, depth);
  const name = call.name.text;
  context.record.calls.push({
    kind: "function",
    name,
    range: fileRange(context, call.name),
    fragment: context.fragment,
    silent: false,
    call,
  });
  const entry: FunctionEntry | undefined = catalog(context.profile).functions.get(name);
  if (entry === undefined) return unknownType;
  return typeof entry.result === "function" ? entry.result(args) : entry.result;
}

function macroCall(
  context: InferenceContext,
  namespace: { text: string; start: number; end: number },
  call: Call,
  depth: number,
): Type {
  argumentTypes(context, call, depth);
  const found = namespaceOf(context, namespace.text);
  const macro = found?.macros.get(call.name.text);
  const range = fileRange(context, call.name);
  const common = { fragment: context.fragment, macro: context.macro };
  if (namespace.text !== "self" && namespace.text !== "")
    context.record.references.push(
      mention(namespace.text, fileRange(context, namespace), found?.symbol, "namespace", common),
    );
  context.record.references.push(mention(call.name.text, range, macro, "macro", common));
  for (const { name } of call.args) {
    const param = macro?.params?.find((each) => each.name === name.text);
    if (macro === undefined || param === undefined) continue;
    const { nameRange, type } = param;
    const symbol: Sym = { name: name.text, kind: "param", uri: macro.uri, nameRange, range: nameRange, type, why: [] };
    context.record.references.push(mention(name.text, fileRange(context, name), symbol, "argument", common));
  }
  context.record.calls.push({
    kind: "macro",
    name: call.name.text,
    range,
    fragment: context.fragment,
    silent: false,
    call,
    namespace: namespace.text,
    macro,
    target: found?.target,
  });
  return stringType;
}

/** A reference to something that is no variable. */
export function mention(
  name: string,
  range: Range,
  symbol: Sym | undefined,
  role: Reference["role"],
  { fragment, macro }: Pick<Reference, "fragment" | "macro">,
  access: Reference["access"] = "read",
): Reference {
  return {
    name,
    range,
    access,
    symbols: symbol === undefined ? [] : [symbol],
    binding: symbol === undefined ? "none" : "definite",
    tolerant: false,
    outOfReach: nothingFar,
    type: symbol?.type ?? unknownType,
    fragment,
    expr: undefined,
    macro,
    owner: undefined,
    role,
  };
}

/** The type of a variable without its filters; records the name and every constant key behind it. */
function variable(
  context: InferenceContext,
  expr: VariableExpr,
  tolerant: boolean,
  truth: boolean,
  depth: number,
): Type {
  const { environment, record } = context;
  const name = expr.name.text;
  const slot = environment.lookup(name);
  // With a path behind it, a missing variable is forgiven all the same: Tera looks the whole path up at once.
  const forgiven = tolerant || truth;
  if (name !== "") use(context, expr, name, expr.name, slot.symbols, slot.binding, forgiven, slot.type, undefined);
  let type = slot.type;
  const { accessors } = expr;
  for (let index = 0; index < accessors.length; index += 1) {
    const accessor = accessors[index]!;
    const owner = type;
    record.owners.set(accessor, owner);
    const guard = environment.find(pathOf(expr, index + 1) ?? "")?.slot;
    type = guard === undefined || guard.type.kind === "unknown" ? access(context, owner, accessor, depth) : guard.type;
    const range = keyRange(accessor);
    const key = keyOf(accessor);
    if (range === undefined || key === undefined || key === "") continue;
    const { symbols, binding } = declaredKey(owner, key);
    use(context, expr, key, range, symbols, guard?.binding ?? binding, forgiven, type, owner);
  }
  return type;
}

/** Who declares a key, and whether it is there. */
function declaredKey(owner: Type, key: string): { symbols: Sym[]; binding: Reference["binding"] } {
  const members = membersOf(owner);
  const symbols: Sym[] = [];
  let known = 0;
  let sure = true;
  for (const member of members) {
    const field = member.kind === "map" ? member.fields.get(key) : undefined;
    if (field === undefined) continue;
    known += 1;
    if (field.optional) sure = false;
    if (field.symbol !== undefined) symbols.push(field.symbol);
  }
  return { symbols, binding: known === 0 ? "none" : sure && known === members.length ? "definite" : "possible" };
}

const nothingFar: readonly Sym[] = [];

function use(
  context: InferenceContext,
  expr: VariableExpr,
  name: string,
  range: Range,
  symbols: readonly Sym[],
  binding: Reference["binding"],
  tolerant: boolean,
  type: Type,
  owner: Type | undefined,
): void {
  const { fragment, record, macro, inHalfTyped } = context;
  record.references.push({
    name,
    range: fileRange(context, range),
    access: "read",
    symbols,
    binding,
    tolerant: tolerant || (inHalfTyped && binding === "none" && owner === undefined),
    outOfReach: nothingFar,
    type,
    fragment,
    expr,
    macro,
    owner,
    role: owner === undefined ? "name" : "field",
  });
}

function keyRange(accessor: Accessor): { start: number; end: number } | undefined {
  if (accessor.kind === "dot") return accessor.name;
  if (accessor.kind === "string") {
    const { start, end } = accessor.value.core;
    return { start: start + 1, end: Math.max(start + 1, end - 1) };
  }
  return undefined;
}

function access(context: InferenceContext, owner: Type, accessor: Accessor, depth: number): Type {
  if (accessor.kind === "variable") {
    infer(context, accessor.value, "value", depth + 1);
    return union(
      membersOf(owner).map((member) =>
        member.kind === "list" ? member.element : member.kind === "map" ? anyField(member) : unknownType,
      ),
    );
  }
  const key = keyOf(accessor);
  if (key === undefined || key === "") return unknownType;
  return union(
    membersOf(owner).map((member) => {
      if (member.kind === "map") return member.fields.get(key)?.type ?? member.rest ?? unknownType;
      return member.kind === "list" && /^\d+$/.test(key) ? member.element : unknownType;
    }),
  );
}

/** The type of some value of a map, whichever the key. */
export function anyField(map: MapType): Type {
  if (map.open && map.rest === undefined) return unknownType;
  return union([...[...map.fields.values()].map((field) => field.type), ...(map.rest === undefined ? [] : [map.rest])]);
}
