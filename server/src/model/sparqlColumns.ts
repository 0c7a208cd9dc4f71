import type { Range } from "../base/range.ts";
import type { ScalarText } from "./scalarText.ts";

/** A column of a SELECT query. */
export interface Column {
  /** With its question mark, as v1 hands out rows: `?name`. */
  readonly name: string;
  /** In the file. */
  readonly range: Range;
}

/**
 * The columns that a SELECT query names, in order.
 *
 * Empty: `undefined` where they cannot be told: another form, `SELECT *`, or a projection that Tera makes.
 * Source: SPARQL 1.1, grammar rule 9 (SelectClause). Only the projection is read; whether the query is right, oxigraph says.
 */
export function columnsOf(query: ScalarText): Column[] | undefined {
  const text = withoutComments(query.value);
  const select = /(?:^|[\s}>.:])SELECT(?:\s+(?:DISTINCT|REDUCED))?(?=[\s(?$*])/i.exec(text);
  if (select === null) return undefined;
  const columns: Column[] = [];
  const token = /[?$](\w+)|\(|\)|\*|\{|\bAS\b|\b(?:WHERE|FROM)\b/giu;
  token.lastIndex = select.index + select[0].length;
  let depth = 0;
  let named = false;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const word = match[0];
    if (word === "{") return text[match.index + 1] === "{" || text[match.index + 1] === "%" ? undefined : columns;
    if (depth === 0 && /^(?:WHERE|FROM)$/i.test(word)) return columns;
    if (word === "(") depth++;
    else if (word === ")") depth = Math.max(0, depth - 1);
    else if (word === "*" && depth === 0) return undefined;
    else if (/^AS$/i.test(word)) named = true;
    else if (match[1] !== undefined && (depth === 0 || named)) {
      named = false;
      const start = query.toFile(match.index);
      columns.push({ name: `?${match[1]}`, range: { start, end: query.toFile(match.index + word.length) } });
    }
  }
  return undefined;
}

/** The same text with comments blanked, so that offsets stay; a `#` inside `<…>` or quotes is none. */
function withoutComments(text: string): string {
  return text.replace(/<[^<>\s]*>|"[^"\n]*"|'[^'\n]*'|#[^\n]*/g, (part) =>
    part.startsWith("#") ? " ".repeat(part.length) : part,
  );
}
