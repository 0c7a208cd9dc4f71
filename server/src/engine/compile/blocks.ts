import type { Body } from "../loaded.ts";
import type { Spot } from "../place.ts";
import { RenderFailure, TeraCrash } from "../problem.ts";

/** Source: Tera 1.20, `Processor::render_node` on `Include`: the first name that there is. */
export function compileInclude(names: readonly string[], ignoreMissing: boolean, spot: Spot): Body {
  return (run) => {
    for (const name of names) {
      const template = run.templates.get(name);
      if (template === undefined) continue;
      run.templates.checkImports(template);
      run.call("include", `include "${name}"`, template, undefined, spot, template.body);
      return;
    }
    if (!ignoreMissing)
      throw new RenderFailure(
        `Template '[${names.join(", ")}]' not found`,
        spot,
        `there is no template ${names.map((name) => `\`${name}\``).join(" or ")}`,
      );
  };
}

/** Source: `Processor::render_block`: the definition nearest to the template that was asked for is printed. */
export function compileBlock(name: string, own: Body, spot: Spot): Body {
  const what = `block ${name}`;
  return (run) => {
    const { active } = run;
    const lineage = [active, ...run.templates.parents(active)];
    const level = lineage.findIndex((template) => template.blocks.has(name));
    if (level === -1) {
      run.call("block", what, active, undefined, spot, own);
      return;
    }
    const template = lineage[level]!;
    // Tera does not take it off again; macros called afterwards are looked up by it.
    run.blocks.push({ name, template: template.name, level });
    run.call("block", what, template, undefined, spot, template.blocks.get(name)!);
  };
}

/** Source: `Processor::do_super`. */
export function compileSuper(spot: Spot): Body {
  return (run) => {
    const current = run.blocks.at(-1);
    if (current === undefined)
      throw new TeraCrash(
        "called `Option::unwrap()` on a `None` value",
        spot,
        "Tera crashes here: no block is printed",
      );
    const parents = run.templates.parents(run.template);
    for (let level = current.level + 1; level <= parents.length; level++) {
      const template = parents[level - 1]!;
      const body = template.blocks.get(current.name);
      if (body === undefined) continue;
      run.blocks.push({ name: current.name, template: template.name, level });
      run.call("block", `block ${current.name}`, template, undefined, spot, body);
      run.blocks.pop();
      if (level >= parents.length) run.blocks.pop();
      return;
    }
    throw new RenderFailure(
      "Tried to use super() in the top level block",
      spot,
      "no parent has this block, so there is nothing above it",
    );
  };
}
