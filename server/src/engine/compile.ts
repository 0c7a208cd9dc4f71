import type { Range } from "../base/range.ts";
import type { ForNode, IfNode, MacroCallExpr, OutputNode } from "../syntax/index.ts";
import { compileCondition, compileExpression, evaluateFilter, macroCall } from "./compileExpression.ts";
import { graphemes } from "./library/graphemes.ts";
import { isList, isMap, printValue } from "./library/print.ts";
import { RenderFailure } from "./problem.ts";
import type { Loop, Run } from "./run.ts";
import type { Item } from "./trim.ts";
import type { Value } from "./value.ts";

/** A body that can be run. */
export type Body = (run: Run) => void;

/** The text that ranges count in, and its name. */
export interface Place {
  readonly name: string;
  readonly source: string;
}

const nothing: Body = () => {};

/** Turns trimmed nodes into one function. Every node spends a step of fuel. */
export function compileBody(items: readonly Item[], place: Place): Body {
  const steps = items.map((item) => compileItem(item, place)).filter((step) => step !== nothing);
  if (steps.length === 0) return nothing;
  if (steps.length === 1) return steps[0]!;
  return (run) => {
    for (const step of steps) {
      step(run);
      if (run.isLeaving) return;
    }
  };
}

function compileItem({ node, text, bodies }: Item, place: Place): Body {
  const { start, end } = node;
  const range: Range = { start, end };
  switch (node.kind) {
    case "text":
    case "raw": {
      const printed = place.source.slice(text!.start, text!.end);
      if (printed === "") return nothing;
      const source = text!;
      return (run) => run.write(printed, source, place.name, true);
    }
    case "output":
      return compileOutput(node, place);
    case "set": {
      const value = compileExpression(node.value, place);
      const { global } = node;
      const name = node.name.text;
      return (run) => run.assign(name, value(run), global);
    }
    case "if":
      return compileIf(node, bodies!, place);
    case "for":
      return compileFor(node, bodies!, place);
    case "filterSection": {
      const body = compileBody(bodies![0]!, place);
      const apply = evaluateFilter(node.filter, place);
      const isSafe = node.filter.name.text === "safe";
      return (run) => {
        run.step(range);
        const captured = run.capture(() => body(run));
        run.write(isSafe ? captured : printValue(apply(run, captured)), range, place.name, false);
      };
    }
    case "include":
      return compileInclude(
        node.paths.map((path) => path.value),
        node.ignoreMissing,
        range,
      );
    case "loopControl": {
      const { control } = node;
      return (run) => run.leave(control, range);
    }
    case "block":
      return compileBlock(node.name.text, compileBody(bodies![0]!, place), range);
    case "super":
      return (run) => callSuper(run, range);
    case "extends": {
      const message = `Inheritance in included templates is currently not supported: extended \`${node.path.value}\``;
      return (run) => {
        // The template that was asked for is entered through its root, so this is only met in an included one.
        if (run.active.name !== run.template.name) throw fail(message, range);
      };
    }
    default:
      return nothing;
  }
}

function compileOutput({ value }: OutputNode, place: Place): Body {
  const range: Range = { start: value.start, end: value.end };
  if (value.kind === "macroCall" && value.filters.length === 0 && !value.negated)
    return printMacro(value, range, place);
  const evaluate = compileExpression(value, place);
  const { name } = place;
  return (run) => {
    run.step(range);
    run.write(printValue(evaluate(run)), range, name, false);
  };
}

/** A macro whose text goes straight into the output keeps the map of its inside. */
function printMacro(value: MacroCallExpr, range: Range, place: Place): Body {
  const call = macroCall(value, place);
  return (run) => {
    run.step(range);
    call(run);
  };
}

function compileIf(node: IfNode, bodies: Item[][], place: Place): Body {
  const branches = node.branches.map(({ condition }, index) => ({
    condition: compileCondition(condition, place),
    body: compileBody(bodies[index]!, place),
  }));
  const otherwise = node.otherwise === undefined ? nothing : compileBody(bodies.at(-1)!, place);
  const range: Range = { start: node.start, end: node.end };
  return (run) => {
    run.step(range);
    for (const { condition, body } of branches)
      if (condition(run)) {
        body(run);
        return;
      }
    otherwise(run);
  };
}

function compileFor(node: ForNode, bodies: Item[][], place: Place): Body {
  const { container } = node;
  const range: Range = { start: container.start, end: container.end };
  const label =
    container.kind === "variable"
      ? place.source.slice(container.core.start, container.core.end)
      : container.kind === "function"
        ? container.call.name.text
        : container.kind === "array"
          ? "an array literal"
          : undefined;
  if (label === undefined)
    return () => {
      throw fail(
        "Forloop containers have to be an ident or a function call",
        range,
        "a `for` goes through a variable, a call or a list",
      );
    };
  const values = compileExpression(container, place);
  const body = compileBody(bodies[0]!, place);
  const empty = compileBody(bodies[1] ?? [], place);
  const whole: Range = { start: node.start, end: node.end };
  return (run) => {
    const loop = loopOver(values(run), node, label, range);
    if (loop.values.length === 0) empty(run);
    else run.forEach(loop, whole, body);
  };
}

function loopOver(value: Value, node: ForNode, label: string, range: Range): Loop {
  const keyName = node.key?.text;
  const valueName = node.value.text;
  if (isMap(value)) {
    if (keyName === undefined)
      throw fail(
        `Tried to iterate using key value on variable \`${label}\`, but it is missing a key`,
        range,
        `\`${label}\` is a map: write \`for key, ${valueName} in ${label}\``,
      );
    return { keyName, valueName, keys: [...value.keys()], values: [...value.values()], index: 0, state: "normal" };
  }
  if (!isList(value) && typeof value !== "string")
    throw fail(
      `Tried to iterate on a container (\`${label}\`) that has a unsupported type`,
      range,
      `\`${label}\` is neither a list nor a map nor a text`,
    );
  if (keyName !== undefined)
    throw fail(
      `Tried to iterate using key value on variable \`${label}\`, but it isn't an object/map`,
      range,
      `\`${label}\` is no map, so there are no keys to go through`,
    );
  const values = isList(value) ? value : textPasses(value, range);
  return { keyName: undefined, valueName, keys: undefined, values, index: 0, state: "normal" };
}

/** Tera counts a text by characters and goes through it by graphemes: where the two differ, it crashes. */
function textPasses(text: string, range: Range): string[] {
  const clusters = graphemes(text);
  let characters = 0;
  for (const _ of text) characters++;
  if (clusters.length !== characters)
    throw fail("Value", range, "Tera crashes on a text with combined characters in a `for`");
  return clusters;
}

function compileInclude(names: readonly string[], ignoreMissing: boolean, range: Range): Body {
  return (run) => {
    for (const name of names) {
      const template = run.templates.get(name);
      if (template === undefined) continue;
      run.call("include", `include "${name}"`, template, undefined, range, template.body);
      return;
    }
    if (!ignoreMissing)
      throw fail(
        `Template '[${names.join(", ")}]' not found`,
        range,
        `there is no template ${names.map((name) => `\`${name}\``).join(" or ")}`,
      );
  };
}

/** Source: `Processor::render_block`: the definition nearest to the template that was asked for is printed. */
function compileBlock(name: string, own: Body, range: Range): Body {
  return (run) => {
    const { active } = run;
    const lineage = [active, ...run.templates.parents(active)];
    const level = lineage.findIndex((template) => template.blocks.has(name));
    const what = `block ${name}`;
    if (level === -1) run.call("block", what, active, undefined, range, own);
    else {
      const template = lineage[level]!;
      // Tera does not take it off again; macros called afterwards are looked up by it.
      run.blocks.push({ name, template: template.name, level });
      run.call("block", what, template, undefined, range, template.blocks.get(name)!);
    }
  };
}

/** Source: `Processor::do_super`. */
function callSuper(run: Run, range: Range): void {
  const current = run.blocks.at(-1)!;
  const parents = run.templates.parents(run.template);
  for (let level = current.level + 1; level <= parents.length; level++) {
    const template = parents[level - 1]!;
    const body = template.blocks.get(current.name);
    if (body === undefined) continue;
    run.blocks.push({ name: current.name, template: template.name, level });
    run.call("block", `block ${current.name}`, template, undefined, range, body);
    run.blocks.pop();
    if (level >= parents.length) run.blocks.pop();
    return;
  }
  throw fail(
    "Tried to use super() in the top level block",
    range,
    "no parent has this block, so there is nothing above it",
  );
}

function fail(message: string, range: Range, explain?: string): RenderFailure {
  return new RenderFailure(message, explain, range);
}
