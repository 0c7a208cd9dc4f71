import type { TemplateRule } from "./rule.ts";

/** A name of this file that does not reach the place: a loop variable behind its loop, a `set` further down. */
export const outOfScope: TemplateRule = {
  on: "template",
  meta: { id: "out-of-scope", category: "variables", severity: "warning", since: "0.1.0", fixable: false },
  check({ model, report }) {
    for (const { name, range, macro, outOfReach, binding, tolerant } of model.doubtful) {
      if (macro !== undefined || binding !== "none" || tolerant || outOfReach.length === 0) continue;
      const before = outOfReach.filter((symbol) => symbol.range !== undefined && symbol.range.end <= range.start);
      // A `set` that ended with its loop is the business of `set-in-loop`.
      if (before.some((symbol) => symbol.kind === "set" && symbol.uri === model.uri)) continue;
      const [far] = outOfReach;
      const related =
        far?.uri === undefined || far.nameRange === undefined
          ? []
          : [{ uri: far.uri, range: far.nameRange, message: `\`${name}\` is declared here` }];
      report({ range, message: message(name, far?.kind, before.length > 0), related });
    }
  },
};

function message(name: string, kind: string | undefined, ended: boolean): string {
  switch (kind) {
    case "supplied":
      return `\`${name}\` is not there yet while the front matter is rendered`;
    case "param":
      return `\`${name}\` is a parameter of a macro and known only inside it`;
    case "loopVariable":
    case "loopKey":
      return `\`${name}\` is known only inside its loop`;
    default:
      return ended ? `\`${name}\` does not reach this place` : `\`${name}\` has no value before it is set`;
  }
}
