/**
 * An analysis in pieces, so that an edit costs what it touches.
 *
 * A stretch is a run of sibling nodes. With it stands what walking it wrote down, what it asked of its environment and what it
 * changed there. In the next version of the text, a stretch whose nodes are still the same and to whose questions the answers are
 * the same is not walked again: its record is moved to where it now is, and its changes are made once more.
 *
 * Invariant: an analysis with the stretches of earlier versions gives what one without them gives.
 */
import type { Profile } from "../../base/profile.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Sym } from "../symbols.ts";
import type { OpenScope, WalkContext } from "./declare.ts";
import type { Observation } from "./environment.ts";
import { type Namespace, Recording } from "./record.ts";

/**
 * What a walk depends on beside nodes, environment and namespaces. Around a node that outlives an edit stand the same blocks as
 * before, so depth and the like are no part of it.
 */
interface Around {
  readonly profile: Profile;
  /** Whether the template extends another. */
  readonly child: boolean;
}

interface Stretch {
  readonly nodes: readonly Node[];
  readonly around: Around;
  readonly observation: Observation;
  readonly record: Recording;
  /** Declared directly in the scope around. */
  readonly declared: readonly Sym[];
  /** Where it began when the ranges in its record were last right. */
  at: number;
}

/** Units of text: a stretch among new nodes is no longer, unless a single node is. */
const longest = 1600;

/** A stretch that is walked again ends where an old one begins, so that all is as it was from there on; but not before so many units. */
const shortest = 400;

/** So far an old beginning is looked for. */
const farthest = 4 * longest;

/** Blocks of more units are gone into, and their bodies are walked in stretches. */
const largest = 8000;

/** The stretches of one document, kept from one version to the next. */
export class Stretches {
  #before: ReadonlyMap<Node, Stretch> = new Map();
  #now = new Map<Node, Stretch>();
  #isWalking = false;

  /** A new analysis begins: those of the last one may serve again. */
  begin(): void {
    this.#isWalking = false;
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** Whether a body can be walked in stretches here: names of loops and macros are new with each analysis, and so is all that uses them. */
  canWalk({ environment, fragment, stopAt }: WalkContext): boolean {
    return (
      !this.#isWalking && stopAt === undefined && fragment.key === undefined && environment.frame.kind === "template"
    );
  }

  /** Walks `nodes` with `walkNode`, or does again what walking them did. */
  walk(
    context: WalkContext,
    nodes: readonly Node[],
    scope: OpenScope,
    child: boolean,
    walkNode: (node: Node) => void,
  ): void {
    const around: Around = { profile: context.profile, child };
    for (let index = 0; index < nodes.length; ) {
      const old = this.#before.get(nodes[index]!);
      if (old !== undefined && isAt(old, nodes, index) && holds(old, context, around)) {
        this.#repeat(old, context, scope);
        index += old.nodes.length;
        continue;
      }
      const end = this.#endOf(nodes, index);
      if (end === index) walkNode(nodes[index]!);
      else this.#observe(nodes.slice(index, end), context, scope, around, walkNode);
      index = Math.max(end, index + 1);
    }
  }

  #observe(
    nodes: readonly Node[],
    context: WalkContext,
    scope: OpenScope,
    around: Around,
    walkNode: (node: Node) => void,
  ): void {
    const outer = context.record;
    const record = new Recording();
    const known = scope.symbols.length;
    context.record = record;
    this.#isWalking = true;
    const observation = context.environment.observe(() => nodes.forEach(walkNode));
    this.#isWalking = false;
    context.record = outer;
    const declared = scope.symbols.slice(known);
    this.#keep({ nodes, around, observation, record, declared, at: nodes[0]!.start }, outer);
  }

  #repeat(stretch: Stretch, context: WalkContext, scope: OpenScope): void {
    const { start } = stretch.nodes[0]!;
    const delta = start - stretch.at;
    if (delta !== 0)
      for (const range of stretch.record.ranges) {
        range.start += delta;
        range.end += delta;
      }
    stretch.at = start;
    scope.symbols.push(...stretch.declared);
    context.environment.repeat(stretch.observation);
    this.#keep(stretch, context.record);
  }

  #keep(stretch: Stretch, whole: Recording): void {
    this.#now.set(stretch.nodes[0]!, stretch);
    whole.append(stretch.record, stretch.at);
  }

  /** Where a stretch that begins at `index` ends; `index` itself where there is a block to go into. */
  #endOf(nodes: readonly Node[], index: number): number {
    const { start } = nodes[index]!;
    let fitting = index;
    for (let end = index; end < nodes.length; end += 1) {
      const node = nodes[end]!;
      if (isLarge(node) || node.start - start > farthest) break;
      if (node.start - start >= shortest && this.#before.has(node)) return end;
      if (end === index || node.end - start <= longest) fitting = end + 1;
    }
    return fitting;
  }
}

function isLarge(node: Node): boolean {
  const isGoneInto = node.kind === "if" || node.kind === "block" || node.kind === "filterSection";
  return isGoneInto && node.end - node.start > largest;
}

function isAt({ nodes: own }: Stretch, nodes: readonly Node[], index: number): boolean {
  return own.every((node, offset) => node === nodes[index + offset]);
}

function holds({ around: own, observation, record }: Stretch, context: WalkContext, around: Around): boolean {
  return (
    own.profile === around.profile &&
    own.child === around.child &&
    context.environment.holds(observation) &&
    (record.namespaces.size === 0 ||
      [...record.namespaces].every(([name, namespace]) => equalNamespaces(namespace, context.namespace(name))))
  );
}

function equalNamespaces(a: Namespace | undefined, b: Namespace | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.symbol !== b.symbol || a.target !== b.target || a.macros.size !== b.macros.size) return false;
  return a.macros === b.macros || [...a.macros].every(([name, macro]) => b.macros.get(name) === macro);
}
