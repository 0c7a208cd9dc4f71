import { strict as assert } from "node:assert";
import { readToml } from "../../server/src/model/manifests/toml.ts";

/** What is read of a text, then the lines that are said to be wrong. */
function check(source: string, entries: string[], faulty: number[] = []): void {
  const { entries: found, problems } = readToml(source);
  assert.deepEqual(
    {
      entries: found.map(({ path, value }) => `${path.join(".")}=${JSON.stringify(value)}`),
      faulty: problems.map(({ range }) => source.slice(0, range.start).split("\n").length),
    },
    { entries, faulty },
  );
}

describe("TOML", () => {
  it("is read with the tables around it", () =>
    check('a = 1\n[b]\nc.d = "x"\n[[e]]\nf = { g = 1 }\n', ["a=1", 'b.c.d="x"', 'e.0.f={"g":1}', "e.0.f.g=1"]));
  it("without the line that is being written", () =>
    check("[a]\nb = \nc = 1\nd\n[e]\nf = 2\n", ["a.c=1", "e.f=2"], [2, 4]));
  it("without a header that is not closed", () =>
    check("[gpack\nid = 1\n[preset]\nport = 2\n", ["id=1", "preset.port=2"], [1]));
  it("without a list that is not closed", () => check('[a]\nb = ["x",\nc = 1\n[d]\ne = 2\n', ["a.c=1", "d.e=2"], [2]));
  it("with a list over several lines that has a fault in it", () =>
    check('[a]\nb = [\n  "x",\n  =,\n  "y",\n]\nc = 1\n', ['a.b=["x","y"]', 'a.b.0="x"', 'a.b.1="y"', "a.c=1"], [4]));
  it("not at all where nothing is TOML, and in no time", () => {
    const { problems, entries } = readToml("{{ ] [ \n".repeat(2000));
    assert.ok(problems.length > 0 && entries.length === 0);
  });
});
