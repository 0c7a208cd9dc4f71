import { inlineCode } from "../base/markdown.ts";
import type { Profile } from "../base/profile.ts";
import type { Accessor, Body, Expr, MacroNode, SetNode, TemplateFile } from "../syntax/ast.ts";
import type { ParsedTemplate } from "../syntax/index.ts";
import type { OpenScope, WalkContext } from "./analysis/declare.ts";
import { Environment, type Slot } from "./analysis/environment.ts";
import type { Inputs } from "./analysis/inputs.ts";
import { type IncludeSite, type Namespace, Recording } from "./analysis/record.ts";
import { collectSets } from "./analysis/sets.ts";
import { walk } from "./analysis/walk.ts";
import { Carried } from "./carried.ts";
import { draftHead } from "./draftHead.ts";
import { fragmentsOf } from "./fragments.ts";
import { type FrontMatter, readFrontMatter } from "./frontMatter.ts";
import type { Project } from "./project.ts";
import type { Scope } from "./scopes.ts";
import type { Summary } from "./summary.ts";
import type { CallSite, ConditionSite, Fragment, Inventory, LoopSite, Operation, Reference, Sym } from "./symbols.ts";
import type { Near, TemplateModel, Visible, ZoneAt } from "./template.ts";
import { type Type, unknownType } from "./types.ts";
import { zoneAt } from "./zones.ts";

/** What a template asks its workspace. */
export interface TemplateHome {
  readonly project: Project;
  readonly profile: Profile;
  /** Changes whenever an answer of this object may have changed. */
  readonly revision: string;
  resolve(name: string): string | undefined;
  summary(uri: string): Summary | undefined;
  /** Names that other templates leave visible to this one, and what is not known about them. */
  readonly surroundings: { readonly names: ReadonlyMap<string, Slot>; readonly gaps: readonly string[] };
}

interface Analysis {
  readonly revision: string;
  readonly inputs: Inputs;
  readonly record: Recording;
  readonly symbols: readonly Sym[];
  readonly references: readonly Reference[];
  readonly doubtful: readonly Reference[];
}

/** The model of one version of one file. */
export class Template implements TemplateModel {
  readonly #home: TemplateHome;
  readonly #carried: Carried;
  /** Nobody will come after a file that is not edited, so its analysis is made in one piece. */
  readonly #isEdited: boolean;
  #draft: { readonly value: FrontMatter | undefined } | undefined;
  #fragments: readonly Fragment[] | undefined;
  #analysis: Analysis | undefined;
  #inputs: { readonly revision: string; readonly value: Inputs } | undefined;
  readonly #sets = new Map<Body, readonly SetNode[]>();

  constructor(
    readonly uri: string,
    readonly text: string,
    readonly version: number,
    readonly parsed: ParsedTemplate,
    home: TemplateHome,
    carried?: Carried,
  ) {
    this.#home = home;
    this.#carried = carried ?? new Carried();
    this.#isEdited = carried !== undefined;
  }

  get file(): TemplateFile {
    return this.parsed.file;
  }

  get profile(): Profile {
    return this.#home.profile;
  }

  get frontMatter(): FrontMatter | undefined {
    const { head, bodyStart } = this.file;
    if (head === undefined) return undefined;
    const text = this.text.slice(0, bodyStart);
    const carried = this.#carried;
    if (carried.head?.text !== text) carried.head = { text, value: readFrontMatter(this.text, head) };
    return carried.head.value;
  }

  get draft(): FrontMatter | undefined {
    this.#draft ??= { value: readFrontMatter(this.text, draftHead(this.text, this.file)) };
    return this.#draft.value;
  }

  get fragments(): readonly Fragment[] {
    this.#fragments ??= fragmentsOf(this.frontMatter, this.#carried.body(this.text, this.parsed));
    return this.#fragments;
  }

  get summary(): Summary {
    return this.#home.summary(this.uri)!;
  }

  get scopes(): readonly Scope[] {
    return this.#analyse().record.scopes;
  }

  get symbols(): readonly Sym[] {
    return this.#analyse().symbols;
  }

  get references(): readonly Reference[] {
    return this.#analyse().references;
  }

  get doubtful(): readonly Reference[] {
    return this.#analyse().doubtful;
  }

  get calls(): readonly CallSite[] {
    return this.#analyse().record.calls;
  }

  get operations(): readonly Operation[] {
    return this.#analyse().record.operations;
  }

  get conditions(): readonly ConditionSite[] {
    return this.#analyse().record.conditions;
  }

  get loops(): readonly LoopSite[] {
    return this.#analyse().record.loops;
  }

  get includes(): readonly IncludeSite[] {
    return this.#analyse().record.includes;
  }

  get inventory(): Inventory {
    const { inputs, record } = this.#analyse();
    if (!record.truncated) return inputs.inventory;
    return {
      complete: false,
      unknowns: [...inputs.inventory.unknowns, "the template is nested too deeply to be read to its end"],
    };
  }

  typeOf(expr: Expr): Type {
    return this.#analyse().record.typeOf(expr) ?? unknownType;
  }

  ownerOf(accessor: Accessor): Type {
    return this.#analyse().record.ownerOf(accessor) ?? unknownType;
  }

  zoneAt(offset: number): ZoneAt {
    return zoneAt(this, offset);
  }

  visibleAt(offset: number): readonly Visible[] {
    return this.near(offset).visible;
  }

  near(offset: number): Near {
    const { fragment } = this.zoneAt(offset);
    const target = fragment ?? this.fragments[this.fragments.length - 1]!;
    const inputs = this.#inputsNow();
    const names = target.key === undefined ? inputs.body : inputs.head;
    const record = new Recording();
    const context = this.#context(target, new Environment(names), record, new Map(), target.fromFile(offset));
    walk(context, target.file.body, rootScope(target));
    const visible = [...(context.stopped?.visible ?? names)].flatMap(([name, slot]) => {
      const symbol = slot.symbols[0] ?? guarded(name);
      return slot.binding === "none" ? [] : [{ symbol, binding: slot.binding, type: slot.type }];
    });
    return {
      visible,
      calls: record.calls,
      typeOf: (expr) => record.typeOf(expr) ?? unknownType,
      ownerOf: (accessor) => record.ownerOf(accessor) ?? unknownType,
    };
  }

  #inputsNow(): Inputs {
    const { revision } = this.#home;
    if (this.#inputs?.revision === revision) return this.#inputs.value;
    const { names, gaps } = this.#home.surroundings;
    const value = this.#carried.inputs({
      uri: this.uri,
      profile: this.profile,
      project: this.#home.project,
      frontMatter: this.frontMatter ?? this.draft,
      hasHead: this.file.head !== undefined,
      fromOthers: names,
      gaps: this.#unresolvedParent() ? [...gaps, "the template it extends is not found"] : gaps,
    });
    this.#inputs = { revision, value };
    return value;
  }

  #analyse(): Analysis {
    const { revision } = this.#home;
    if (this.#analysis?.revision === revision) return this.#analysis;
    const inputs = this.#inputsNow();
    const record = new Recording();
    const symbolsByNode = new Map<object, Sym>();
    this.#carried.stretches.begin();
    for (const fragment of this.fragments) {
      const scope = rootScope(fragment);
      record.scopes.push(scope);
      const context = this.#context(
        fragment,
        new Environment(fragment.key === undefined ? inputs.body : inputs.head),
        record,
        symbolsByNode,
      );
      walk(context, fragment.file.body, scope, this.#isEdited ? this.#carried.stretches : undefined);
    }
    const symbols = [...inputs.symbols, ...record.symbols];
    const references = inOrder(withOutOfReach(record.references, symbols));
    const doubtful = references.filter(({ binding }) => binding !== "definite");
    this.#analysis = { revision, inputs, record, symbols, references, doubtful };
    return this.#analysis;
  }

  #unresolvedParent(): boolean {
    return this.summary.links.some((link) => link.kind === "extends" && this.#home.resolve(link.path) === undefined);
  }

  #context(
    fragment: Fragment,
    environment: Environment,
    record: Recording,
    symbolsByNode: Map<object, Sym>,
    stopAt?: number,
  ): WalkContext {
    return {
      uri: this.uri,
      profile: this.profile,
      fragment,
      environment,
      record,
      macro: undefined,
      inHalfTyped: false,
      stopAt,
      sets: this.#setsOf(fragment.file.body),
      symbolOf: (node, make) => {
        let symbol = symbolsByNode.get(node);
        if (symbol === undefined) {
          symbol =
            (node as MacroNode).kind === "macro"
              ? (this.summary.macros.get((node as MacroNode).name.text) ?? make())
              : make();
          symbolsByNode.set(node, symbol);
        }
        return symbol;
      },
      namespace: (name) => this.#namespace(name),
    };
  }

  #setsOf(body: Body): readonly SetNode[] {
    let sets = this.#sets.get(body);
    if (sets === undefined) {
      sets = collectSets(body);
      this.#sets.set(body, sets);
    }
    return sets;
  }

  #namespace(name: string): Namespace | undefined {
    if (name === "self") return { target: this.uri, macros: this.summary.macros };
    const link = this.summary.links.find((each) => each.kind === "import" && each.namespace === name);
    if (link === undefined) return undefined;
    const target = this.#home.resolve(link.path);
    const symbol = this.#carried.namespace({
      name,
      kind: "namespace",
      uri: this.uri,
      nameRange: this.#namespaceRange(name),
      range: link.range,
      type: unknownType,
      target,
      why: [{ text: `the macros of ${inlineCode(link.path)}`, uri: target }],
    });
    return {
      symbol,
      target,
      macros: (target === undefined ? undefined : this.#home.summary(target)?.macros) ?? new Map(),
    };
  }

  #namespaceRange(name: string) {
    for (const node of this.file.body.nodes)
      if (node.kind === "import" && node.namespace.text === name)
        return { start: node.namespace.start, end: node.namespace.end };
    return undefined;
  }
}

function rootScope(fragment: Fragment): OpenScope {
  return { kind: fragment.key === undefined ? "template" : "value", range: fragment.range, symbols: [] };
}

/** What stands for a name that nobody declares but that a guard says is there. */
function guarded(name: string): Sym {
  return {
    name,
    kind: "supplied",
    type: unknownType,
    why: [{ text: "declared nowhere; a condition around makes sure that it is there" }],
  };
}

/** Fills in, for names that mean nothing where they are used, what else in the file has that name. */
function withOutOfReach(references: readonly Reference[], symbols: readonly Sym[]): readonly Reference[] {
  const isLost = ({ role, binding }: Reference) => role === "name" && binding === "none";
  if (!references.some(isLost)) return references;
  const byName = new Map<string, Sym[]>();
  for (const symbol of symbols) {
    if (["macro", "block", "namespace", "query", "column"].includes(symbol.kind)) continue;
    const same = byName.get(symbol.name);
    if (same === undefined) byName.set(symbol.name, [symbol]);
    else same.push(symbol);
  }
  return references.map((reference) =>
    isLost(reference) ? { ...reference, outOfReach: far(byName.get(reference.name), reference) } : reference,
  );
}

function far(symbols: readonly Sym[] | undefined, { symbols: near }: Reference): Sym[] {
  return symbols?.filter((symbol) => !near.includes(symbol)) ?? [];
}

/** The walk goes through the text in order but for macros' parameters and `else` parts. */
function inOrder(references: readonly Reference[]): readonly Reference[] {
  const isSorted = references.every(
    ({ range }, index) => index === 0 || references[index - 1]!.range.start <= range.start,
  );
  return isSorted
    ? references
    : references.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
