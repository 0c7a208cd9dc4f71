import type { Reference } from "../model/symbols.ts";
import type { TemplateRule } from "./rule.ts";

/** Names that documentation of ggen promises and ggen v1 does not give. */
const ABSENT: Readonly<Record<string, string>> = {
  env: 'environment variables are read with `get_env(name="…")`',
  cwd: "the working directory is given nowhere",
  git: "facts about git are given nowhere",
  user: 'the user is given nowhere; `get_env(name="USER")` may help',
};

/** Whether a name that nobody declares is one of them. A bare `user` is as likely somebody's own. */
export function isPromised({ name, role, binding, symbols, expr }: Reference): boolean {
  if (role !== "name" || binding !== "none" || symbols.length > 0 || !(name in ABSENT)) return false;
  return name === "cwd" || (expr !== undefined && expr.accessors.length > 0);
}

/** `env.X`, `cwd`, `git.x` and fields of the empty `locals`: promised by documentation, given by no ggen. */
export const absentContext: TemplateRule = {
  on: "template",
  meta: { id: "absent-context", category: "variables", severity: "warning", since: "0.1.0", fixable: false },
  check({ model, report }) {
    if (model.profile !== "v1") return;
    for (const reference of model.references) {
      const { name, range, role, access, tolerant, owner, expr } = reference;
      if (access !== "read" || tolerant) continue;
      if (isPromised(reference)) report({ range, message: `ggen v1 gives no \`${name}\`: ${ABSENT[name]}` });
      else if (role === "field" && expr?.name.text === "locals" && owner?.kind === "map" && owner.fields.size === 0)
        report({ range, message: "`locals` is always an empty map" });
    }
  },
};
