import type { Head, TemplateFile } from "./ast.ts";
import type { Cst } from "./cst.ts";
import { lowerBody } from "./lowerBody.ts";
import type { Region } from "./region.ts";

/**
 * The typed tree of a whole file. Nothing is read from the text but what the tree says; never throws.
 *
 * `before` is the tree before an edit, which is used up: what the edit does not touch of it is taken over.
 */
export function lowerTemplate(
  cst: Cst,
  before?: { readonly file: TemplateFile; readonly region: Region },
): TemplateFile {
  const children = cst.children(0);
  const head = cst.childOfType(0, "front_matter");
  const unclosed = cst.childOfType(0, "unclosed_fence");
  const bodyStart = head !== undefined ? cst.stops[head]! : unclosed !== undefined ? cst.stops[unclosed]! : 0;
  const nodes = children.filter((child) => child !== head && child !== unclosed);
  const range = { start: bodyStart, end: cst.text.length };
  return {
    start: 0,
    end: cst.text.length,
    head: head === undefined ? undefined : lowerHead(cst, head),
    bodyStart,
    body: lowerBody(
      { cst, place: { at: 0 } },
      nodes,
      range,
      false,
      0,
      before && { body: before.file.body, region: before.region },
    ),
  };
}

function lowerHead(cst: Cst, node: number): Head {
  const open = cst.child(node, "open")!;
  const close = cst.child(node, "close")!;
  return {
    start: cst.starts[node]!,
    end: cst.stops[node]!,
    open: fence(cst, open),
    yaml: { start: cst.stops[open]!, end: cst.starts[close]! },
    close: fence(cst, close),
  };
}

/** The three dashes of a fence line. */
function fence(cst: Cst, node: number): { start: number; end: number } {
  const start = cst.starts[node]!;
  return { start, end: start + 3 };
}
