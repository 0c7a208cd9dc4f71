import { coerce, gt, parse, prerelease, rcompare, Range as SemverRange, satisfies } from "semver";

/**
 * A version requirement in Cargo's dialect: a bare `1.2` means `^1.2`, a comma means "and", `*` any version.
 *
 * Source: product decision 11; Cargo's reference, "Specifying Dependencies". gpacks also write `>=0.1 <0.2` with a blank.
 */
export interface Requirement {
  readonly text: string;
  /** The same as the semver library writes it. */
  readonly range: SemverRange;
}

const PART = /^(?<operator>\^|~|>=|<=|>|<|=)?\s*v?(?<version>[0-9][0-9A-Za-z.+-]*(?:\.\*)?|\*)$/;

/** Reads a requirement. Empty: `undefined` when it is not one, which a rule reports. Never throws. */
export function parseRequirement(text: string): Requirement | undefined {
  const parts = splitParts(text);
  if (parts.length === 0) return undefined;
  const translated: string[] = [];
  for (const part of parts) {
    const match = PART.exec(part)?.groups;
    if (match === undefined) return undefined;
    const operator = match.operator ?? (match.version!.includes("*") ? "" : "^");
    translated.push(`${operator}${match.version}`);
  }
  try {
    return { text, range: new SemverRange(translated.join(" ")) };
  } catch {
    // The library refuses what only looks like a version, such as `1.2.3.4`.
    return undefined;
  }
}

/** Whether `version` meets the requirement; a prerelease only does where the requirement names one, as in Cargo. */
export function meets(requirement: Requirement, version: string): boolean {
  return parse(version) !== null && satisfies(version, requirement.range);
}

/** Whether version `a` is newer than `b`; false when either is not semver. */
export function isNewer(a: string, b: string): boolean {
  return parse(a) !== null && parse(b) !== null && gt(a, b);
}

/** Whether a version is a prerelease such as `2.1.0-beta.1`. */
export function isPrerelease(version: string): boolean {
  return prerelease(version) !== null;
}

/** The given versions that are semver, newest first. */
export function newestFirst(versions: Iterable<string>): string[] {
  return [...versions].filter((version) => parse(version) !== null).sort(rcompare);
}

/**
 * The requirement that admits `version`, written as the old one was: same operator, same number of digits.
 *
 * `^1.0` upgraded to 2.0.0 is `^2.0`; `1` is `2`; `=1.0.0` is `=2.0.0`. Empty: `undefined` for a requirement of several parts
 * or with a wildcard or a bound, which cannot be upgraded without knowing what its author meant.
 */
export function upgradedRequirement(text: string, version: string): string | undefined {
  const parts = splitParts(text);
  const match = parts.length === 1 ? PART.exec(parts[0]!)?.groups : undefined;
  if (match === undefined || match.version!.includes("*") || /^[<>]/.test(match.operator ?? "")) return undefined;
  const newest = coerce(version, { includePrerelease: true });
  if (newest === null) return undefined;
  const digits = match.version!.split(/[-+]/)[0]!.split(".").length;
  const whole = isPrerelease(version) || match.operator === "=" || digits >= 3;
  const kept = whole ? newest.version : [newest.major, newest.minor].slice(0, digits).join(".");
  return text.replace(parts[0]!, `${match.operator ?? ""}${kept}`);
}

/** Splits at commas and at blanks that stand before an operator: `>=0.1 <0.2`, `>= 0.1, < 0.2`. */
function splitParts(text: string): string[] {
  return text
    .split(/,|\s+(?=[<>=^~])/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
