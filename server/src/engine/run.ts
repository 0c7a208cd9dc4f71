import type { Range } from "../base/range.ts";
import type { Library, LibraryEnv } from "./library/types.ts";
import { TeraError } from "./library/types.ts";
import { follow } from "./path.ts";
import { RenderFailure } from "./problem.ts";
import { type Frame as MapFrame, SourceMap } from "./sourceMap.ts";
import type { LoadedTemplate, TemplateSet } from "./templates.ts";
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

/** One pass through something: its names, where it stands, and whether `break` or `continue` was met. */
export interface Loop {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly keys: readonly string[] | undefined;
  readonly values: readonly Value[];
  index: number;
  state: "normal" | "break" | "continue";
}

/** A frame of Tera's call stack: what `set` writes to, and how far a lookup goes. */
interface StackFrame {
  readonly kind: "origin" | "macro" | "for" | "include";
  readonly parent: StackFrame | undefined;
  readonly template: LoadedTemplate;
  vars: Map<string, Value> | undefined;
  readonly loop: Loop | undefined;
}

/** Steps between two looks at the clock of the caller. */
const POLL = 1024;

/** The state of one render. Follows Tera 1.20's `Processor`, `CallStack` and `StackFrame`. */
export class Run {
  readonly library: Library;
  readonly env: LibraryEnv;
  readonly templates: TemplateSet;
  /** The template that was asked for; `extends` may print another one's text. */
  readonly template: LoadedTemplate;
  readonly context: ValueMap;
  readonly map = new SourceMap();
  /** Blocks being printed. Tera only takes them off for `super()`, and macros are looked up by the last of them. */
  readonly blocks: Array<{ readonly name: string; readonly template: string; readonly level: number }> = [];
  out = "";
  mapFrame: MapFrame | undefined;
  #frame: StackFrame;
  #depth = 0;
  #steps = 0;
  readonly #limits: Limits;
  /** Outputs set aside while a text is captured. */
  readonly #aside: string[] = [];

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
    this.#frame = { kind: "origin", parent: undefined, template, vars: undefined, loop: undefined };
  }

  /** The template whose text is being printed, macros and includes counted. */
  get active(): LoadedTemplate {
    return this.#frame.template;
  }

  /** What was printed so far, captured texts left out. */
  get printed(): string {
    return this.#aside[0] ?? this.out;
  }

  /** Spends one step of fuel. */
  step(range: Range): void {
    if (++this.#steps % POLL === 0 && this.#limits.isCancelled())
      throw new RenderFailure("the render was cancelled", undefined, range);
    if (this.#steps > this.#limits.fuel)
      throw new RenderFailure("the render takes too many steps and was stopped", undefined, range);
  }

  /** Prints `text`, which comes from `source` of the active text. */
  write(text: string, source: Range, template: string, isText: boolean): void {
    if (text === "") return;
    const start = this.out.length;
    this.out += text;
    this.map.add(start, start + text.length, source, template, this.mapFrame, isText);
    if (this.out.length > this.#limits.output)
      throw new RenderFailure("the output is too long and was stopped", undefined, source);
  }

  /** Refuses a text that outgrows every output. */
  checkLength(text: string, range: Range): string {
    if (text.length > this.#limits.output)
      throw new RenderFailure("a text grows too long and was stopped", undefined, range);
    return text;
  }

  /** What `print` prints, as a text instead of output. */
  capture(print: () => void): string {
    this.#aside.push(this.out);
    const length = this.map.length;
    this.out = "";
    print();
    const text = this.out;
    this.map.truncate(length);
    this.out = this.#aside.pop()!;
    return text;
  }

  /** The value of a path; `undefined` when there is none. Source: `CallStack::lookup`. */
  lookup(root: string, path: readonly string[]): Value | undefined {
    for (let frame: StackFrame | undefined = this.#frame; frame !== undefined; frame = frame.parent) {
      const own = frame.vars?.get(root);
      if (own !== undefined) {
        const found = path.length === 0 ? own : follow(own, path);
        if (found !== undefined) return found;
      }
      if (frame.loop !== undefined) {
        const found = inLoop(frame.loop, root, path);
        if (found !== undefined) return found;
      }
      if (frame.kind === "macro" || frame.kind === "origin") break;
    }
    const given = this.context.get(root);
    return given === undefined || path.length === 0 ? given : follow(given, path);
  }

  assign(name: string, value: Value, global: boolean): void {
    let frame: StackFrame = this.#frame;
    if (global) while (frame.kind === "for") frame = frame.parent!;
    frame.vars ??= new Map();
    frame.vars.set(name, value);
  }

  /** Runs `body` once for each value, in a frame of its own. */
  forEach(loop: Loop, range: Range, body: (run: Run) => void): void {
    const outer = this.#frame;
    const outerMap = this.mapFrame;
    const frame: StackFrame = { kind: "for", parent: outer, template: outer.template, vars: undefined, loop };
    this.#frame = frame;
    for (; loop.index < loop.values.length; loop.index++) {
      this.step(range);
      frame.vars = undefined;
      loop.state = "normal";
      this.mapFrame = {
        parent: outerMap,
        template: outer.template.name,
        range,
        loop: loop.valueName,
        index: loop.index,
      };
      body(this);
      // `break` and `continue` change it meanwhile.
      if ((loop.state as Loop["state"]) === "break") break;
    }
    this.mapFrame = outerMap;
    this.#frame = outer;
  }

  /** Whether the rest of the body is passed over. */
  get isLeaving(): boolean {
    return this.#frame.loop !== undefined && this.#frame.loop.state !== "normal";
  }

  leave(state: "break" | "continue", range: Range): void {
    const { loop } = this.#frame;
    if (loop === undefined)
      throw new RenderFailure(`Attempted \`${state}\` while not in \`for loop\``, undefined, range);
    loop.state = state;
  }

  /** Runs `body` as a call of something: counted for depth, named in the source map and in errors. */
  call(
    kind: "macro" | "include" | "block",
    what: string,
    template: LoadedTemplate,
    vars: Map<string, Value> | undefined,
    range: Range,
    body: (run: Run) => void,
  ): void {
    this.step(range);
    if (++this.#depth > this.#limits.depth)
      throw new RenderFailure(`${what} is called within itself too often`, undefined, range);
    const outer = this.#frame;
    const outerMap = this.mapFrame;
    const from = outer.template.name;
    this.mapFrame = { parent: outerMap, template: from, range, what };
    if (kind !== "block") this.#frame = { kind, parent: outer, template, vars, loop: undefined };
    try {
      body(this);
    } catch (error) {
      if (error instanceof RenderFailure) error.calls = [...(error.calls ?? []), { what, template: from, range }];
      throw error;
    }
    this.#frame = outer;
    this.mapFrame = outerMap;
    this.#depth--;
  }

  /** Everything visible, for `__tera_context`. Source: `CallStack::current_context_cloned`. */
  visible(): Map<string, Value> {
    const found = new Map<string, Value>();
    for (let frame: StackFrame | undefined = this.#frame; frame !== undefined; frame = frame.parent) {
      for (const [name, value] of frame.vars ?? []) found.set(name, value);
      if (frame.loop !== undefined) {
        const { valueName, keyName, values, keys, index } = frame.loop;
        found.set(valueName, values[index]!);
        if (keyName !== undefined) found.set(keyName, keys![index]!);
      }
      if (frame.kind === "macro") return found;
    }
    for (const [name, value] of this.context) if (!found.has(name)) found.set(name, value);
    return found;
  }

  /** Calls into the library; its failures get a place and the name of what was called. */
  guarded<T>(what: "Filter" | "Function" | "Test", name: string, range: Range, run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (error instanceof TeraError) {
        const failure = new RenderFailure(error.message, error.explain, range);
        failure.chain.push(`${what} call '${name}' failed`);
        throw failure;
      }
      if (error instanceof RenderFailure) error.chain.push(`${what} call '${name}' failed`);
      throw error;
    }
  }
}

function inLoop(loop: Loop, root: string, path: readonly string[]): Value | undefined {
  if (loop.keyName === root && path.length === 0) return loop.keys![loop.index];
  if (root === "loop") {
    if (path.length !== 1) return undefined;
    switch (path[0]) {
      case "index":
        return loop.index + 1;
      case "index0":
        return loop.index;
      case "first":
        return loop.index === 0;
      case "last":
        return loop.index === loop.values.length - 1;
      default:
        return undefined;
    }
  }
  if (root !== loop.valueName) return undefined;
  const value = loop.values[loop.index]!;
  return path.length === 0 ? value : follow(value, path);
}
