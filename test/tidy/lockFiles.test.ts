import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";

interface Lock {
  readonly packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
}

describe("the lock files", () => {
  for (const path of ["package-lock.json", "clients/vscode/package-lock.json"]) {
    const { packages } = JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")) as Lock;

    it(`${path} names no registry`, () => {
      assert.deepEqual(
        Object.keys(packages).filter((name) => packages[name]?.resolved !== undefined),
        [],
      );
    });

    // An incremental `npm install` may leave them out, and `npm ci` of an older npm refuses the file then.
    it(`${path} lists the packages of every platform`, () => {
      const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
        Object.keys(optionalDependencies),
      );
      assert.deepEqual(
        optional.filter((name) => !Object.keys(packages).some((key) => key.endsWith(`node_modules/${name}`))),
        [],
        "run rm -rf node_modules package-lock.json && npm install",
      );
    });
  }
});
