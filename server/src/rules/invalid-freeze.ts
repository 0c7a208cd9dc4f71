import type { Range } from "../base/range.ts";
import { nodesOf } from "../model/visit.ts";
import type { Tag } from "../syntax/index.ts";
import type { TemplateContext, TemplateRule } from "./rule.ts";

/**
 * Freeze blocks that ggen's preprocessor would refuse or mix up: never closed, opened inside another one, or two with the same id, which
 * is the name of the file that keeps their text. Source: ggen v1, `preprocessor.rs`.
 */
export const invalidFreeze: TemplateRule = {
  on: "template",
  meta: { id: "invalid-freeze", category: "structure", severity: "error", since: "0.1.0", fixable: false },
  check(context) {
    if (!context.model.text.includes("startfreeze")) return;
    const ids = new Map<string, Range>();
    let open: Tag | undefined;
    for (const node of nodesOf(context.model.file)) {
      const tag = node.kind === "broken" ? node.tag : undefined;
      if (tag?.keyword?.text === "endfreeze") open = undefined;
      if (tag?.keyword?.text !== "startfreeze") continue;
      if (open !== undefined) unclosed(context, open);
      open = tag;
      repeated(context, tag, ids);
    }
    if (open !== undefined) unclosed(context, open);
  },
};

function unclosed({ report }: TemplateContext, { start, end }: Tag): void {
  report({ range: { start, end }, message: "this freeze block is never closed: `{% endfreeze %}` is missing" });
}

function repeated({ model, report }: TemplateContext, tag: Tag, ids: Map<string, Range>): void {
  const written = /\bid="([^"]*)"/.exec(model.text.slice(tag.start, tag.end));
  if (written === null) return;
  const id = written[1]!;
  const end = tag.start + written.index + written[0].length - 1;
  const range = { start: end - id.length, end };
  const first = ids.get(id);
  if (first === undefined) ids.set(id, range);
  else
    report({
      range,
      message: `the freeze id \`${id}\` is taken: both blocks would share one file`,
      related: [{ uri: model.uri, range: first, message: "the first block of that id" }],
    });
}
