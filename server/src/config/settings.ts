import type { Profile } from "../base/profile.ts";

/** One setting: what it is called, what it may be, and what it does. The table below is where every list of settings comes from. */
export interface Setting {
  /** Without the leading `ggen.`. */
  readonly key: string;
  readonly type: "boolean" | "string" | "object" | "stringArray";
  /** What a string, or every member of an object, may be; absent: anything. */
  readonly values?: readonly string[];
  readonly default: unknown;
  /** Markdown. */
  readonly description: string;
  /** As VS Code means it: `window` settings may differ per workspace, `resource` settings per folder. */
  readonly scope: "window" | "resource" | "machine";
  readonly since: string;
}

/** How strict a rule is, as settings spell it. */
export const SEVERITY_NAMES = ["off", "hint", "information", "warning", "error"] as const;
export type SeverityName = (typeof SEVERITY_NAMES)[number];

export const SETTINGS = [
  {
    key: "profile",
    type: "string",
    values: ["auto", "v1", "26"],
    default: "auto",
    description:
      "Which ggen the project is written for. `auto` looks at `ggen.toml`, `pack.toml` and `ggen.lock`; without any of them it is `v1`.",
    scope: "resource",
    since: "0.1.0",
  },
  {
    key: "rules",
    type: "object",
    values: SEVERITY_NAMES,
    default: {},
    description:
      "Severity of single rules, by id: `off`, `hint`, `information`, `warning` or `error`. `.ggen/ls.toml` of the project wins over this.",
    scope: "resource",
    since: "0.1.0",
  },
  {
    key: "files.exclude",
    type: "stringArray",
    default: [],
    description:
      "Globs of files that ggen leaves alone, besides what `.gitignore` names. They count from the workspace folder, in `.ggen/ls.toml` from the folder around `.ggen`.",
    scope: "resource",
    since: "0.1.0",
  },
  {
    key: "generation.finalNewline",
    type: "string",
    values: ["ggen", "always"],
    default: "ggen",
    description:
      "How a generated file ends. `ggen` is what ggen itself writes, which drops the last line break of a v1 template; `always` adds one where it is missing.",
    scope: "resource",
    since: "0.1.0",
  },
  {
    key: "generation.missingMarker",
    type: "string",
    values: ["error", "append"],
    default: "error",
    description:
      "What an injection does when the text of `before` or `after` is not in the file: `error` refuses, `append` writes at the end, as ggen does.",
    scope: "resource",
    since: "0.1.0",
  },
  {
    key: "samples.enable",
    type: "boolean",
    default: true,
    description: "Whether the packs that the server carries are offered, after those of all registries.",
    scope: "window",
    since: "0.1.0",
  },
] as const satisfies readonly Setting[];

/** The settings that hold for a file. */
export interface Settings {
  readonly profile: "auto" | Profile;
  readonly rules: Readonly<Record<string, SeverityName>>;
  readonly files: { readonly exclude: readonly string[] };
  readonly generation: {
    readonly finalNewline: "ggen" | "always";
    readonly missingMarker: "error" | "append";
  };
  readonly samples: { readonly enable: boolean };
}

export const DEFAULT_SETTINGS: Settings = {
  profile: "auto",
  rules: {},
  files: { exclude: [] },
  generation: { finalNewline: "ggen", missingMarker: "error" },
  samples: { enable: true },
};
