import type { Cst } from "../cst.ts";
import type { Report } from "./report.ts";

/** A first line that was meant as a fence: behind a BOM, blank lines or blanks. */
const SPOILED = /^(?:\uFEFF\s*|\s+)---[^\S\n]*(?:\n|$)/;

/** Faults of the fence. Source: format section a.1, and F.l rows 1 to 3. */
export function checkFence(cst: Cst, report: Report): void {
  const unclosed = cst.childOfType(0, "unclosed_fence");
  if (unclosed !== undefined) {
    const { start } = cst.rangeOf(unclosed);
    report.add("unclosed-fence", "the front matter is never closed: a line `---` is missing", {
      start,
      end: start + 3,
    });
    return;
  }
  // The grammar sees a head behind a byte order mark, so that it can be written; ggen does not.
  const marked = cst.text.startsWith("\uFEFF");
  if (cst.childOfType(0, "front_matter") !== undefined && !marked) return;
  const spoiled = SPOILED.exec(cst.text);
  if (spoiled !== null)
    report.add(
      "spoiled-fence",
      marked
        ? "the byte order mark before `---` hides the front matter from ggen"
        : "`---` must be the very first thing in the file, or ggen sees no front matter",
      { start: 0, end: spoiled[0].trimEnd().length },
    );
  else
    report.add("missing-front-matter", "the file has no front matter, so ggen does not know where to write it", {
      start: 0,
      end: 0,
    });
}
