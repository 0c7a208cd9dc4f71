import type { Cst } from "../cst.ts";
import type { Report } from "./report.ts";

/**
 * `extends` and `import` stand before everything else: only comments that touch the start (and one another) may precede them,
 * and white space may stand around them alone. `extends` is first or last of them, and once.
 *
 * Source: Tera 1.20's grammar, `template` and `top_imports`.
 */
export function checkTop(cst: Cst, report: Report): void {
  let phase: "comments" | "imports" | "content" = "comments";
  let extended = false;
  let imports = 0;
  // Where another `import` may still follow an `extends`: only when `extends` came first.
  let closed = false;
  for (const child of cst.children(0)) {
    const type = cst.type(child);
    if (type === "front_matter" || type === "unclosed_fence") continue;
    if (type === "comment" && phase === "comments") continue;
    if (type === "text") {
      if (/^[ \t\r\n]*$/.test(cst.textOf(child))) phase = phase === "comments" ? blanksBeforeImports(child) : phase;
      else phase = "content";
      continue;
    }
    if (type !== "extends_tag" && type !== "import_tag") {
      phase = "content";
      continue;
    }
    const again = type === "extends_tag" && extended;
    if (phase === "content" || closed || again) {
      const word = type === "extends_tag" ? "extends" : "import";
      const message = again
        ? "a template extends one parent only"
        : closed
          ? "`import` stands on one side of `extends` only"
          : `\`${word}\` belongs at the top of the file, before everything else`;
      report.inTag(cst.starts[child]!, "misplaced-tag", message, cst.rangeOf(child));
      continue;
    }
    phase = "imports";
    if (type === "import_tag") imports++;
    else {
      extended = true;
      closed = imports > 0;
    }
  }

  /** Blank lines right behind a head are no part of the body; other white space ends the stretch of leading comments. */
  function blanksBeforeImports(child: number): "comments" | "imports" {
    const behindHead = cst.starts[child]! > 0 && /^\n*$/.test(cst.textOf(child).replaceAll("\r\n", "\n"));
    const headEnd = cst.childOfType(0, "front_matter");
    return behindHead && headEnd !== undefined && cst.stops[headEnd] === cst.starts[child] ? "comments" : "imports";
  }
}
