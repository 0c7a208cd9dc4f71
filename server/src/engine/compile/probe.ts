import type { Expr } from "../../syntax/index.ts";
import type { Eval } from "../loaded.ts";
import type { Place } from "../place.ts";
import { RenderFailure } from "../problem.ts";
import type { Run } from "../run.ts";
import type { Value } from "../value.ts";
import { compileFilter } from "./calls.ts";
import { compileExpression, compileValue, realFilters } from "./expression.ts";

/** Thrown when the watched expression was evaluated: the rest of the run is not needed. */
export class Seen extends Error {}

/** Whether this is the expression that somebody wants to know the values of. */
export function isWatched(expr: Expr, { probe }: Place): boolean {
  return probe !== undefined && expr.core.start === probe.start && expr.end === probe.end;
}

/** Evaluates the watched expression step by step, tells each value, and ends the run. */
export function watched(expr: Expr, place: Place): Eval {
  const { seen, failed } = place.probe!;
  const open: Place = { ...place, probe: undefined };
  const first = compileValue(expr, open);
  const filters = realFilters(expr).map((call) => ({ end: call.end, apply: compileFilter(call, open) }));
  const whole = expr.negated ? compileExpression(expr, open) : undefined;
  return (run: Run): Value => {
    try {
      steps(run);
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
      failed?.(error.explain);
    }
    throw new Seen();
  };

  function steps(run: Run): void {
    let value = first(run);
    // A default stands in for the variable, so it belongs to the first step.
    const defaults = expr.filters.length - filters.length > 0 && expr.filters[0]!.name.text === "default";
    seen({ range: { start: expr.core.start, end: defaults ? expr.filters[0]!.end : expr.core.end }, value });
    for (const { end, apply } of filters) {
      value = apply(run, value);
      seen({ range: { start: expr.core.start, end }, value });
    }
    if (whole !== undefined) seen({ range: { start: expr.start, end: expr.end }, value: whole(run) });
  }
}
