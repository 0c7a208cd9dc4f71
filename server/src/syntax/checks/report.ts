import type { Problem } from "../../base/problem.ts";
import type { Range } from "../../base/range.ts";

/** What the syntax room can find. Category `syntax` is exactly what Tera refuses to parse (product decision 19). */
export const SYNTAX_CODES = [
  "tera-syntax",
  "unclosed-block",
  "stray-tag",
  "misplaced-tag",
  "duplicate-block",
  "duplicate-macro",
  "integer-out-of-range",
] as const;

/** Faults of the fence, category `frontmatter`. */
export const FENCE_CODES = ["spoiled-fence", "unclosed-fence", "missing-front-matter"] as const;

export type SyntaxCode = (typeof SYNTAX_CODES)[number] | (typeof FENCE_CODES)[number];

/** Collects problems, at most one for each tag: the first slip explains those that follow from it. */
export class Report {
  readonly #problems: Problem[] = [];
  readonly #spoiled = new Map<number, Problem>();

  /** A problem inside the tag that begins at `tagStart`; `detail` is Tera's own message where it has one to the letter. */
  inTag(tagStart: number, code: SyntaxCode, message: string, range: Range, detail?: string): void {
    const known = this.#spoiled.get(tagStart);
    // Tera looks at the size of integers only when the whole template parsed.
    if (known !== undefined && (known.code !== "integer-out-of-range" || code === known.code)) return;
    if (known !== undefined) this.#problems.splice(this.#problems.indexOf(known), 1);
    const problem = { code, message, detail, range };
    this.#spoiled.set(tagStart, problem);
    this.#problems.push(problem);
  }

  /** Whether a problem was found in the tag that begins at `tagStart`; what follows from it is not worth saying. */
  isSpoiled(tagStart: number): boolean {
    return this.#spoiled.has(tagStart);
  }

  /** A problem of the file as a whole: a block that is never closed, a name that is there twice. */
  add(code: SyntaxCode, message: string, range: Range, detail?: string): void {
    this.#problems.push({ code, message, detail, range });
  }

  /** In document order. */
  get problems(): Problem[] {
    return this.#problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  }
}
