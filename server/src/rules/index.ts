export { RULES } from "./all.ts";
export type { Category, Finding, Fix, Rule, RuleMeta, TextChange } from "./rule.ts";
export { findings, type RunOptions } from "./run.ts";
