/** What the model of one version of an open document hands to that of the next, so that an edit costs what it touches. */
import type { ParsedTemplate } from "../syntax/index.ts";
import { equalSlots, type Slot } from "./analysis/environment.ts";
import { type Inputs, inputsOf, type Surroundings } from "./analysis/inputs.ts";
import { Stretches } from "./analysis/stretches.ts";
import { BodyFragment } from "./fragments.ts";
import type { FrontMatter } from "./frontMatter.ts";
import { equalSymbols, type Sym } from "./symbols.ts";

/** A head and what it means. */
export interface ReadHead {
  /** Everything in front of the body. */
  readonly text: string;
  readonly value: FrontMatter | undefined;
}

/** Belongs to the newest version; a model of an older one must not be asked any more. */
export class Carried {
  /** The head as far as it has been read: it is read again only where it was edited. */
  head: ReadHead | undefined;
  readonly stretches = new Stretches();
  readonly #namespaces = new Map<string, Sym>();
  #inputs: { readonly around: Surroundings; readonly value: Inputs } | undefined;
  #body: BodyFragment | undefined;

  /** The inputs of a template; the same object as long as they come from the same facts. */
  inputs(around: Surroundings): Inputs {
    if (this.#inputs === undefined || !equalSurroundings(this.#inputs.around, around))
      this.#inputs = { around, value: inputsOf(around) };
    return this.#inputs.value;
  }

  /** `symbol`, or the equal one that was there before. */
  namespace(symbol: Sym): Sym {
    const known = this.#namespaces.get(symbol.name);
    if (known !== undefined && equalSymbols(known, symbol)) return known;
    this.#namespaces.set(symbol.name, symbol);
    return symbol;
  }

  /** The body, of which facts of earlier versions speak, too. */
  body(text: string, parsed: ParsedTemplate): BodyFragment {
    this.#body ??= new BodyFragment(text, parsed);
    this.#body.text = text;
    this.#body.parsed = parsed;
    return this.#body;
  }
}

function equalSurroundings(a: Surroundings, b: Surroundings): boolean {
  return (
    a.profile === b.profile &&
    a.project === b.project &&
    a.frontMatter === b.frontMatter &&
    a.hasHead === b.hasHead &&
    a.gaps.length === b.gaps.length &&
    a.gaps.every((gap, index) => gap === b.gaps[index]) &&
    a.fromOthers.size === b.fromOthers.size &&
    [...a.fromOthers].every(([name, slot]) => equalGiven(slot, b.fromOthers.get(name)))
  );
}

/** What other templates leave here is made anew each time; equal is what says the same. */
function equalGiven(a: Slot, b: Slot | undefined): boolean {
  return b !== undefined && equalSlots(a, b, equalSymbols);
}
