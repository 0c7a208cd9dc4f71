import { TeraError } from "../library/index.ts";
import type { TemplateSet } from "../loaded.ts";
import type { RdfFault } from "../rdf/types.ts";
import type { RenderResult } from "../render.ts";
import type { Value } from "../value.ts";
import type { RdfResults } from "./rdf.ts";
import type { Renderer } from "./renderer.ts";

/** Rounds in which a template may ask for more than in those before. */
const MAX_ROUNDS = 20;

/**
 * Renders a body whose calls of ggen's function `sparql` are answered elsewhere.
 *
 * A render is no place to wait in: what is not known yet is noted, asked all at once, and the body rendered again, until nothing is
 * missing. Only the last render counts. Source: format sections b.4 and k.6.
 */
export async function renderAsking(
  name: string,
  set: TemplateSet,
  context: ReadonlyMap<string, Value>,
  renderer: Renderer,
  more: RdfResults["more"] | undefined,
): Promise<RenderResult> {
  const known = new Map<string, Value | RdfFault>();
  for (let round = 0; ; round++) {
    const missing = new Set<string>();
    const sparql = (query: string): Value => {
      const answer = known.get(query);
      if (answer === undefined) missing.add(query);
      else if (isFault(answer)) throw new TeraError(`sparql: ${answer.fault}`, `the query fails: ${answer.fault}`);
      return (answer as Value | undefined) ?? [];
    };
    const result = renderer.body(name, set, context, more && sparql);
    if (missing.size === 0 || more === undefined || round === MAX_ROUNDS) return result;
    const asked = [...missing];
    const answers = await more(asked);
    asked.forEach((query, index) => {
      known.set(query, answers[index]!);
    });
  }
}

function isFault(answer: Value | RdfFault): answer is RdfFault {
  return typeof answer === "object" && answer !== null && "fault" in answer;
}
