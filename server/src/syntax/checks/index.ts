import type { Problem } from "../../base/problem.ts";
import type { Range } from "../../base/range.ts";
import type { Cst } from "../cst.ts";
import { checkFence } from "./fence.ts";
import { checkPlaces } from "./places.ts";
import { Report } from "./report.ts";
import { checkTop } from "./top.ts";

export { FENCE_CODES, SYNTAX_CODES, type SyntaxCode } from "./report.ts";

/**
 * Everything that Tera's parser refuses in a file that the grammar does not, and the faults of the fence.
 *
 * `bare` says that the text is a body, which has no fence. `doubtful` is all that was edited since a look that found nothing: tags
 * that do not touch it are not looked at again. Shape: document order, at most one problem for each tag. Source: Tera 1.20's grammar; format sections a.1, b.8–b.10.
 */
export function checkSyntax(cst: Cst, bare: boolean, doubtful?: Range): Problem[] {
  const report = new Report();
  if (!bare) checkFence(cst, report);
  checkTop(cst, report);
  checkPlaces(cst, report, doubtful);
  return report.problems;
}
