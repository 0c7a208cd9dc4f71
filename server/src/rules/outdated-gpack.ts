import { dependenciesOf } from "../model/manifests/index.ts";
import { findPack, meets, newestVersion, parseRequirement, upgradedRequirement } from "../packs/index.ts";
import { replace } from "./fixes.ts";
import type { ManifestRule } from "./rule.ts";

/** A dependency whose requirement keeps the newest version out. */
export const outdatedGpack: ManifestRule = {
  on: ["gpack"],
  meta: { id: "outdated-gpack", category: "packs", severity: "information", since: "0.1.0", fixable: true },
  check({ manifest, registries, report }) {
    for (const { id, requirement, requirementRange } of dependenciesOf(manifest)) {
      const parsed = parseRequirement(requirement);
      const known = findPack(registries, id);
      const newest = known === undefined ? undefined : newestVersion(known.pack);
      if (parsed === undefined || newest === undefined || meets(parsed, newest)) continue;
      if (![...known!.pack.versions.keys()].some((version) => meets(parsed, version))) continue;
      const upgraded = upgradedRequirement(requirement, newest);
      report({
        range: requirementRange,
        message: `${id} ${newest} is available from ${known!.registry.name}, and \`${requirement}\` keeps it out`,
        fixes: upgraded === undefined ? [] : [replace(`Upgrade ${id} to ${newest}`, requirementRange, upgraded)],
      });
    }
  },
};
