import { Span } from "../syntax/span.ts";
import type { Positions } from "./positions.ts";

/** Gives the converter for a document, by URI. */
export type PositionsOf = (uri: string) => Positions;

/**
 * Turns a feature's answer (LSP shapes with offsets) into LSP's own (lines and columns).
 *
 * Shape: a copy in which every `{ start, end }` of two numbers is a `Range`, and every `{ offset }` a `Position`. The document is
 * the one named by the nearest enclosing `targetUri`, `uri`, `textDocument.uri` or key of `changes`, else `uri`.
 * `originSelectionRange` always belongs to the document asked about. `data` travels as it is.
 */
export function toWire(value: unknown, uri: string, positionsOf: PositionsOf): unknown {
  const origin = uri;
  return convert(value, uri);

  function convert(item: unknown, current: string): unknown {
    if (Array.isArray(item)) return item.map((each) => convert(each, current));
    if (typeof item !== "object" || item === null) return item;
    const record = item as Record<string, unknown>;
    if (isOffsetRange(record)) return positionsOf(current).toRange(record);
    if (isOffset(record)) return positionsOf(current).toPosition(record.offset);
    const inner = namedDocument(record) ?? current;
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(record)) {
      const field = record[key];
      if (key === "data") out[key] = field;
      else if (key === "changes") out[key] = convertChanges(field);
      else out[key] = convert(field, key === "originSelectionRange" ? origin : inner);
    }
    return out;
  }

  function convertChanges(changes: unknown): unknown {
    if (typeof changes !== "object" || changes === null || Array.isArray(changes)) return convert(changes, uri);
    return Object.fromEntries(Object.entries(changes).map(([target, edits]) => [target, convert(edits, target)]));
  }
}

/** A range of the syntax tree is one whatever else it holds. */
function isOffsetRange(record: Record<string, unknown>): record is { start: number; end: number } {
  if (record instanceof Span) return true;
  return typeof record.start === "number" && typeof record.end === "number" && Object.keys(record).length === 2;
}

function isOffset(record: Record<string, unknown>): record is { offset: number } {
  return typeof record.offset === "number" && Object.keys(record).length === 1;
}

function namedDocument(record: Record<string, unknown>): string | undefined {
  if (typeof record.targetUri === "string") return record.targetUri;
  if (typeof record.uri === "string") return record.uri;
  const document = record.textDocument as { uri?: unknown } | undefined;
  return typeof document?.uri === "string" ? document.uri : undefined;
}
