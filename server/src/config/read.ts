import {
  DEFAULT_SETTINGS,
  SETTINGS,
  SEVERITY_NAMES,
  type Setting,
  type Settings,
  type SeverityName,
} from "./settings.ts";

/** What came of reading settings: the values that hold, and a sentence for each that cannot be used. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/**
 * Reads what a client sent below `ggen`. A value that cannot be used keeps what `previous` had, and is named.
 *
 * Nested objects (`{ files: { exclude: [] } }`) and dotted keys (`{ "files.exclude": [] }`) are both understood.
 */
export function readSettings(sent: unknown, previous: Settings = DEFAULT_SETTINGS): ReadSettings {
  const problems: string[] = [];
  const pick = <T>(setting: Setting, fallback: T): T => {
    const value = lookup(sent, setting.key);
    if (value === undefined || value === null) return fallback;
    if (isValid(setting, value)) return value as T;
    problems.push(`the setting \`ggen.${setting.key}\` cannot be ${JSON.stringify(value)}; the previous value is kept`);
    return fallback;
  };
  const [profile, rules, exclude, samples] = SETTINGS;
  const settings: Settings = {
    profile: pick(profile, previous.profile),
    rules: severities(pick<unknown>(rules, previous.rules), problems),
    files: { exclude: pick(exclude, previous.files.exclude) },
    samples: { enable: pick(samples, previous.samples.enable) },
  };
  return { settings, problems };
}

function lookup(sent: unknown, key: string): unknown {
  if (typeof sent !== "object" || sent === null) return undefined;
  if (key in sent) return (sent as Record<string, unknown>)[key];
  let value: unknown = sent;
  for (const part of key.split(".")) value = (value as Record<string, unknown> | null | undefined)?.[part];
  return value;
}

function isValid(setting: Setting, value: unknown): boolean {
  switch (setting.type) {
    case "boolean":
      return typeof value === "boolean";
    case "string":
      return typeof value === "string" && (setting.values?.includes(value) ?? true);
    case "stringArray":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "object":
      return typeof value === "object" && !Array.isArray(value);
  }
}

/** The severities among `rules`; what is none is named and left out. */
export function severities(rules: unknown, problems: string[]): Record<string, SeverityName> {
  const read: Record<string, SeverityName> = {};
  for (const [id, value] of Object.entries(rules as object)) {
    if (SEVERITY_NAMES.includes(value)) read[id] = value;
    else problems.push(`the rule \`${id}\` can be ${SEVERITY_NAMES.join(", ")}, not ${JSON.stringify(value)}`);
  }
  return read;
}
