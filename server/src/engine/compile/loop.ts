import type { Expr, ForNode } from "../../syntax/index.ts";
import { graphemes } from "../library/graphemes.ts";
import { isList, isMap } from "../library/print.ts";
import type { Body } from "../loaded.ts";
import { type Place, type Spot, spotOf } from "../place.ts";
import { RenderFailure } from "../problem.ts";
import type { Loop, Run } from "../run.ts";
import type { Item } from "../trim.ts";
import type { Value } from "../value.ts";
import { compileBody } from "./body.ts";
import { describe } from "./describe.ts";
import { compileExpression } from "./expression.ts";
import { writtenPath } from "./path.ts";

/** Source: Tera 1.20, `Processor::render_for_loop`. */
export function compileFor(node: ForNode, bodies: Item[][], place: Place): Body {
  const spot = spotOf(place, node.container);
  const label = labelOf(node.container, place);
  if (label === undefined)
    return () => {
      throw new RenderFailure(
        "Forloop containers have to be an ident or a function call",
        spot,
        "a `for` goes through a variable, a call or a list",
      );
    };
  const values = compileExpression(node.container, place);
  const body = compileBody(bodies[0]!, place);
  const empty = compileBody(bodies[1]!, place);
  const whole = spotOf(place, node);
  return (run: Run) => {
    run.step(whole);
    const loop = loopOver(run.made(values(run), spot), node, label, spot);
    if (loop.count === 0) empty(run);
    else run.forEach(loop, whole, body);
  };
}

function labelOf(container: Expr, place: Place): string | undefined {
  switch (container.kind) {
    case "variable":
      return writtenPath(container, place);
    case "function":
      return container.call.name.text;
    case "array":
      return "an array literal";
    default:
      return undefined;
  }
}

function loopOver(value: Value, node: ForNode, label: string, spot: Spot): Loop {
  const keyName = node.key?.text;
  const valueName = node.value.text;
  if (isMap(value)) {
    if (keyName === undefined)
      throw new RenderFailure(
        `Tried to iterate using key value on variable \`${label}\`, but it is missing a key`,
        spot,
        `\`${label}\` is a map: write \`for key, ${valueName} in ${label}\``,
      );
    const keys = [...value.keys()];
    return { keyName, valueName, keys, values: [...value.values()], count: keys.length, index: 0, state: "normal" };
  }
  if (!isList(value) && typeof value !== "string")
    throw new RenderFailure(
      `Tried to iterate on a container (\`${label}\`) that has a unsupported type`,
      spot,
      `\`${label}\` is ${describe(value)}, and a \`for\` goes through a list, a map or a text`,
    );
  if (keyName !== undefined)
    throw new RenderFailure(
      `Tried to iterate using key value on variable \`${label}\`, but it isn't an object/map`,
      spot,
      `\`${label}\` is ${describe(value)}, and only a map has keys: write \`for ${valueName} in ${label}\``,
    );
  const values = isList(value) ? value : graphemes(value);
  const count = typeof value === "string" ? characters(value) : values.length;
  return { keyName, valueName, keys: undefined, values, count, index: 0, state: "normal" };
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
