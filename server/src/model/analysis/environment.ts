/**
 * What each name stands for at one point of a template, with cheap branching.
 *
 * Frames are Tera's: the render context, the template, each `for`, a macro call. Every change is journalled, so that a
 * branch costs what it changes and not what is visible.
 */
import type { Binding, Sym } from "../symbols.ts";
import { equalTypes, type Type, union, unknownType } from "../types.ts";

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
  /** Set while an {@link Observation} is made above it. */
  watch?: Watch;
}

/** What is asked of a frame, and what is written to it, while it is watched. */
interface Watch {
  /** What was found under a name before anything was written there. */
  readonly read: Map<string, Slot | undefined>;
  /** Whether a name was there before anything was written there. */
  readonly present: Map<string, boolean>;
  readonly written: Set<string>;
}

/** What a piece of a walk took from its environment, and what it left there: enough to do without walking it again. */
export interface Observation {
  /** The frames around it, the innermost first. */
  readonly frames: readonly (Pick<Watch, "read" | "present"> & Pick<Frame, "kind">)[];
  /** In order; `frame` counts from the innermost. */
  readonly changes: readonly { readonly frame: number; readonly name: string; readonly slot: Slot | undefined }[];
  readonly endedBefore: boolean;
  readonly ended: boolean;
  /** Set when it asked for all that is visible: whatever changes around it matters. */
  readonly askedForAll: boolean;
}

/** So many ways out of one loop are told apart. */
const mostExits = 32;

/** The changes one branch made; `ended` when it left through `break` or `continue`. */
export interface Branch {
  readonly changes: ReadonlyMap<Frame, ReadonlyMap<string, Slot | undefined>>;
  readonly ended: boolean;
}

export class Environment {
  #frame: Frame;
  #journal: { frame: Frame; name: string; before: Slot | undefined; first: boolean }[] = [];
  #askedForAll = false;
  /** Set behind a `break` or `continue`, until the branch that holds it is left. */
  ended = false;
  /** The loops around, the innermost last: where the journal stood, and how things were at each `break` and `continue`. */
  readonly #loops: { readonly mark: number; readonly exits: Branch[] }[] = [];

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
    this.branch(() => {
      this.#frame = { kind, names: new Map(), outer: context };
      inside();
    });
    this.#frame = frame;
  }

  /**
   * The innermost frame from `from` outwards that has `name`, with what it stands for. What a guard says is missing may have been set
   * further out since; where it is only possible here, it is what it is further out otherwise.
   */
  find(name: string, from: Frame = this.#frame): { slot: Slot; frame: Frame } | undefined {
    let missing: { slot: Slot; frame: Frame } | undefined;
    for (let frame: Frame | undefined = from; frame !== undefined; frame = frame.outer) {
      const slot = read(frame, name);
      if (slot === undefined) continue;
      if (slot.binding === "definite") return { slot, frame };
      if (slot.binding === "possible")
        return { slot: orElse(slot, frame.outer && this.find(name, frame.outer)?.slot), frame };
      missing ??= { slot, frame };
    }
    return missing;
  }

  /** What a declaration in the innermost frame hides: the slot of an outer one. A name of the same frame is replaced, not hidden. */
  hidden(name: string): Slot | undefined {
    const here = this.#frame;
    const isHere = here.names.has(name);
    if (here.watch?.written.has(name) === false && !here.watch.present.has(name)) here.watch.present.set(name, isHere);
    return isHere || here.outer === undefined ? undefined : this.find(name, here.outer)?.slot;
  }

  lookup(name: string): Slot {
    return this.find(name)?.slot ?? unbound;
  }

  /** Changes a name in `frame`, by default the innermost; `undefined` takes it away. */
  put(name: string, slot: Slot | undefined, frame: Frame = this.#frame): void {
    const first = frame.watch?.written.has(name) === false;
    if (first) frame.watch?.written.add(name);
    this.#journal.push({ frame, name, before: frame.names.get(name), first });
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
      const { frame, name, before, first } = this.#journal[index]!;
      if (first) frame.watch?.written.delete(name);
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

  /** {@link branch} for the body of a loop: all the ways in which one round can end. */
  round(inside: () => void): readonly Branch[] {
    const loop = { mark: this.#journal.length, exits: [] as Branch[] };
    this.#loops.push(loop);
    const body = this.branch(inside);
    this.#loops.pop();
    return body.ended ? loop.exits : [{ ...body, ended: false }, ...loop.exits];
  }

  /** A `break` or `continue`: what follows in this branch does not run. */
  end(): void {
    const loop = this.#loops.at(-1);
    if (loop !== undefined && !this.ended && loop.exits.length <= mostExits) {
      // One that stands for all the rest says nothing of what the round did.
      const changes = loop.exits.length < mostExits ? this.#changesSince(loop.mark) : new Map();
      loop.exits.push({ changes, ended: false });
    }
    this.ended = true;
  }

  #changesSince(mark: number): Branch["changes"] {
    const changes = new Map<Frame, Map<string, Slot | undefined>>();
    for (const { frame, name } of this.#journal.slice(mark)) {
      const names = changes.get(frame) ?? new Map();
      names.set(name, frame.names.get(name));
      changes.set(frame, names);
    }
    return changes;
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
        const slots = alive.map((branch) => atEnd(branch, frame, name));
        this.put(name, join(slots), frame);
      }
  }

  /** Runs `inside` and tells all that it depends on and changes. Observations do not nest. */
  observe(inside: () => void): Observation {
    const frames = [...outwards(this.#frame)];
    for (const frame of frames) frame.watch = { read: new Map(), present: new Map(), written: new Set() };
    const endedBefore = this.ended;
    this.#askedForAll = false;
    inside();
    const watched = frames.map(({ kind, watch }) => ({ kind, read: watch!.read, present: watch!.present }));
    const changes = frames.flatMap(({ names, watch }, frame) =>
      [...watch!.written].map((name) => ({ frame, name, slot: names.get(name) })),
    );
    for (const frame of frames) frame.watch = undefined;
    return { frames: watched, changes, endedBefore, ended: this.ended, askedForAll: this.#askedForAll };
  }

  /** Whether what was observed would come out the same here. */
  holds({ frames, endedBefore, askedForAll }: Observation): boolean {
    if (askedForAll || endedBefore !== this.ended) return false;
    let frame: Frame | undefined = this.#frame;
    for (const { kind, read: slots, present } of frames) {
      if (frame?.kind !== kind) return false;
      for (const [name, slot] of slots) if (!equalSlots(frame.names.get(name), slot)) return false;
      for (const [name, isThere] of present) if (frame.names.has(name) !== isThere) return false;
      frame = frame.outer;
    }
    return frame === undefined;
  }

  /** Goes on as if what was observed had run here. */
  repeat({ changes, ended }: Observation): void {
    const frames = [...outwards(this.#frame)];
    for (const { frame, name, slot } of changes) this.put(name, slot, frames[frame]);
    this.ended = ended;
  }

  /** Everything visible, a name once, innermost first. Names of guarded paths (`a.b`) are no names and left out. */
  visible(): Map<string, Slot> {
    const all = new Map<string, Slot>();
    for (let frame: Frame | undefined = this.#frame; frame !== undefined; frame = frame.outer)
      for (const name of frame.names.keys())
        if (!all.has(name) && isName(name)) all.set(name, this.find(name, frame)?.slot ?? unbound);
    return all;
  }

  /** What is visible and was declared in the template itself. */
  declared(): Map<string, readonly Sym[]> {
    this.#askedForAll = true;
    const all = new Map<string, readonly Sym[]>();
    for (let frame: Frame | undefined = this.#frame; frame?.outer !== undefined; frame = frame.outer)
      for (const [name, slot] of frame.names) if (!all.has(name) && isName(name)) all.set(name, slot.symbols);
    return all;
  }
}

function* outwards(innermost: Frame): Generator<Frame> {
  for (let frame: Frame | undefined = innermost; frame !== undefined; frame = frame.outer) yield frame;
}

/** What stands under a name in a frame. Watched: noted, unless it was written there before. */
function read({ names, watch }: Frame, name: string): Slot | undefined {
  const slot = names.get(name);
  if (watch !== undefined && !watch.written.has(name) && !watch.read.has(name)) watch.read.set(name, slot);
  return slot;
}

/** Whether two slots say the same; symbols are compared by `equal`. */
export function equalSlots(
  a: Slot | undefined,
  b: Slot | undefined,
  equal: (a: Sym, b: Sym) => boolean = Object.is,
): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.binding !== b.binding || a.symbols.length !== b.symbols.length)
    return false;
  return a.symbols.every((symbol, index) => equal(symbol, b.symbols[index]!)) && equalTypes(a.type, b.type);
}

/** What a name stands for that is possible in one frame and may be found in another one behind it. */
function orElse(slot: Slot, outer: Slot | undefined): Slot {
  if (outer === undefined || outer.binding === "none") return slot;
  const symbols = [...new Set([...slot.symbols, ...outer.symbols])];
  return { symbols, binding: outer.binding, type: union([slot.type, outer.type]) };
}

function isName(name: string): boolean {
  return !name.includes(".");
}

/**
 * What a name means in a frame at the end of a branch. Where the frame itself has none, it is what the branch made sure of further out:
 * `{% if a is not defined %}{% set a = 1 %}{% endif %}` leaves `a` in any case.
 */
function atEnd({ changes }: Branch, frame: Frame, name: string): Slot | undefined {
  const here = changes.get(frame);
  const slot = here?.has(name) ? here.get(name) : read(frame, name);
  if (slot !== undefined && slot.binding !== "none") return slot;
  for (let outer = frame.outer; outer !== undefined; outer = outer.outer) {
    const own = changes.get(outer)?.get(name);
    if (own !== undefined && own.binding !== "none") return own;
  }
  return slot;
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
