import type { Fix, TemplateContext, TemplateRule } from "../rule.ts";

/** What to do when the target exists is left open, so ggen refuses. */
export const overwriteChoice: TemplateRule = {
  on: "template",
  meta: { id: "overwrite-choice", category: "improve", severity: "hint", since: "0.1.0", fixable: true },
  check(context) {
    const head = context.model.frontMatter;
    const to = head?.get("to");
    if (to === undefined || ["force", "unless_exists", "inject"].some((key) => head?.get(key) !== undefined)) return;
    context.report({
      range: to.keyRange,
      message: "a second run fails, because the file exists: say `force: true` or `unless_exists: true`",
      fixes: [below(context, "to", "unless_exists: true"), below(context, "to", "force: true")],
    });
  },
};

/** An injection that is made again on every run. */
export const injectOnce: TemplateRule = {
  on: "template",
  meta: { id: "inject-once", category: "improve", severity: "hint", since: "0.1.0", fixable: true },
  check(context) {
    const { model, report } = context;
    const inject = model.frontMatter?.get("inject");
    if (inject?.value !== true) return;
    const isV1 = model.profile === "v1";
    const guards = isV1 ? ["idempotent", "skip_if"] : ["skip_if"];
    if (guards.some((key) => model.frontMatter?.get(key) !== undefined)) return;
    report({
      range: inject.keyRange,
      message: `every run inserts the text once more: ${isV1 ? "`idempotent: true` or " : ""}\`skip_if\` prevents it`,
      fixes: isV1 ? [below(context, "inject", "idempotent: true")] : [],
    });
  },
};

/** A template that does not say what it makes. */
export const missingDescription: TemplateRule = {
  on: "template",
  meta: { id: "missing-description", category: "improve", severity: "hint", since: "0.1.0", fixable: true },
  check(context) {
    const { model, report } = context;
    const to = model.frontMatter?.get("to");
    if (model.profile !== "v1" || to === undefined || model.frontMatter?.get("description") !== undefined) return;
    report({
      range: to.keyRange,
      message: "lists of templates show the `description`, and this template has none",
      fixes: [below(context, "to", 'description: ""')],
    });
  },
};

/** Adds a line below the entry of `key`. */
function below({ model }: TemplateContext, key: string, line: string): Fix {
  const entry = model.frontMatter!.get(key)!;
  const from = (entry.valueRange ?? entry.keyRange).end;
  const end = model.text[from - 1] === "\n" ? from : model.text.indexOf("\n", from) + 1;
  return { title: `Add \`${line}\``, changes: [{ range: { start: end, end }, newText: `${line}\n` }], safe: false };
}
