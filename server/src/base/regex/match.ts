import type { CharSet } from "./classes.ts";
import { PatternError } from "./cursor.ts";
import type { Assertion } from "./escapes.ts";
import { type Node, parsePattern } from "./parse.ts";

/** What a program does at one place; `next` are places in it. */
type Step =
  | { readonly kind: "char"; readonly set: CharSet; readonly next: number }
  | { readonly kind: "assert"; readonly holds: Assertion; readonly next: number }
  | { readonly kind: "split"; readonly next: readonly number[] }
  | { readonly kind: "match" };

/** Steps of a program; the crate refuses what grows beyond ten megabytes. */
const MOST_STEPS = 50_000;

/** Whether `pattern` is found in `text`. Errors: `PatternError`. Source: the crate regex 1, `Regex::new` and `is_match`. */
export function isFound(pattern: string, text: string): boolean {
  return run(programOf(pattern), text);
}

/** What is wrong with a pattern, in a sentence; `undefined` for a right one. */
export function patternFault(pattern: string): string | undefined {
  try {
    programOf(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

const programs = new Map<string, Program>();
const REMEMBERED = 64;

function programOf(pattern: string): Program {
  const known = programs.get(pattern);
  if (known !== undefined) return known;
  const program = new Program(parsePattern(pattern));
  if (programs.size >= REMEMBERED) programs.clear();
  programs.set(pattern, program);
  return program;
}

/** A pattern as steps, so that matching takes a time that is proportional to the text, whatever the pattern. */
class Program {
  readonly steps: Step[] = [{ kind: "match" }];
  readonly start: number;

  constructor(node: Node) {
    this.start = this.#compile(node, 0);
  }

  /** Adds the steps of `node`, which go on at `next`; gives the first of them. */
  #compile(node: Node, next: number): number {
    switch (node.kind) {
      case "char":
        return this.#add({ kind: "char", set: node.set, next });
      case "assert":
        return this.#add({ kind: "assert", holds: node.holds, next });
      case "sequence":
        return node.parts.reduceRight((behind, part) => this.#compile(part, behind), next);
      case "choice":
        return this.#add({ kind: "split", next: node.ways.map((way) => this.#compile(way, next)) });
      case "repeat": {
        const { part, least, most } = node;
        let behind = next;
        if (most === Number.POSITIVE_INFINITY) {
          const again: number[] = [next];
          behind = this.#add({ kind: "split", next: again });
          again.push(this.#compile(part, behind));
        } else
          for (let left = most - least; left > 0; left--)
            behind = this.#add({ kind: "split", next: [next, this.#compile(part, behind)] });
        for (let left = least; left > 0; left--) behind = this.#compile(part, behind);
        return behind;
      }
    }
  }

  #add(step: Step): number {
    if (this.steps.length >= MOST_STEPS) throw new PatternError("the pattern is too large");
    return this.steps.push(step) - 1;
  }
}

/** Goes through the text once, with every way the program could take. */
function run({ steps, start }: Program, text: string): boolean {
  let here: number[] = [];
  /** The place at which a step was come to last, counted from 1. */
  const seen = new Uint32Array(steps.length);
  let place = 0;
  let before: number | undefined;
  for (let at = 0; ; ) {
    const after = text.codePointAt(at);
    const pending = here;
    pending.push(start);
    const now: number[] = [];
    place++;
    while (pending.length > 0) {
      const index = pending.pop()!;
      if (seen[index] === place) continue;
      seen[index] = place;
      const step = steps[index]!;
      if (step.kind === "match") return true;
      if (step.kind === "char") now.push(index);
      else if (step.kind === "split") pending.push(...step.next);
      else if (step.holds(before, after)) pending.push(step.next);
    }
    if (after === undefined) return false;
    here = [];
    for (const index of now) {
      const step = steps[index] as Extract<Step, { kind: "char" }>;
      if (step.set(after)) here.push(step.next);
    }
    before = after;
    at += after > 0xffff ? 2 : 1;
  }
}
