export { RULES } from "./all.ts";
export { safeChanges } from "./fixes.ts";
export type { Category, Finding, Fix, Rule, RuleMeta, TextChange } from "./rule.ts";
export { findingSteps, findings, type RunOptions } from "./run.ts";
