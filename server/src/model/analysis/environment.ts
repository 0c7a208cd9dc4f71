/**
 * What each name stands for at one point of a template, with cheap branching.
 *
 * Frames are Tera's: the render context, the template, each `for`, a macro call. Every change is journalled, so that a
 * branch costs what it changes and not what is visible.
 */
import type { Binding, Sym } from "../symbols.ts";
import { type Type, union, unknownType } from "../types.ts";

/** What a name stands for. */
export interface Slot {
  readonly symbols: readonly Sym[];
  readonly binding: Binding;
  readonly type: Type;
}

export const unbound: Slot = { symbols: [], binding: "none", type: unknownType };

export interface Frame {
  readonly kind: "context" | "template" | "for" | "macro";
  readonly names: Map<string, Slot>;
  readonly outer?: Frame;
}

/** The changes one branch made; `ended` when it left through `break` or `continue`. */
export interface Branch {
  readonly changes: ReadonlyMap<Frame, ReadonlyMap<string, Slot | undefined>>;
  readonly ended: boolean;
}

export class Environment {
  #frame: Frame;
  #journal: { frame: Frame; name: string; before: Slot | undefined }[] = [];
  /** Set behind a `break` or `continue`, until the branch that holds it is left. */
  ended = false;

  constructor(context: ReadonlyMap<string, Slot>) {
    this.#frame = { kind: "context", names: new Map(context) };
  }

  get frame(): Frame {
    return this.#frame;
  }

  enter(kind: Frame["kind"]): void {
    this.#frame = { kind, names: new Map(), outer: this.#frame };
  }

  leave(): void {
    this.#frame = this.#frame.outer!;
  }

  /** Runs `inside` in frames of its own above the render context, as a macro call is; nothing of it remains. */
  isolated(kind: Frame["kind"], inside: () => void): void {
    const frame = this.#frame;
    let context = frame;
    while (context.outer !== undefined) context = context.outer;
    const branch = this.branch(() => {
      this.#frame = { kind, names: new Map(), outer: context };
      inside();
    });
    void branch;
    this.#frame = frame;
  }

  /** The innermost frame that has `name`, with its slot. */
  find(name: string): { slot: Slot; frame: Frame } | undefined {
    for (let frame: Frame | undefined = this.#frame; frame !== undefined; frame = frame.outer) {
      const slot = frame.names.get(name);
      if (slot !== undefined) return { slot, frame };
    }
    return undefined;
  }

  lookup(name: string): Slot {
    return this.find(name)?.slot ?? unbound;
  }

  /** Changes a name in `frame`, by default the innermost; `undefined` takes it away. */
  put(name: string, slot: Slot | undefined, frame: Frame = this.#frame): void {
    this.#journal.push({ frame, name, before: frame.names.get(name) });
    if (slot === undefined) frame.names.delete(name);
    else frame.names.set(name, slot);
  }

  /** The frame that `set_global` writes to: the nearest that is no `for`. */
  get globalFrame(): Frame {
    let frame = this.#frame;
    while (frame.kind === "for" && frame.outer !== undefined) frame = frame.outer;
    return frame;
  }

  /** Runs `inside`, takes back what it changed, and tells what that was. */
  branch(inside: () => void): Branch {
    const mark = this.#journal.length;
    const endedBefore = this.ended;
    inside();
    const changes = new Map<Frame, Map<string, Slot | undefined>>();
    for (let index = this.#journal.length - 1; index >= mark; index -= 1) {
      const { frame, name, before } = this.#journal[index]!;
      let names = changes.get(frame);
      if (names === undefined) {
        names = new Map();
        changes.set(frame, names);
      }
      if (!names.has(name)) names.set(name, frame.names.get(name));
      if (before === undefined) frame.names.delete(name);
      else frame.names.set(name, before);
    }
    this.#journal.length = mark;
    const branch = { changes, ended: this.ended };
    this.ended = endedBefore;
    return branch;
  }

  /** Goes on as if exactly one of `branches` had run. */
  merge(branches: readonly Branch[]): void {
    const alive = branches.filter((branch) => !branch.ended);
    if (alive.length === 0) {
      this.ended = true;
      return;
    }
    const touched = new Map<Frame, Set<string>>();
    for (const { changes } of alive)
      for (const [frame, names] of changes) {
        const known = touched.get(frame) ?? new Set();
        for (const name of names.keys()) known.add(name);
        touched.set(frame, known);
      }
    for (const [frame, names] of touched)
      for (const name of names) {
        const slots = alive.map((branch) => effective(branch, frame, name));
        this.put(name, join(slots), frame);
      }
  }

  /** Everything visible, a name once, innermost first. Names of guarded paths (`a.b`) are no names and left out. */
  visible(): Map<string, Slot> {
    const all = new Map<string, Slot>();
    for (let frame: Frame | undefined = this.#frame; frame !== undefined; frame = frame.outer)
      for (const [name, slot] of frame.names) if (!all.has(name) && isName(name)) all.set(name, slot);
    return all;
  }

  /** What is visible and was declared in the template itself. */
  declared(): Map<string, readonly Sym[]> {
    const all = new Map<string, readonly Sym[]>();
    for (let frame: Frame | undefined = this.#frame; frame?.outer !== undefined; frame = frame.outer)
      for (const [name, slot] of frame.names) if (!all.has(name) && isName(name)) all.set(name, slot.symbols);
    return all;
  }
}

function isName(name: string): boolean {
  return !name.includes(".");
}

/** What a name means at the end of a branch, seen from `frame`: where the branch left it alone, an outer frame's. */
function effective({ changes }: Branch, from: Frame, name: string): Slot | undefined {
  for (let frame: Frame | undefined = from; frame !== undefined; frame = frame.outer) {
    const own = changes.get(frame);
    const slot = own?.has(name) ? own.get(name) : frame.names.get(name);
    if (slot !== undefined) return slot;
  }
  return undefined;
}

/** The slot after one of several ways; `undefined` stands for a name that is not there. */
function join(slots: readonly (Slot | undefined)[]): Slot | undefined {
  const first = slots[0];
  if (slots.every((slot) => slot === first)) return first;
  const present = slots.filter((slot): slot is Slot => slot !== undefined && slot.binding !== "none");
  if (present.length === 0) return slots.find((slot) => slot !== undefined);
  const symbols = [...new Set(present.flatMap((slot) => slot.symbols))];
  const definite = present.length === slots.length && present.every((slot) => slot.binding === "definite");
  // What only a guard vouched for is not there any more behind the branch.
  if (!definite && symbols.length === 0) return undefined;
  return { symbols, binding: definite ? "definite" : "possible", type: union(present.map((slot) => slot.type)) };
}
