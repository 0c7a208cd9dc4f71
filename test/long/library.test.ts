import { strict as assert } from "node:assert";
import { catalog } from "../../server/src/model/catalog/index.ts";
import { loadEngine, render } from "../support/engine.ts";

/** Texts, numbers and collections that nobody means well with, as they are written in a template. */
const VALUES = [
  ...['"\ud83d"', '"\\ud83d"', '"a\ud83d%"', '"\0"', '"__proto__"', '"constructor"', '"%"', '"((("', '""'],
  ...['"2001-02-30"', '"99999999999999999999"', `"${"x".repeat(7_000)}"`, "true", "0.0", "1e308", "-1"],
  ...["9223372036854775807", "-9223372036854775808", '[1, "a", true]', "[]", "x", "map", "nothing", "deep", "mixed"],
];
const CONTEXT = `{"x": "a\udc00b", "map": {"__proto__": 1, "constructor": {"a": "\ud83d"}, "a": [1, {"__proto__": null}]},
  "nothing": null, "deep": [[[[[1]]]]], "mixed": [null, {"a": 1}, {"a": "x"}, {}, 18446744073709551616]}`;

/** Every call of a filter, function or test with none, one or two of its arguments. */
function* calls(name: string, args: ReadonlyArray<{ readonly name: string }>): Generator<string> {
  yield name;
  for (const first of args)
    for (const value of VALUES) {
      yield `${name}(${first.name}=${value})`;
      const second = args[args.indexOf(first) + 1];
      if (second !== undefined)
        for (const other of VALUES) yield `${name}(${first.name}=${value}, ${second.name}=${other})`;
    }
}

describe("the library, on values that nobody means well with", () => {
  before(loadEngine);

  for (const profile of ["v1", "26"] as const)
    it(`gives a value or refuses, and never fails itself (profile ${profile})`, function () {
      this.timeout(900_000);
      const { filters, functions, tests } = catalog(profile);
      // A bug of ours throws here.
      const runs = (body: string) => {
        try {
          render(body, { context: CONTEXT, fuel: 200_000, profile });
        } catch (error) {
          assert.fail(`${JSON.stringify(body)}: ${error instanceof Error ? error.stack : error}`);
        }
      };
      for (const [name, { args }] of filters)
        for (const call of calls(name, args)) for (const value of VALUES) runs(`{{ ${value} | ${call} }}`);
      for (const [name, { args }] of functions)
        for (const call of calls(name, args)) runs(`{{ ${call === name ? `${name}()` : call} }}`);
      for (const name of tests.keys())
        for (const value of ["x", "map", "nothing", "deep", "mixed"])
          for (const arg of VALUES) runs(`{{ ${value} is ${name}(${arg}) }}`);
      for (const operator of ["+", "-", "*", "/", "%", "~", "==", "<", "in", "and"])
        for (const left of VALUES) for (const right of VALUES) runs(`{{ ${left} ${operator} ${right} }}`);
      for (const value of VALUES) runs(`{% for k, v in ${value} %}{{ k }}{{ map[v] }}{% endfor %}{{ map[${value}] }}`);
    });
});
