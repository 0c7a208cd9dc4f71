import { DEFAULT_SETTINGS, SETTINGS, type Setting, type Settings } from "./settings.ts";

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
  let settings = previous;
  for (const setting of SETTINGS as readonly Setting[]) {
    const value = lookup(sent, setting.key);
    if (value === undefined || value === null) continue;
    if (setting.type === "object" && isRecord(value))
      settings = put(settings, setting.key, members(setting, value, problems));
    else {
      const fault = faultOf(setting, value);
      if (fault === undefined) settings = put(settings, setting.key, value);
      else problems.push(`the setting \`ggen.${setting.key}\` ${fault}; the previous value is kept`);
    }
  }
  return { settings, problems };
}

/** Why a setting cannot have a value, to follow its name: "can be `a` or `b`, not `c`". Empty: `undefined` when it can. */
export function faultOf({ type, values }: Setting, value: unknown): string | undefined {
  const shown = `\`${JSON.stringify(value)}\``;
  switch (type) {
    case "boolean":
      return typeof value === "boolean" ? undefined : `is true or false, not ${shown}`;
    case "string":
      if (typeof value === "string" && (values?.includes(value) ?? true)) return undefined;
      return values === undefined ? `is a text, not ${shown}` : `can be ${oneOf(values)}, not ${shown}`;
    case "stringArray":
      return Array.isArray(value) && value.every((item) => typeof item === "string")
        ? undefined
        : `is a list of texts, not ${shown}`;
    case "object":
      return isRecord(value) ? undefined : `is a table, not ${shown}`;
  }
}

/** Why a member of an object setting cannot have a value. Empty: `undefined` when it can. */
export function memberFaultOf({ values = [] }: Setting, value: unknown): string | undefined {
  return values.includes(value as string) ? undefined : `can be ${oneOf(values)}, not \`${JSON.stringify(value)}\``;
}

/** The names of a setting's parts: `files.exclude` is `exclude` in the table `files`. */
export function pathOf(setting: Setting): string[] {
  return setting.key.split(".");
}

/** The members that can be used; the others are named and left out. */
function members(setting: Setting, value: Record<string, unknown>, problems: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([name, each]) => {
      const fault = memberFaultOf(setting, each);
      if (fault !== undefined) problems.push(`\`ggen.${setting.key}.${name}\` ${fault}`);
      return fault === undefined;
    }),
  );
}

function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `\`${value}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

function lookup(sent: unknown, key: string): unknown {
  if (!isRecord(sent)) return undefined;
  if (Object.hasOwn(sent, key)) return sent[key];
  let value: unknown = sent;
  for (const part of key.split(".")) value = isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  return value;
}

/** A copy of the settings with another value under a dotted key of the table. */
function put(settings: Settings, key: string, value: unknown): Settings {
  const [area, name] = key.split(".") as [keyof Settings, string | undefined];
  if (name === undefined) return { ...settings, [area]: value };
  return { ...settings, [area]: { ...(settings[area] as object), [name]: value } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
