import type { ManifestRule } from "./rule.ts";

/** A manifest that the TOML parser refuses. */
export const invalidToml: ManifestRule = {
  on: ["gpack", "ggen", "pack", "package", "lock", "make", "registries", "webhooks", "auth", "ls", "dotGgen"],
  meta: { id: "invalid-toml", category: "structure", severity: "error", since: "0.1.0", fixable: false },
  check({ manifest, report }) {
    // What follows the first few is mostly their echo.
    for (const { message, range } of manifest.toml.problems.slice(0, 3)) report({ range, message });
  },
};
