/** What the rules on arguments share: which call takes what. */
import type { Profile } from "../base/profile.ts";
import type { Range } from "../base/range.ts";
import { type Argument, catalog, isRowsAlias } from "../model/catalog/index.ts";
import type { CallSite } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";
import type { NamedArg } from "../syntax/index.ts";

type CallWithArguments = CallSite & { readonly kind: "filter" | "filterSection" | "function" | "macro" };

/** A call whose parameters are known. */
export class KnownCall {
  constructor(
    readonly call: CallWithArguments,
    readonly parameters: readonly Pick<Argument, "name" | "required" | "type" | "values">[],
    /** All arguments are ignored by what is called. */
    readonly ignores = false,
  ) {}

  get given(): readonly NamedArg[] {
    return this.call.call.args;
  }
}

/** A range of a call's fragment, in the file. */
export function inFile({ fragment }: CallSite, { start, end }: Range): Range {
  return { start: fragment.toFile(start), end: fragment.toFile(end) };
}

/** Several rules go through them: made once for what a model knows. */
const known = new WeakMap<readonly CallSite[], readonly KnownCall[]>();

/** Every call of a filter, function or macro that exists. */
export function knownCalls({ calls, profile }: TemplateModel): readonly KnownCall[] {
  let found = known.get(calls);
  if (found === undefined) {
    found = [...findKnown(calls, profile)];
    known.set(calls, found);
  }
  return found;
}

function* findKnown(calls: readonly CallSite[], profile: Profile): Generator<KnownCall> {
  const { filters, functions } = catalog(profile);
  for (const call of calls) {
    if (call.kind === "test") continue;
    if (call.kind === "macro") {
      const parameters = call.macro?.params?.map(({ name, defaultText }) => ({
        name,
        required: defaultText === undefined,
        type: "any" as const,
      }));
      if (parameters !== undefined) yield new KnownCall(call, parameters);
    } else if (call.kind === "function") {
      const entry = functions.get(call.name);
      if (entry === undefined) continue;
      const isAlias = isRowsAlias(entry, "rows") && call.call.args.some(({ name }) => name.text === "rows");
      const parameters = isAlias
        ? entry.args.map((argument) => (argument.name === "results" ? { ...argument, name: "rows" } : argument))
        : entry.args;
      yield new KnownCall(call, parameters);
    } else {
      const entry = filters.get(call.name);
      if (entry !== undefined) yield new KnownCall(call, entry.args, entry.ignoresArguments);
    }
  }
}
