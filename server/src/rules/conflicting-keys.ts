import { frontMatterKeys } from "../model/catalog/index.ts";
import type { FrontMatterEntry } from "../model/frontMatter.ts";
import type { TemplateContext, TemplateRule } from "./rule.ts";

/** In the order in which ggen looks at them. */
const modes = ["prepend", "append", "before", "after", "at_line"];

/** Keys that exclude each other, or that do nothing without another. Source: format section a.5. */
export const conflictingKeys: TemplateRule = {
  on: "template",
  meta: { id: "conflicting-keys", category: "frontmatter", severity: "warning", since: "0.1.0", fixable: true },
  check(context) {
    const head = context.model.frontMatter;
    if (head === undefined) return;
    const on = (key: string) => {
      const entry = head.get(key);
      return entry !== undefined && entry.value !== false && entry.value !== null ? entry : undefined;
    };
    if (on("inject") === undefined) withoutInject(context, on);
    else {
      const [first, ...ignored] = modes.flatMap((key) => on(key) ?? []);
      for (const entry of ignored)
        say(context, entry, `\`${entry.key}\` is ignored: \`${first!.key}\` is looked at first`);
      for (const key of ["force", "unless_exists"]) {
        const entry = on(key);
        if (entry !== undefined) say(context, entry, `\`${key}\` is ignored beside \`inject\``);
      }
    }
    const force = on("force");
    if (force !== undefined && on("unless_exists") !== undefined && on("inject") === undefined)
      say(context, force, "`force` is ignored: `unless_exists` wins");
    const before = head.get("sh_before");
    const alias = head.get("sh");
    if (before !== undefined && alias !== undefined)
      context.report({
        range: alias.keyRange,
        severity: "error",
        message: "`sh` is another name of `sh_before`, and both are there",
      });
    const { from } = head;
    const body = context.model.text.slice(context.model.file.bodyStart);
    if (from !== undefined && body.trim() !== "")
      context.report({
        range: head.get("from")!.keyRange,
        message: "`from` replaces the body, so nothing of the text below is used",
      });
  },
};

function withoutInject(context: TemplateContext, on: (key: string) => FrontMatterEntry | undefined): void {
  const { model, report } = context;
  for (const { name: key, needsInject, profiles } of frontMatterKeys) {
    const entry = on(key);
    // What the profile refuses altogether is said by `unknown-key`.
    if (needsInject !== true || entry === undefined || !profiles.includes(model.profile)) continue;
    const at = model.text.lastIndexOf("\n", entry.keyRange.start - 1) + 1;
    const off = model.frontMatter?.get("inject");
    const fixes =
      off === undefined
        ? [
            {
              title: "Add `inject: true`",
              changes: [{ range: { start: at, end: at }, newText: "inject: true\n" }],
              safe: false,
            },
          ]
        : [];
    report({ range: entry.keyRange, message: `\`${key}\` has no effect without \`inject: true\``, fixes });
  }
}

function say({ report }: TemplateContext, entry: FrontMatterEntry, message: string): void {
  report({ range: entry.keyRange, message });
}
