import type { ManifestModel } from "../model/manifests/index.ts";
import { parseRequirement } from "../packs/index.ts";
import type { ManifestRule, Report } from "./rule.ts";

const required = ["id", "name", "version", "description", "license", "ggen_compat"];

/** A `gpack.toml` that lacks what ggen reads, or has another tool's shape. Source: format section e.1. */
export const invalidGpack: ManifestRule = {
  on: ["gpack"],
  meta: { id: "invalid-gpack", category: "packs", severity: "warning", since: "0.1.0", fixable: true },
  check({ manifest, report }) {
    const { toml } = manifest;
    // Half a file is not judged by what it lacks.
    if (toml.problems.length > 0) return;
    const own = toml.tables.find((table) => table.path.length === 1 && table.path[0] === "gpack");
    const cargo = toml.tables.find((table) => table.path.length === 1 && table.path[0] === "package");
    if (own === undefined && cargo !== undefined) {
      const range = cargo.nameRange;
      const fixes = [{ title: "Change to `[gpack]`", changes: [{ range, newText: "gpack" }], safe: false }];
      report({ range, severity: "error", message: "ggen reads `[gpack]`; `[package]` is Cargo's", fixes });
      return;
    }
    if (own === undefined) {
      report({
        range: { start: 0, end: Math.min(1, manifest.text.length) },
        severity: "error",
        message: "there is no `[gpack]` table",
      });
      return;
    }
    const missing = required.filter((key) => toml.get("gpack", key) === undefined);
    if (missing.length > 0)
      report({
        range: own.nameRange,
        severity: "error",
        message: `\`[gpack]\` lacks ${missing.map((key) => `\`${key}\``).join(", ")}`,
      });
    version(manifest, report);
    for (const entry of toml.below("dependencies"))
      if (typeof entry.value === "string" && parseRequirement(entry.value) === undefined)
        report({ range: entry.valueRange, message: `\`${entry.value}\` is no version requirement` });
  },
};

function version({ toml }: ManifestModel, report: Report): void {
  const entry = toml.get("gpack", "version");
  if (entry === undefined || (typeof entry.value === "string" && /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(entry.value)))
    return;
  report({ range: entry.valueRange, message: `\`${String(entry.value)}\` is no version of the form 1.2.3` });
}
