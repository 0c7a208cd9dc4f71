import type { Range } from "../base/range.ts";
import { faultOf, memberFaultOf, pathOf, type ReadSettings, readSettings } from "../config/read.ts";
import { SETTINGS, type Setting, type Settings } from "../config/settings.ts";
import type { ManifestModel, TomlEntry } from "./manifests/index.ts";

/** The settings that a project may make for itself in `.ggen/ls.toml`: those that may differ from folder to folder. */
export const localSettingsTable: readonly Setting[] = (SETTINGS as readonly Setting[]).filter(
  ({ scope }) => scope === "resource",
);

/** The client's settings with what `.ggen/ls.toml` says of them: it wins, member by member where a setting has members. */
export function localSettings({ toml }: ManifestModel, client: Settings): ReadSettings {
  const sent: Record<string, unknown> = {};
  for (const setting of localSettingsTable) {
    const path = pathOf(setting);
    if (setting.type === "object") {
      const own = Object.fromEntries(toml.below(...path).map((entry) => [entry.key, entry.value]));
      sent[setting.key] = { ...(valueAt(client, path) as object), ...own };
    } else sent[setting.key] = toml.get(...path)?.value;
  }
  return readSettings(sent, client);
}

/** Something in `.ggen/ls.toml` that has no effect. */
export interface LocalSettingFault {
  readonly range: Range;
  /** Follows the name in a sentence; absent for a key that is none. */
  readonly fault?: string;
  /** The key as written, with the names of its tables. */
  readonly name: string;
  /** What else could stand there: names of the same table. */
  readonly candidates: readonly string[];
}

/** Every key that is no setting, and every value that cannot be used, in document order. */
export function localSettingFaults({ toml }: ManifestModel): LocalSettingFault[] {
  const faults: LocalSettingFault[] = [];
  for (const { path, nameRange } of toml.tables)
    if (!isTable(path)) faults.push({ range: nameRange, name: path.join("."), candidates: namesAt(path.slice(0, -1)) });
  for (const entry of toml.entries) {
    const fault = entryFault(entry);
    if (fault !== undefined) faults.push(fault);
  }
  return faults.sort((a, b) => a.range.start - b.range.start);
}

function entryFault({ path, value, keyRange, valueRange }: TomlEntry): LocalSettingFault | undefined {
  const name = path.join(".");
  // What is in an unknown table, or in a list, is not judged again.
  if (path.length > 1 && !isTable(path.slice(0, -1))) return undefined;
  const setting = localSettingsTable.find((each) => each.key === name);
  const around = localSettingsTable.find((each) => each.type === "object" && each.key === path.slice(0, -1).join("."));
  if (setting === undefined && around === undefined) {
    if (isTable(path) && typeof value === "object") return undefined;
    return { range: keyRange, name, candidates: namesAt(path.slice(0, -1)) };
  }
  const fault = setting === undefined ? memberFaultOf(around!, value) : faultOf(setting, value);
  const candidates = (setting ?? around)!.values ?? [];
  return fault === undefined ? undefined : { range: valueRange, fault, name, candidates };
}

/** Whether a path names a table that holds settings, or is a setting with members. */
function isTable(path: readonly (string | number)[]): boolean {
  const name = path.join(".");
  return localSettingsTable.some(({ key, type }) => key.startsWith(`${name}.`) || (type === "object" && key === name));
}

/** The names that may stand in a table. */
function namesAt(path: readonly (string | number)[]): string[] {
  const names = localSettingsTable
    .map(pathOf)
    .filter((parts) => parts.length > path.length && path.every((part, index) => parts[index] === part))
    .map((parts) => parts[path.length]!);
  return [...new Set(names)];
}

function valueAt(settings: Settings, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], settings);
}
