import type { Range } from "../../base/range.ts";
import type { IfNode, OutputNode } from "../../syntax/index.ts";
import { printValue } from "../library/print.ts";
import type { Body } from "../loaded.ts";
import { type Place, spotOf } from "../place.ts";
import { RenderFailure } from "../problem.ts";
import type { Item } from "../trim.ts";
import { compileBlock, compileInclude, compileSuper } from "./blocks.ts";
import { compileFilter, compileMacroCall } from "./calls.ts";
import { compileCondition } from "./condition.ts";
import { compileExpression } from "./expression.ts";
import { compileFor } from "./loop.ts";
import { isWatched } from "./probe.ts";

/** A body that prints nothing. */
export const nothing: Body = () => {};

/** Turns trimmed nodes into one function. Source: Tera 1.20, `Processor::render_body` and `render_node`. */
export function compileBody(items: readonly Item[], place: Place): Body {
  const compiled = items.map((item) => compileItem(item, place)).filter((step) => step !== nothing);
  // Who watches one expression does not mind what fails around it.
  const steps =
    place.probe === undefined
      ? compiled
      : compiled.map(
          (step): Body =>
            (run) =>
              run.tolerate(step),
        );
  if (steps.length === 0) return nothing;
  if (steps.length === 1) return steps[0]!;
  const { length } = steps;
  if (!items.some(canLeave))
    return (run) => {
      for (let index = 0; index < length; index++) steps[index]!(run);
    };
  return (run) => {
    for (let index = 0; index < length; index++) {
      steps[index]!(run);
      if (run.isLeaving) return;
    }
  };
}

/**
 * Whether `break` or `continue` may be met in an item for the loop around it: they stand in it, or in an `if` in it, or in the
 * `else` of a loop in it, which is none of that loop's passes.
 */
function canLeave({ node, bodies = [] }: Item): boolean {
  if (node.kind === "loopControl") return true;
  return (node.kind === "for" ? bodies.slice(1) : bodies).some((body) => body.some(canLeave));
}

/** A body that is compiled when it is first run: the bodies of nested blocks are needed in several places, or in none. */
export function lazily(compile: () => Body): Body {
  let body: Body | undefined;
  return (run) => {
    body ??= compile();
    body(run);
  };
}

function compileItem({ node, text, bodies }: Item, place: Place): Body {
  const spot = spotOf(place, node);
  switch (node.kind) {
    case "text":
    case "raw": {
      return compileText(text!, place);
    }
    case "output":
      return compileOutput(node, place);
    case "set": {
      const value = compileExpression(node.value, place);
      const { global } = node;
      const name = node.name.text;
      return (run) => {
        run.step(spot);
        run.assign(name, value(run), global);
      };
    }
    case "if":
      return compileIf(node, bodies!, place);
    case "for":
      return compileFor(node, bodies!, place);
    case "filterSection": {
      const body = compileBody(bodies![0]!, place);
      const apply = compileFilter(node.filter, place);
      const isSafe = node.filter.name.text === "safe";
      return (run) => {
        run.step(spot);
        const captured = run.capture(() => body(run));
        run.write(isSafe ? captured : printValue(apply(run, captured)), spot);
      };
    }
    case "include": {
      const names = node.paths.map(({ value }) => place.resolve?.(value) ?? value);
      const { paths } = node;
      const written = { start: paths[0]?.start ?? node.start, end: paths.at(-1)?.end ?? node.end };
      return compileInclude(names, node.ignoreMissing, spotOf(place, written));
    }
    case "loopControl": {
      const { control } = node;
      return (run) => run.leave(control, spot);
    }
    case "block":
      return compileBlock(
        node.name.text,
        lazily(() => compileBody(bodies![0]!, place)),
        spot,
      );
    case "super":
      return compileSuper(spot);
    case "extends": {
      const message = `Inheritance in included templates is currently not supported: extended \`${node.path.value}\``;
      return () => {
        // A template with a parent is entered through its root, so this is only met in an included one.
        throw new RenderFailure(message, spot, "a template that extends another one cannot be included");
      };
    }
    default:
      return nothing;
  }
}

function compileText(text: Range, place: Place): Body {
  const { name: template, source, origins } = place;
  const pieces = origins?.pieces(text) ?? [{ start: text.start, end: text.end, file: text, copied: true }];
  const printed = pieces
    .filter(({ start, end }) => end > start)
    .map(({ start, end, file, copied }) => ({
      text: source.slice(start, end),
      spot: { start: file.start, end: file.end, template, isText: copied },
    }));
  if (printed.length === 0) return nothing;
  if (printed.length > 1)
    return (run) => {
      for (const { text, spot } of printed) run.write(text, spot);
    };
  const [{ text: only, spot }] = printed as [(typeof printed)[number]];
  return (run) => run.write(only, spot);
}

function compileOutput({ value }: OutputNode, place: Place): Body {
  const spot = spotOf(place, value);
  // A macro whose text goes straight into the output keeps the map of its inside.
  if (value.kind === "macroCall" && value.filters.length === 0 && !value.negated && !isWatched(value, place))
    return compileMacroCall(value, place);
  const evaluate = compileExpression(value, place);
  return (run) => {
    run.step(spot);
    run.write(printValue(evaluate(run)), spot);
  };
}

function compileIf(node: IfNode, bodies: Item[][], place: Place): Body {
  const branches = node.branches.map(({ condition }, index) => ({
    condition: compileCondition(condition, place),
    body: compileBody(bodies[index]!, place),
  }));
  const otherwise = node.otherwise === undefined ? nothing : compileBody(bodies.at(-1)!, place);
  const spot = spotOf(place, node);
  return (run) => {
    run.step(spot);
    for (let index = 0; index < branches.length; index++) {
      const { condition, body } = branches[index]!;
      if (condition(run)) {
        body(run);
        return;
      }
    }
    otherwise(run);
  };
}
