import { MAX_LIST, MAX_TEXT } from "./library/limits.ts";
import { isList } from "./library/print.ts";
import type { Library, LibraryEnv } from "./library/types.ts";
import type { LoadedTemplate, TemplateSet } from "./loaded.ts";
import { follow, type Key } from "./path.ts";
import type { Spot } from "./place.ts";
import { Printer } from "./printer.ts";
import { RenderFailure, RunStopped, TeraCrash } from "./problem.ts";
import type { Frame as MapFrame } from "./sourceMap.ts";
import type { Value, ValueMap } from "./value.ts";

/** How far a run may go. */
export interface Limits {
  /** Steps: nodes, passes of loops and calls. */
  readonly fuel: number;
  /** Calls within calls: macros, includes, blocks. */
  readonly depth: number;
  /** Units of output, and of any single text. */
  readonly output: number;
  /** Asked now and then; `true` ends the run. */
  readonly isCancelled: () => boolean;
}

/** One loop at work: its names, where it stands, and whether `break` or `continue` was met. */
export interface Loop {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly keys: readonly string[] | undefined;
  /** Fewer than `count` for a text whose characters combine: Tera counts one and goes through the other. */
  readonly values: readonly Value[];
  readonly count: number;
  index: number;
  state: "normal" | "break" | "continue";
}

/** A frame of Tera's call stack: what `set` writes to, and how far a lookup goes. */
interface StackFrame {
  readonly kind: "origin" | "macro" | "for" | "include";
  /** What is called, for a macro or an include. */
  readonly what: string;
  readonly parent: StackFrame | undefined;
  readonly template: LoadedTemplate;
  vars: Map<string, Value> | undefined;
  readonly loop: Loop | undefined;
}

/** Steps between two looks at the clock of the caller. */
const POLL = 1024;
/** Steps that a call takes: it leaves frames behind that a text does not. */
const CALL = 16;
/** Calls that a failure tells of: the innermost ones say where it is, a recursion repeats itself. */
const MAX_CALLS = 100;
/** Units of texts and items of lists from which on their size counts. */
const LARGE = 256;

/** The state of one render. Follows Tera 1.20's `Processor`, `CallStack` and `StackFrame`. */
export class Run {
  readonly library: Library;
  readonly env: LibraryEnv;
  readonly templates: TemplateSet;
  /** The template that was asked for; `extends` may print another one's text. */
  readonly template: LoadedTemplate;
  readonly context: ValueMap;
  /** Blocks being printed. Tera only takes them off for `super()`, and macros are looked up by the last of them. */
  readonly blocks: Array<{ readonly name: string; readonly template: string; readonly level: number }> = [];
  /** The statement that is run: where something went wrong that has no place of its own. */
  spot: Spot | undefined;
  readonly #printer: Printer;
  #mapFrame: MapFrame | undefined;
  #frame: StackFrame;
  #depth = 0;
  #steps = 0;
  #nextPoll = 0;
  readonly #limits: Limits;

  constructor(
    template: LoadedTemplate,
    templates: TemplateSet,
    context: ValueMap,
    library: Library,
    env: LibraryEnv,
    limits: Limits,
  ) {
    this.template = template;
    this.templates = templates;
    this.context = context;
    this.library = library;
    this.env = env;
    this.#limits = limits;
    this.#printer = new Printer(limits.output);
    this.#frame = { kind: "origin", what: "", parent: undefined, template, vars: undefined, loop: undefined };
  }

  /** The template whose text is being printed, macros and includes counted. */
  get active(): LoadedTemplate {
    return this.#frame.template;
  }

  /** Spends fuel: one step for something small. */
  step(spot: Spot, cost = 1): void {
    this.#steps += cost;
    this.spot = spot;
    if (this.#steps < this.#nextPoll) return;
    this.#nextPoll = Math.min(this.#steps + POLL, this.#limits.fuel + 1);
    if (this.#limits.isCancelled()) throw new RunStopped("the render was cancelled", spot);
    if (this.#steps > this.#limits.fuel) throw new RunStopped("the render takes too many steps and was stopped", spot);
  }

  /** Prints `text`, which comes from `spot`. */
  write(text: string, spot: Spot): void {
    this.#printer.write(text, spot, this.#mapFrame);
  }

  /** All that was printed, and its map. */
  finish(): ReturnType<Printer["finish"]> {
    return this.#printer.finish();
  }

  /** Pays for a value that was made: a large one takes time and room. Errors: `RunStopped` where it outgrows every use. */
  made<T extends Value>(value: T, spot: Spot): T {
    if (typeof value === "string") {
      if (value.length < LARGE) return value;
      if (value.length > MAX_TEXT) throw new RunStopped("a text grows too long and was stopped", spot);
      this.step(spot, value.length >>> 2);
    } else if (isList(value) && value.length >= LARGE) {
      if (value.length > MAX_LIST) throw new RunStopped("a list grows too long and was stopped", spot);
      this.step(spot, value.length >>> 1);
    }
    return value;
  }

  /**
   * What `print` prints, as a text instead of output.
   *
   * A failure in it may be taken for a value that is missing, so output and depth are put back; the frames are not, since Tera
   * leaves them standing too.
   */
  capture(print: () => void): string {
    const frame = this.#mapFrame;
    const depth = this.#depth;
    try {
      return this.#printer.capture(print);
    } finally {
      this.#mapFrame = frame;
      this.#depth = depth;
    }
  }

  /** Runs `body`; where it fails the run goes on behind it, as if it had not been there. */
  tolerate(body: (run: Run) => void): void {
    const frame = this.#frame;
    const mapFrame = this.#mapFrame;
    const depth = this.#depth;
    try {
      body(this);
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
      this.#frame = frame;
      this.#mapFrame = mapFrame;
      this.#depth = depth;
    }
  }

  /** The value of a path; `undefined` when there is none. Source: `CallStack::lookup`. */
  lookup(root: string, path: readonly Key[], bracketed: boolean): Value | undefined {
    for (let frame: StackFrame | undefined = this.#frame; frame !== undefined; frame = frame.parent) {
      const own = frame.vars?.get(root);
      if (own !== undefined) {
        const found = path.length === 0 ? own : follow(own, path);
        if (found !== undefined) return found;
      }
      if (frame.loop !== undefined) {
        const found = inLoop(frame.loop, root, path, bracketed);
        if (found !== undefined) return found;
      }
      if (frame.kind === "macro" || frame.kind === "origin") break;
    }
    const given = this.context.get(root);
    return given === undefined || path.length === 0 ? given : follow(given, path);
  }

  /** Gives a variable its value; a `global` one outside of all loops around. */
  assign(name: string, value: Value, global: boolean): void {
    let frame: StackFrame = this.#frame;
    if (global) while (frame.kind === "for") frame = frame.parent!;
    frame.vars ??= new Map();
    frame.vars.set(name, value);
  }

  /** Runs `body` once for each value, in a frame of its own. */
  forEach(loop: Loop, spot: Spot, body: (run: Run) => void): void {
    const outer = this.#frame;
    const outerMap = this.#mapFrame;
    const frame: StackFrame = { kind: "for", what: "", parent: outer, template: outer.template, vars: undefined, loop };
    this.#frame = frame;
    for (; loop.index < loop.count; loop.index++) {
      this.step(spot);
      frame.vars = undefined;
      loop.state = "normal";
      this.#mapFrame = { parent: outerMap, spot, what: loop.valueName, pass: loop.index };
      body(this);
      // `break` and `continue` change it meanwhile.
      if ((loop.state as Loop["state"]) === "break") break;
    }
    this.#mapFrame = outerMap;
    this.#frame = outer;
  }

  /** Whether the rest of the body is passed over. */
  get isLeaving(): boolean {
    const { loop } = this.#frame;
    return loop !== undefined && loop.state !== "normal";
  }

  /** Ends this pass of the loop, or the loop. */
  leave(state: "break" | "continue", spot: Spot): void {
    const { loop } = this.#frame;
    if (loop === undefined) throw new RenderFailure(`Attempted \`${state}\` while not in \`for loop\``, spot);
    loop.state = state;
  }

  /** Runs `body` as a call of something: counted for depth, named in the source map and in errors. */
  call(
    kind: "macro" | "include" | "block",
    what: string,
    template: LoadedTemplate,
    vars: Map<string, Value> | undefined,
    spot: Spot,
    body: (run: Run) => void,
  ): void {
    this.step(spot, CALL);
    if (++this.#depth > this.#limits.depth) throw tooDeep(what, spot);
    const outer = this.#frame;
    const outerMap = this.#mapFrame;
    this.#mapFrame = { parent: outerMap, spot, what, pass: -1 };
    if (kind !== "block") this.#frame = { kind, what, parent: outer, template, vars, loop: undefined };
    try {
      body(this);
    } catch (thrown) {
      // Calls that do much each may use up the stack before they are too many.
      const error = thrown instanceof RangeError ? tooDeep(what, spot) : thrown;
      if (error instanceof RenderFailure && error.calls.length < MAX_CALLS)
        error.calls.push({ what, template: spot.template, range: { start: spot.start, end: spot.end } });
      throw error;
    }
    this.#frame = outer;
    this.#mapFrame = outerMap;
    this.#depth--;
  }

  /** Where Tera says that it failed: its outermost message. Source: `Processor::get_error_location`. */
  errorLocation(): string {
    const { name } = this.template;
    let location = `Failed to render '${name}'`;
    if (this.#frame.kind === "macro") location += `: error while rendering ${this.#frame.what.replace(" ", " `")}\``;
    const block = this.blocks.at(-1);
    const parents = this.templates.parents(this.template);
    if (block === undefined) {
      const root = parents.at(-1);
      return root === undefined ? location : `${location} (error happened in '${root.name}').`;
    }
    if (!this.template.blocks.has(block.name)) return `${location} (error happened in a parent template)`;
    const definitions = [this.template, ...parents].filter(({ blocks }) => blocks.has(block.name));
    const at = definitions[block.level];
    if (at === undefined) return `${location} (error happened in a parent template)`;
    return at.name === name ? location : `${location} (error happened in '${at.name}').`;
  }

  /** Everything visible, for `__tera_context`. Source: `CallStack::current_context_cloned`. */
  visible(): Map<string, Value> {
    const found = new Map<string, Value>();
    for (let frame: StackFrame | undefined = this.#frame; frame !== undefined; frame = frame.parent) {
      for (const [name, value] of frame.vars ?? []) found.set(name, value);
      if (frame.loop !== undefined) {
        const { valueName, keyName, keys, index } = frame.loop;
        found.set(valueName, current(frame.loop));
        if (keyName !== undefined) found.set(keyName, keys![index]!);
      }
      if (frame.kind === "macro") return found;
    }
    for (const [name, value] of this.context) if (!found.has(name)) found.set(name, value);
    return found;
  }
}

function tooDeep(what: string, spot: Spot): RunStopped {
  const explain = `${what} is called from within itself without end, or nested too deeply`;
  return new RunStopped(`${what} is called within calls too deeply`, spot, explain);
}

function inLoop(loop: Loop, root: string, path: readonly Key[], bracketed: boolean): Value | undefined {
  if (loop.keyName === root && path.length === 0 && !bracketed) return loop.keys![loop.index];
  if (root === "loop") {
    if (path.length !== 1 || bracketed) return undefined;
    switch (path[0]) {
      case "index":
        return loop.index + 1;
      case "index0":
        return loop.index;
      case "first":
        return loop.index === 0;
      case "last":
        return loop.index === loop.count - 1;
      default:
        return undefined;
    }
  }
  if (root !== loop.valueName) return undefined;
  const value = current(loop);
  return path.length === 0 ? value : follow(value, path);
}

function current({ values, index }: Loop): Value {
  const value = values[index];
  if (value === undefined)
    throw new TeraCrash("Value", undefined, "Tera crashes on a text with combined characters in a `for`");
  return value;
}
