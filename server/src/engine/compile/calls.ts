import type { Range } from "../../base/range.ts";
import type { Call, MacroCallExpr, TestExpr } from "../../syntax/index.ts";
import { LibraryCrash, LibraryLimit, TeraError } from "../library/types.ts";
import type { Condition, Eval } from "../loaded.ts";
import { type Place, type Spot, spotOf } from "../place.ts";
import { RenderFailure, RunStopped, TeraCrash } from "../problem.ts";
import type { Run } from "../run.ts";
import type { Value } from "../value.ts";
import { compileExpression } from "./expression.ts";
import { findOrNothing } from "./find.ts";
import { CONTEXT, compilePath, contextText } from "./path.ts";

/** A filter, ready for a value. */
export type FilterEval = (run: Run, value: Value) => Value;

type NamedEval = readonly [name: string, value: Eval];

function compileArgs({ args }: Call, place: Place): NamedEval[] {
  return args.map((arg) => [arg.name.text, compileExpression(arg.value, place)]);
}

const NO_ARGS: ReadonlyMap<string, Value> = new Map();

function evaluateArgs(run: Run, args: readonly NamedEval[]): ReadonlyMap<string, Value> {
  if (args.length === 0) return NO_ARGS;
  const values = new Map<string, Value>();
  for (const [name, value] of args) values.set(name, value(run));
  return values;
}

/** A call as it is written: its name and its arguments. */
export function callSpot({ name, argList }: Call, place: Place): Spot {
  return spotOf(place, { start: name.start, end: argList?.end ?? name.end });
}

/** Source: Tera 1.20, `Processor::eval_filter`. */
export function compileFilter(call: Call, place: Place): FilterEval {
  const name = call.name.text;
  const args = compileArgs(call, place);
  const spot = callSpot(call, place);
  const nameSpot = spotOf(place, call.name);
  return (run, value) => {
    const filter = run.library.filters.get(name);
    if (filter === undefined)
      throw new RenderFailure(`Filter '${name}' not found`, nameSpot, `there is no filter \`${name}\``);
    try {
      const given = evaluateArgs(run, args);
      run.made(value, spot);
      return run.made(filter(value, given, run.env), spot);
    } catch (error) {
      throw failed("Filter", name, spot, error);
    }
  };
}

/** Source: `Processor::eval_tera_fn_call`. */
export function compileFunction(call: Call, place: Place, range: Range): Eval {
  const name = call.name.text;
  const args = compileArgs(call, place);
  const spot = spotOf(place, range);
  const nameSpot = spotOf(place, call.name);
  return (run) => {
    const func = run.library.functions.get(name);
    if (func === undefined)
      throw new RenderFailure(`Function '${name}' not found`, nameSpot, `there is no function \`${name}\``);
    try {
      return run.made(func(evaluateArgs(run, args), run.env), spot);
    } catch (error) {
      throw failed("Function", name, spot, error);
    }
  };
}

/** Source: `Processor::eval_test`. */
export function compileTest(expr: TestExpr, place: Place): Condition {
  const name = expr.name.text;
  const args = expr.args.map((arg) => compileExpression(arg, place));
  const path = compilePath(expr.subject, place);
  const isContext = path.root === CONTEXT && expr.subject.accessors.length === 0;
  const spot = spotOf(place, expr.core);
  const nameSpot = spotOf(place, expr.name);
  return (run) => {
    const test = run.library.tests.get(name);
    if (test === undefined)
      throw new RenderFailure(`Test '${name}' not found`, nameSpot, `there is no test \`${name}\``);
    try {
      const values = args.map((arg) => arg(run));
      const subject = isContext ? contextText(run) : findOrNothing(path, run);
      if (subject !== undefined) run.made(subject, spot);
      return test(subject, values) !== expr.isNot;
    } catch (error) {
      throw failed("Test", name, spot, error);
    }
  };
}

/** The library's failures get a place and the name of what was called. */
function failed(what: "Filter" | "Function" | "Test", name: string, spot: Spot, error: unknown): unknown {
  const failure = error instanceof TeraError ? fromLibrary(error, spot) : error;
  if (failure instanceof RenderFailure) failure.chain.push(`${what} call '${name}' failed`);
  return failure;
}

/** A failure of the library, with the place where it happened. */
export function fromLibrary(error: TeraError, spot: Spot): RenderFailure {
  const Failure =
    error instanceof LibraryCrash ? TeraCrash : error instanceof LibraryLimit ? RunStopped : RenderFailure;
  return new Failure(error.message, spot, error.explain);
}

/** Prints a macro. Source: `Processor::eval_macro_call`. */
export function compileMacroCall(expr: MacroCallExpr, place: Place): (run: Run) => void {
  const namespace = expr.namespace.text;
  const name = expr.call.name.text;
  const given = new Map(compileArgs(expr.call, place));
  const spot = spotOf(place, expr.core);
  const spots = { namespace: spotOf(place, expr.namespace), name: spotOf(place, expr.call.name) };
  const what = `macro ${namespace}::${name}`;
  return (run) => {
    const { template, macro } = findMacro(run, namespace, name, spots);
    const vars = new Map<string, Value>();
    for (const param of macro.params) {
      const value = given.get(param.name) ?? param.default;
      if (value === undefined)
        throw new RenderFailure(
          `Macro \`${name}\` is missing the argument \`${param.name}\``,
          spot,
          `the macro \`${name}\` needs the argument \`${param.name}\``,
        );
      vars.set(param.name, value(run));
    }
    run.call("macro", what, template, vars, spot, macro.body);
  };
}

/** Which template's namespaces hold for a call depends on the block being printed, if any. */
function findMacro(run: Run, namespace: string, name: string, spots: { namespace: Spot; name: Spot }) {
  const root = run.templates.parents(run.template).at(-1) ?? run.template;
  const block = run.blocks.at(-1);
  const from =
    block !== undefined ? run.templates.get(block.template)! : run.template.name !== root.name ? root : run.active;
  const template = run.templates.namespaces(from).get(namespace);
  if (template === undefined)
    throw new RenderFailure(
      `Macro namespace \`${namespace}\` was not found in template \`${from.name}\`. Have you maybe forgotten to import it, or misspelled it?`,
      spots.namespace,
      `no import in \`${from.name}\` gives macros the name \`${namespace}\``,
    );
  const macro = template.macros.get(name);
  if (macro === undefined)
    throw new RenderFailure(
      `Macro \`${namespace}::${name}\` not found in template \`${from.name}\``,
      spots.name,
      `\`${template.name}\` has no macro \`${name}\``,
    );
  return { template, macro };
}
