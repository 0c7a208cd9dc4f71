/** What the templates around a template leave visible to it. */
import type { Summary } from "../summary.ts";
import type { Sym } from "../symbols.ts";
import type { TemplateModel } from "../template.ts";
import type { Slot } from "./environment.ts";

/** The part of the workspace this needs. */
export interface Neighbours {
  readonly indexed: boolean;
  summary(uri: string): Summary | undefined;
  template(uri: string): TemplateModel | undefined;
  /** The first `most` templates with a link that means `uri`. */
  referrers(uri: string, most: number): readonly string[];
  resolveTemplate(from: string, name: string): string | undefined;
}

/** So many including templates are looked at; more make no difference to a reader. */
const includersRead = 20;

/**
 * Names that reach a template through `include` and `extends`, and what is not known about them.
 *
 * An included template sees what is visible at the `include`; the blocks of a template that extends another see what that
 * one sets. Chains are followed through the models of the neighbours; a cycle adds nothing.
 */
export function surroundingsOf(
  neighbours: Neighbours,
  uri: string,
): { names: ReadonlyMap<string, Slot>; gaps: readonly string[] } {
  const names = new Map<string, Slot>();
  const gaps: string[] = [];
  if (busy.has(uri)) return { names, gaps };
  busy.add(uri);
  try {
    for (const includer of neighbours.referrers(uri, includersRead)) fromIncluder(neighbours, uri, includer, names);
    const parent = parentOf(neighbours, uri);
    if (parent !== undefined) fromParent(neighbours, parent, names);
    return { names, gaps };
  } finally {
    busy.delete(uri);
  }
}

/** Not more than so many templates are looked at around one. */
const mostAround = 100;

/** The templates on which {@link surroundingsOf} depends, those around them included. */
export function templatesAround(neighbours: Neighbours, uri: string): readonly string[] {
  const found = new Set<string>();
  const pending = [uri];
  for (let next = pending.pop(); next !== undefined && found.size < mostAround; next = pending.pop()) {
    const parent = parentOf(neighbours, next);
    const around = neighbours.referrers(next, includersRead);
    for (const other of parent === undefined ? around : [...around, parent]) {
      if (other === uri || found.has(other)) continue;
      found.add(other);
      pending.push(other);
    }
  }
  return [...found];
}

/** The template that one extends, where it is found. */
function parentOf(neighbours: Neighbours, uri: string): string | undefined {
  const link = neighbours.summary(uri)?.links.find(({ kind }) => kind === "extends");
  return link && neighbours.resolveTemplate(uri, link.path);
}

/** Files whose surroundings are being gathered; guards against templates that include each other. */
const busy = new Set<string>();

function fromIncluder(neighbours: Neighbours, uri: string, includer: string, names: Map<string, Slot>): void {
  const links = neighbours.summary(includer)?.links ?? [];
  const link = links.find((each) => each.kind === "include" && neighbours.resolveTemplate(includer, each.path) === uri);
  const model = link === undefined ? undefined : neighbours.template(includer);
  if (link === undefined || model === undefined) return;
  for (const { symbol, type } of model.visibleAt(link.range.start)) {
    if (names.has(symbol.name) || symbol.name === "__tera_context") continue;
    names.set(symbol.name, {
      symbols: [passedOn(symbol, "the template that includes this one")],
      binding: "possible",
      type,
    });
  }
}

function fromParent(neighbours: Neighbours, parent: string, names: Map<string, Slot>): void {
  const model = neighbours.template(parent);
  if (model === undefined) return;
  for (const { symbol, type } of model.visibleAt(model.text.length)) {
    if (names.has(symbol.name) || (symbol.kind !== "set" && symbol.kind !== "setGlobal")) continue;
    names.set(symbol.name, {
      symbols: [passedOn(symbol, "the template that this one extends")],
      binding: "possible",
      type,
    });
  }
}

function passedOn(symbol: Sym, where: string): Sym {
  const why = [{ text: `visible in ${where}`, uri: symbol.uri, range: symbol.nameRange }, ...symbol.why];
  return { ...symbol, kind: "fromIncluder", why: why.slice(0, 6) };
}
