import type { Range } from "../base/range.ts";
import type { ScalarText } from "./scalarText.ts";

/** A column of a query's rows, where it is named first. */
export interface Column {
  /** Without the question mark. */
  readonly name: string;
  /** With it, in the file. */
  readonly range: Range;
}

/**
 * The columns of a SELECT query in the order of its head; for `SELECT *` every variable of the pattern.
 *
 * Empty: `undefined` when it is no SELECT, or when Tera makes a part of its head.
 */
export function columnsOf(query: ScalarText): readonly Column[] | undefined {
  const text = blanked(query.value);
  const select = /\bSELECT\b/i.exec(text);
  if (select === null) return undefined;
  const start = select.index + select[0].length;
  const brace = text.indexOf("{", start);
  const where = /\b(?:WHERE|FROM)\b/i.exec(text.slice(start));
  const end = Math.min(brace < 0 ? text.length : brace, where === null ? text.length : start + where.index);
  const head = text.slice(start, end);
  if (/[{]/.test(query.value.slice(start, end)) || /^\s*\{[{%#]/.test(query.value.slice(end))) return undefined;
  const all = /^\s*(?:DISTINCT\s+|REDUCED\s+)?\*/i.test(head);
  return all ? variables(query, text.slice(end), end) : projected(query, head, start);
}

function variables(query: ScalarText, text: string, from: number): Column[] {
  const seen = new Map<string, Column>();
  for (const match of text.matchAll(/[?$]([A-Za-z_]\w*)/g))
    if (!seen.has(match[1]!)) seen.set(match[1]!, column(query, match[1]!, from + match.index, match[0].length));
  return [...seen.values()];
}

/** Names in the head: plain variables, and the ones behind `AS` in parentheses. */
function projected(query: ScalarText, head: string, from: number): Column[] {
  const found: Column[] = [];
  let depth = 0;
  for (const match of head.matchAll(/[()]|\bAS\s+[?$]([A-Za-z_]\w*)|[?$]([A-Za-z_]\w*)/gi)) {
    if (match[0] === "(") depth += 1;
    else if (match[0] === ")") depth -= 1;
    else if (match[1] !== undefined) {
      const mark = match[0].search(/[?$]/);
      found.push(column(query, match[1], from + match.index + mark, match[1].length + 1));
    } else if (depth === 0) found.push(column(query, match[2]!, from + match.index, match[0].length));
  }
  return found;
}

function column(query: ScalarText, name: string, start: number, length: number): Column {
  return { name, range: { start: query.toFile(start), end: query.toFile(start + length) } };
}

/** The query with comments, strings and IRIs blanked out, offsets kept. */
function blanked(query: string): string {
  return query.replace(/<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g, (match) =>
    " ".repeat(match.length),
  );
}
