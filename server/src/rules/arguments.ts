/** What the rules on arguments share: which call takes what. */
import type { Range } from "../base/range.ts";
import { type Argument, catalog, isRowsAlias } from "../model/catalog/index.ts";
import type { CallSite } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";
import type { NamedArg } from "../syntax/index.ts";

/** A call whose parameters are known. */
export interface KnownCall {
  readonly call: CallSite & { readonly kind: "filter" | "filterSection" | "function" | "macro" };
  readonly parameters: readonly Pick<Argument, "name" | "required" | "type" | "values">[];
  /** All arguments are ignored by what is called. */
  readonly ignores: boolean;
  readonly given: readonly NamedArg[];
  /** A range of the call's fragment, in the file. */
  inFile(range: Range): Range;
}

/** Every call of a filter, function or macro that exists. */
export function* knownCalls(model: TemplateModel): Generator<KnownCall> {
  const { filters, functions } = catalog(model.profile);
  for (const call of model.calls) {
    if (call.kind === "test") continue;
    const { toFile } = call.fragment;
    const inFile = ({ start, end }: Range) => ({ start: toFile(start), end: toFile(end) });
    const given = call.call.args;
    if (call.kind === "macro") {
      const parameters = call.macro?.params?.map(({ name, defaultText }) => ({
        name,
        required: defaultText === undefined,
        type: "any" as const,
      }));
      if (parameters !== undefined) yield { call, parameters, ignores: false, given, inFile };
    } else if (call.kind === "function") {
      const entry = functions.get(call.name);
      if (entry === undefined) continue;
      const parameters = entry.args.map((argument) =>
        isRowsAlias(entry, "rows") && argument.name === "results" && given.some(({ name }) => name.text === "rows")
          ? { ...argument, name: "rows" }
          : argument,
      );
      yield { call, parameters, ignores: false, given, inFile };
    } else {
      const entry = filters.get(call.name);
      if (entry !== undefined)
        yield { call, parameters: entry.args, ignores: entry.ignoresArguments === true, given, inFile };
    }
  }
}
