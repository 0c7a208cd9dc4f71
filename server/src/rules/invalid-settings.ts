import { localSettingFaults } from "../model/localSettings.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { ManifestRule } from "./rule.ts";

/** A key or a value in `.ggen/ls.toml` that has no effect. Source: product decision 26 and the table of settings. */
export const invalidSettings: ManifestRule = {
  on: ["ls"],
  meta: { id: "invalid-settings", category: "structure", severity: "warning", since: "0.1.0", fixable: true },
  check({ manifest, ruleIds, report }) {
    for (const { range, name, fault, candidates } of localSettingFaults(manifest)) {
      const written = manifest.text.slice(range.start, range.end);
      const isQuoted = /^["']/.test(written);
      const meant = nearest(isQuoted ? written.slice(1, -1) : written, candidates);
      const change = isQuoted ? JSON.stringify(meant) : meant;
      report({
        range,
        message: fault === undefined ? `\`${name}\` is no setting` : `\`${name}\` ${fault}`,
        fixes: meant === undefined ? [] : [changeTo(range, change!)],
      });
    }
    for (const { key, keyRange } of manifest.toml.below("rules")) {
      if (ruleIds.has(key)) continue;
      const meant = nearest(key, ruleIds);
      const fixes = meant === undefined ? [] : [changeTo(keyRange, meant)];
      report({ range: keyRange, message: `there is no rule \`${key}\``, fixes });
    }
  },
};
