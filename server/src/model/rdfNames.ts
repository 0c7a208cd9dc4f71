import type { Range } from "../base/range.ts";
import type { ScalarText } from "./scalarText.ts";

/** A name in a query or in Turtle. */
export interface RdfName {
  readonly kind: "variable" | "prefixed" | "declared";
  /** A variable without its question mark; else the prefix without its colon. */
  readonly name: string;
  /** What stands behind the colon of a prefixed name; the IRI of a declared prefix. */
  readonly local: string;
  /** The variable, or the prefix with its colon, in the file. */
  readonly range: Range;
  /** Of the whole, local name included. */
  readonly whole: Range;
}

const notNames =
  /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|<[^<>\s]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g;

/** The variables, prefixed names and prefix declarations, in order; Tera, comments, texts and IRIs are passed over. */
export function rdfNames(scalar: ScalarText): RdfName[] {
  const { value } = scalar;
  const text = value.replace(notNames, (part) => " ".repeat(part.length));
  const at = (start: number, end: number): Range => ({ start: scalar.toFile(start), end: scalar.toFile(end) });
  const found: RdfName[] = [];
  const token =
    /@?\bprefix\s+([\w.-]*):|[?$](\w+)|(?<![\w?$@:.\\%-])([A-Za-z_][\w.-]*|):([A-Za-z_0-9][\w.-]*|(?=\s|$))/gi;
  for (const match of text.matchAll(token)) {
    const [whole, declared, variable, prefix, local] = match;
    const start = match.index;
    const end = start + whole.length;
    if (declared !== undefined) {
      const iri = /^\s*<([^<>\s]*)>/.exec(value.slice(end))?.[1] ?? "";
      const range = at(end - declared.length - 1, end);
      found.push({ kind: "declared", name: declared, local: iri, range, whole: range });
    } else if (variable !== undefined)
      found.push({ kind: "variable", name: variable, local: "", range: at(start, end), whole: at(start, end) });
    // Blank nodes have no prefix.
    else if (prefix !== "_") {
      const range = at(start, start + prefix!.length + 1);
      found.push({ kind: "prefixed", name: prefix!, local: local!, range, whole: at(start, end) });
    }
  }
  return found;
}
