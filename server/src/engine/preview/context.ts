import type { Profile } from "../../base/profile.ts";
import { pascal } from "../library/inflect/cases.ts";
import { fromJs, parseJson, whyNotJson } from "../library/json.ts";
import { isMap } from "../library/print.ts";
import type { Value } from "../value.ts";
import type { PreviewOptions, Variables } from "./types.ts";

/**
 * The variables of a template, the lowest source first, so that later ones win.
 *
 * Shape: the map, or a sentence that says why an input is none. Source: product decision 6.
 */
export function contextOf(
  own: ReadonlyMap<string, Value>,
  { vars, project }: Pick<PreviewOptions, "vars" | "project">,
): Map<string, Value> | string {
  const context = new Map(own);
  for (const given of [project?.preset, project?.vars, vars]) {
    const values = valuesIn(given);
    if (typeof values === "string") return values;
    for (const [name, value] of values) context.set(name, value);
  }
  return context;
}

function valuesIn(variables: Variables | undefined): ReadonlyMap<string, Value> | string {
  try {
    const value = typeof variables === "string" ? parseJson(variables) : fromJs(variables ?? {});
    return isMap(value) ? value : "the variables must be a map";
  } catch (error) {
    return `the variables are not JSON: ${whyNotJson(error)}`;
  }
}

/** What ggen v1 supplies once the head is read; 26 supplies nothing. Source: format section a.6, path A, step 3. */
export function withSupplied(profile: Profile | undefined, context: ReadonlyMap<string, Value>): Map<string, Value> {
  const supplied = new Map(context);
  if (profile === "26") return supplied;
  const name = context.get("name");
  if (typeof name === "string") supplied.set("Name", pascal(name));
  supplied.set("locals", new Map());
  return supplied;
}
