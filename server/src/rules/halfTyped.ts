import type { Range } from "../base/range.ts";
import type { TemplateModel } from "../model/template.ts";
import { nodesOf, tagsOf } from "../model/visit.ts";

/**
 * Whether an offset lies in a tag whose end is not written yet.
 *
 * Such a tag takes in what follows on its line, so only that it is not closed is said of it, never what its words mean.
 */
export function halfTyped(model: TemplateModel): (offset: number) => boolean {
  const open: Range[] = [];
  for (const { file, text, key, toFile } of model.fragments) {
    // The body has a problem where a tag of it has no end; values of the head are short.
    if (key === undefined && model.parsed.problems.length === 0) continue;
    for (const node of nodesOf(file))
      for (const { start, end } of node.kind === "broken" ? [node.tag ?? node] : tagsOf(node))
        if (!/[}%#]\}$/.test(text.slice(Math.max(start + 2, end - 2), end)))
          open.push({ start: toFile(start), end: toFile(end) });
  }
  open.sort((a, b) => a.start - b.start);
  return (offset) => {
    let low = 0;
    for (let high = open.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (open[middle]!.end < offset) low = middle + 1;
      else high = middle;
    }
    return low < open.length && open[low]!.start <= offset;
  };
}
