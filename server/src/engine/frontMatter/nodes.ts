import { isMap, isScalar, isSeq, type Node, type Scalar } from "yaml";
import type { Range } from "../../base/range.ts";
import { renderedScalar } from "./scalars.ts";

/** Whether a scalar is written without quotes and is no block: only then it may be more than a text. */
export function isPlain(node: Scalar): boolean {
  return node.type === undefined || node.type === "PLAIN";
}

/** The text of a scalar, decoded but not typed. */
export function sourceOf(node: Scalar): string {
  return node.source ?? String(node.value ?? "");
}

/** Where a node is; an empty range at the start for what is not written. */
export function rangeOf(node: Node | null): Range {
  return { start: node?.range?.[0] ?? 0, end: node?.range?.[1] ?? 0 };
}

/** What a value is: in a person's words, and in serde's. */
export function describe(node: Node | null): { said: string; type: string } {
  if (isMap(node)) return { said: "a map", type: "map" };
  if (isSeq(node)) return { said: "a list", type: "sequence" };
  if (!isScalar(node)) return { said: "nothing", type: "unit value" };
  const source = sourceOf(node);
  const value = isPlain(node) ? renderedScalar(source) : source;
  if (value === null) return { said: "nothing", type: "unit value" };
  if (typeof value === "string") return { said: `the text \`${source}\``, type: `string "${source}"` };
  if (typeof value === "boolean") return { said: `\`${source}\``, type: `boolean \`${source}\`` };
  if (typeof value === "object") return { said: `the number ${source}`, type: `floating point \`${source}\`` };
  return { said: `the number ${source}`, type: `integer \`${source}\`` };
}

/** Thrown while a head is read into typed keys; never leaves this folder. */
export class Mismatch extends Error {
  constructor(
    message: string,
    readonly at: Range,
    readonly detail = message,
  ) {
    super(message);
  }
}
