import { type Selection, selectionRange } from "../../server/src/features/selectionRange.ts";
import { load, never } from "./fixture.ts";

/** What is selected at the cursor of a fixture, step by step outwards, as text. */
export async function selectionsAt(source: string): Promise<string[]> {
  const { snapshot, at, text } = await load(source);
  const steps: string[] = [];
  let step: Selection | undefined = selectionRange(snapshot, at.uri, [at.offset], never)[0];
  for (; step !== undefined; step = step.parent) steps.push(text.slice(step.range.start, step.range.end));
  return steps;
}
