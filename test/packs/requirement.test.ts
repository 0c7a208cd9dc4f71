import { strict as assert } from "node:assert";
import { meets, parseRequirement, upgradedRequirement } from "../../server/src/packs/index.ts";

describe("a version requirement", () => {
  const cases: Array<[requirement: string, meets: string, misses: string]> = [
    ["1.2", "1.9.0", "2.0.0"],
    ["^1.0", "1.0.0", "2.0.0"],
    ["~1.2", "1.2.9", "1.3.0"],
    ["=1.0.0", "1.0.0", "1.0.1"],
    [">=0.1 <0.2", "0.1.5", "0.2.0"],
    [">=0.1, <0.2", "0.1.5", "0.2.0"],
    ["1.*", "1.7.0", "2.0.0"],
    ["0.3", "0.3.4", "0.4.0"],
    ["*", "7.0.0", "not a version"],
    ["1", "1.5.0", "2.0.0-beta.1"],
  ];
  for (const [text, yes, no] of cases)
    it(`\`${text}\` admits ${yes} and not ${no}`, () => {
      const requirement = parseRequirement(text)!;
      assert.equal(meets(requirement, yes), true);
      assert.equal(meets(requirement, no), false);
    });

  for (const text of ["", "latest", "1.2.3.4.5", "^^1", "1.2 || 2", "git"])
    it(`\`${text}\` is none`, () => assert.equal(parseRequirement(text), undefined));
});

describe("an upgraded requirement", () => {
  const cases: Array<[from: string, version: string, to: string | undefined]> = [
    ["^1.0", "2.0.0", "^2.0"],
    ["1", "2.3.4", "2"],
    ["~1.2", "1.4.0", "~1.4"],
    ["1.0.0", "2.0.0", "2.0.0"],
    ["=1.0.0", "2.0.0", "=2.0.0"],
    ["^1.0", "2.0.0-beta.1", "^2.0.0-beta.1"],
    [" ^1.0 ", "2.0.0", " ^2.0 "],
    [">=1, <2", "2.0.0", undefined],
    [">=1", "2.0.0", undefined],
    ["1.*", "2.0.0", undefined],
    ["nonsense", "2.0.0", undefined],
  ];
  for (const [from, version, to] of cases)
    it(`of \`${from}\` for ${version} is ${to === undefined ? "not made" : `\`${to}\``}`, () => {
      assert.equal(upgradedRequirement(from, version), to);
      if (to !== undefined) assert.equal(meets(parseRequirement(to)!, version), true);
    });
});
