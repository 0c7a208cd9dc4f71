import { nodesOf } from "../model/visit.ts";
import type { SetNode } from "../syntax/index.ts";
import { replace } from "./fixes.ts";
import type { TemplateRule } from "./rule.ts";

/** A `set` inside a loop whose name is read behind the loop, where it is gone. */
export const setInLoop: TemplateRule = {
  on: "template",
  meta: { id: "set-in-loop", category: "variables", severity: "warning", since: "0.1.0", fixable: true },
  check({ model, report }) {
    let sets: Map<number, SetNode> | undefined;
    for (const reference of model.doubtful) {
      if (reference.binding !== "none" || reference.macro !== undefined) continue;
      const ended = reference.outOfReach.filter(
        (symbol) => symbol.kind === "set" && symbol.uri === model.uri && symbol.range!.end <= reference.range.start,
      );
      const last = ended.at(-1);
      if (last?.nameRange === undefined || reference.tolerant) continue;
      sets ??= setsOf();
      const keyword = sets.get(last.nameRange.start)?.tag.keyword;
      report({
        range: reference.range,
        message: `\`${reference.name}\` is set inside a loop and gone behind it`,
        related: [{ uri: model.uri, range: last.nameRange, message: "It is set here, for this round of the loop" }],
        fixes:
          keyword === undefined
            ? []
            : [replace("Use `set_global`", { start: keyword.start, end: keyword.end }, "set_global")],
      });
    }

    function setsOf(): Map<number, SetNode> {
      const found = new Map<number, SetNode>();
      for (const node of nodesOf(model.file)) if (node.kind === "set") found.set(node.name.start, node);
      return found;
    }
  },
};
